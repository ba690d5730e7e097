"""YAML text → plain values, and the position of every one of them.

Every scalar is read as text, so that `no`, `012` and `12:30` mean what the author typed; the schema gives
them their types. What YAML offers beyond mappings, lists and text (anchors, tags, several documents) is
refused: it surprises authors and helps attackers. The C parser is used for its speed.
"""

import errno
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml._yaml import CParser  # the C parser alone, without the loaders round it
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from quizapp.diagnostics import Diagnostic

#: A file of this size holds about 3,000 questions: far more than one quiz, and read in a fifth of a second.
MAX_BYTES = 2_000_000
#: The deepest file that makes sense has seven levels.
MAX_DEPTH = 20

#: Where something is in a file: keys of mappings and indices of lists, from the top.
Place = tuple[str | int, ...]
#: A scalar's event; or a collection's opening event with its parts (of a mapping: key → key's event, value).
_Node = Any

_HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)

#: What libyaml says, in our words, and what to do. The first phrase that occurs in its message counts.
_SYNTAX = (
    (
        "mapping values are not allowed",
        "a colon where a value was expected",
        "put a text that contains `: ` in quotes, or write it on the next line after `>-`",
    ),
    (
        "found unexpected end of stream",
        "a quote that is opened here is never closed",
        "close the quote, or drop it: most texts need none",
    ),
    (
        "cannot start any token",
        "a text cannot start with this character",
        "put the whole text in quotes",
    ),
    (
        "found a tab character",
        "a tab is used for indentation",
        "indent with spaces",
    ),
    (
        "could not find expected ':'",
        "this line is neither `key: value` nor a list item",
        "add the missing `:`, or indent the line further than its key if it continues a text",
    ),
    (
        "unknown escape character",
        "an unknown escape in a text in double quotes",
        "write `\\\\` for a backslash, or use single quotes",
    ),
    (
        "did not find expected ',' or",
        "a bracket that is opened here is never closed",
        "close the bracket, or put the text in quotes if it was meant as text",
    ),
    (
        "did not find expected '-' indicator",
        "a list ends here, but the line does not start a new key of the level above",
        "start it with `- `, or indent it like the key that it belongs to",
    ),
    (
        "did not find expected key",
        "this does not fit the lines above it",
        "check the indentation: keys of one mapping start in the same column, and text after a closing "
        "quote is not allowed",
    ),
)


class SourceError(Exception):
    """The file has no usable content; `diagnostics` says why."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        super().__init__(diagnostics[0].message)
        self.diagnostics = diagnostics


@dataclass
class Source:
    """A file as it was read.

    `value` is made of dict, list and str only. Positions are asked for with `at`.
    """

    path: str
    text: str
    value: dict[str, Any] = field(default_factory=dict)
    node: _Node = None

    def at(
        self,
        code: str,
        message: str,
        place: Place = (),
        *,
        key: bool = False,
        words: str = "",
        help: str = "",
    ) -> Diagnostic:
        """A diagnostic at the value that `place` leads to (as far as it leads).

        With `key`, at the key of that value; with `words`, at these words inside it, where they can be found.
        """
        start, end = self._range(place, key)
        if words:
            pattern = r"\s+".join(re.escape(word) for word in words.split())
            if found := re.compile(pattern).search(self.text, start, end):
                start, end = found.span()
        return self._diagnostic(code, message, start, end, help)

    def _range(self, place: Place, key: bool) -> tuple[int, int]:
        node, key_event = self.node, None
        for step in place:
            parts = node[1] if isinstance(node, tuple) else None
            if isinstance(parts, dict) and step in parts:
                key_event, node = parts[step]
            elif isinstance(parts, list) and isinstance(step, int) and step < len(parts):
                key_event, node = None, parts[step]
            else:
                break
        event = key_event if key and key_event else node[0] if isinstance(node, tuple) else node
        if event is None:
            return 0, 0
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            # A collection is shown by its first line: `- id: first-consul`, not all that follows.
            end = self.text.find("\n", start)
            end = len(self.text) if end < 0 else end
        return start, max(end, start)

    def _diagnostic(self, code: str, message: str, start: int, end: int, help: str) -> Diagnostic:
        start = min(start, len(self.text))
        line_start = self.text.rfind("\n", 0, start) + 1
        line_end = self.text.find("\n", start)
        line_end = len(self.text) if line_end < 0 else line_end
        return Diagnostic(
            code,
            message,
            self.path,
            line=self.text.count("\n", 0, start) + 1,
            column=start - line_start + 1,
            width=max(1, len(self.text[start : min(end, line_end)].rstrip())),
            excerpt=self.text[line_start:line_end],
            help=help,
        )


def read(file: Path, shown: str) -> Source:
    """Read one file; `shown` is its path as diagnostics print it.

    Raises SourceError with every finding: what is wrong with the file itself, else what is wrong with its
    characters, else what is wrong with its YAML.
    """
    return parse(_text(file, shown), shown)


def parse(text: str, shown: str) -> Source:
    """Read YAML text. Raises SourceError."""
    source = Source(shown, text)
    if not text.strip():
        raise SourceError([Diagnostic("Y105", "the file is empty", shown, help="write a quiz, or delete it")])
    if findings := list(_characters(source)):
        raise SourceError(findings)
    builder = _Builder(source)
    builder.build()
    if builder.findings:
        raise SourceError(builder.findings)
    return source


def _text(file: Path, shown: str) -> str:
    def refuse(code: str, message: str, help: str) -> SourceError:
        return SourceError([Diagnostic(code, message, shown, help=help)])

    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise refuse("Y102", "this is not a file", "a bank is made of plain files and folders")
        if status.st_size > MAX_BYTES:
            size = f"{status.st_size / 1e6:,.1f} MB"
            help = f"split it into several quizzes of at most {MAX_BYTES // 1_000_000} MB"
            raise refuse("Y103", f"the file is too large ({size})", help)
        data = file.read_bytes()
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise refuse("Y102", "a symbolic link that leads back to itself", "remove the link") from None
        if error.errno == errno.ENOENT:
            raise refuse("Y102", "a link to a file that does not exist", "mend or remove the link") from None
        why = (error.strerror or "unknown error").lower()
        raise refuse("Y101", f"the file cannot be read: {why}", "make it readable for this user") from None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refuse("Y104", "the file is in UTF-16, not UTF-8", "save it again with the encoding UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        line = before.count("\n") + 1
        message = f"byte {data[error.start]:#04x} is not UTF-8"
        raise SourceError(
            [
                Diagnostic(
                    "Y104",
                    message,
                    shown,
                    line=line,
                    column=len(before) - before.rfind("\n"),
                    help="save the file again with the encoding UTF-8",
                )
            ]
        ) from None
    return text.replace("\r\n", "\n")


def _characters(source: Source) -> Iterator[Diagnostic]:
    for found in _HIDDEN.finditer(source.text):
        name = f"U+{ord(found[0]):04X}"
        message = f"a character that cannot be seen, {name}"
        yield source._diagnostic(
            "Y106", message, found.start(), found.end(), "delete it and type the text anew"
        )
    if "\t" in source.text:
        for line in re.finditer(r"^([^\t\n]*)\t", source.text, re.MULTILINE):
            start = line.end() - 1
            yield source._diagnostic(
                "Y107", "a tab", start, start + 1, "use spaces: tabs look different everywhere"
            )


class _Stop(Exception):
    """Reading cannot go on after the finding just made."""


class _Builder:
    """One pass over the parser's events: the value and its positions together."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Diagnostic] = []
        self.next: Callable[[], Any] = CParser(source.text).get_event

    def build(self) -> None:
        try:
            self._document()
        except _Stop:
            pass
        except yaml.YAMLError as error:
            self._syntax(error)

    def _document(self) -> None:
        self.next()  # the stream's start
        if not isinstance(self.next(), DocumentStartEvent):
            self._find("Y105", "the file holds only comments", 0, 0, "write a quiz, or delete the file")
            return
        event = self.next()
        value, node = self._node(event, 0)
        self.source.node = node
        if isinstance(value, dict):
            self.source.value = value
        else:
            self._find_at(
                event, "Y208", "the file is not a mapping of keys to values", "start with `title: …`"
            )
        self.next()  # the document's end
        event = self.next()
        if isinstance(event, DocumentStartEvent):
            self._find_at(
                event, "Y206", "a second document in one file", "remove the `---`, or make two files"
            )

    def _node(self, event: Any, depth: int) -> tuple[Any, _Node]:
        kind = type(event)
        if kind is ScalarEvent:
            if event.tag is not None or event.anchor is not None:
                self._refuse_extras(event)
            return event.value, event
        if kind is AliasEvent:
            help = "write the value out again where it is needed"
            self._find_at(event, "Y203", f"`*{event.anchor}` is an alias, which banks do not use", help)
            return "", event
        if depth == MAX_DEPTH:
            message = f"nested more than {MAX_DEPTH} levels deep"
            self._find_at(event, "Y202", message, "a quiz needs seven: look for a missing bracket")
            raise _Stop
        if event.tag is not None or event.anchor is not None:
            self._refuse_extras(event)
        return self._mapping(event, depth) if kind is MappingStartEvent else self._list(event, depth)

    def _list(self, start: Any, depth: int) -> tuple[list[Any], _Node]:
        values, nodes = [], []
        while type(event := self.next()) is not SequenceEndEvent:
            value, node = self._node(event, depth + 1)
            values.append(value)
            nodes.append(node)
        return values, (start, nodes)

    def _mapping(self, start: Any, depth: int) -> tuple[dict[str, Any], _Node]:
        values: dict[str, Any] = {}
        nodes: dict[str, tuple[Any, _Node]] = {}
        while type(event := self.next()) is not MappingEndEvent:
            key, _ = self._node(event, depth + 1)
            value, node = self._node(self.next(), depth + 1)
            if type(key) is not str:
                self._find_at(event, "Y207", "a key that is not plain text", "put the key in quotes")
            elif key in values:
                line = nodes[key][0].start_mark.line + 1
                help = f"it stands on line {line} already: remove one, or make one list of both"
                self._find_at(event, "Y205", f"the key `{key}` stands here twice", help)
            else:
                values[key] = value
                nodes[key] = event, node
        return values, (start, nodes)

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            self._find_at(
                event, "Y203", f"`&{event.anchor}` is an anchor, which banks do not use", "remove it"
            )
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            help = "remove it: the schema knows the type of each value"
            self._find_at(event, "Y204", f"`{tag}` is a tag, which banks do not use", help)

    def _find(self, code: str, message: str, start: int, end: int, help: str) -> None:
        self.findings.append(self.source._diagnostic(code, message, start, end, help))

    def _find_at(self, event: Any, code: str, message: str, help: str) -> None:
        start = event.start_mark.index
        scalar = isinstance(event, ScalarEvent | AliasEvent)
        self._find(code, message, start, event.end_mark.index if scalar else start + 1, help)

    def _syntax(self, error: yaml.YAMLError) -> None:
        problem = str(getattr(error, "problem", None) or error)
        for phrase, message, help in _SYNTAX:
            if phrase in problem:
                break
        else:
            message, help = f"this is not YAML: {problem}", "see the authoring guide for the form of a bank"
        # An unclosed quote or bracket is best shown where it opens, everything else where reading failed.
        opened = "never closed" in message and getattr(error, "context_mark", None)
        mark = opened or getattr(error, "problem_mark", None)
        index = mark.index if mark else 0
        if index >= len(self.source.text.rstrip()):
            index = max(0, len(self.source.text.rstrip()) - 1)
        self._find("Y201", message, index, index + 1, help)
