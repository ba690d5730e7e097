"""YAML text → plain values, and the position of every one of them.

Every scalar is read as text, so that `no`, `012` and `12:30` mean what the author typed; the schema gives
them their types. What YAML offers beyond mappings, lists and text (anchors, tags, several documents) is
refused: it surprises authors and helps attackers. The C parser is used for its speed.
"""

import errno
import re
import stat
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, islice
from pathlib import Path
from typing import Any, NamedTuple

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
#: So many hidden characters are reported: a damaged file can have millions.
MAX_HIDDEN = 100

#: Where something is in a file: keys of mappings and indices of lists, from the top.
Place = tuple[str | int, ...]
#: A scalar's event; or a collection's opening event with its parts (of a mapping: key → key's event, value).
_Node = Any

_HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff"
    r"\ud800-\udfff]"
)
_ODD_INDENT = re.compile(r"^ *[\xa0\u2000-\u200a\u202f\u3000]", re.MULTILINE)


class _Syntax(NamedTuple):
    """What libyaml says (a pattern in it), what we say, what to do.

    With `at_start`, it is shown where the guilty part starts, not where reading failed.
    """

    pattern: str
    message: str
    help: str
    at_start: bool = False


#: The first that fits counts.
_SYNTAX = (
    _Syntax(
        "mapping values are not allowed",
        "a colon where a value was expected",
        "put a text that contains `: ` in straight quotes, or write it on the next line after `>-`",
    ),
    _Syntax(
        "found unexpected end of stream",
        "a quote that is opened here is never closed",
        "close the quote, or drop it: most texts need none",
        at_start=True,
    ),
    _Syntax(
        "cannot start any token|expected alphabetic or numeric|scanning a tag|parsing a node.*tag",
        "a text cannot start with this character",
        "put the whole text in quotes",
        at_start=True,
    ),
    _Syntax(
        "entries are not allowed|mapping keys are not allowed",
        "a text cannot start with `- ` or `? `",
        "put the whole text in quotes, or write a list on the lines below its key",
    ),
    _Syntax(
        "expected comment or line break",
        "there is text on the line of the `>` or `|`",
        "write the text on the next line, indented; or put the whole text in quotes",
    ),
    _Syntax(
        "could not find expected ':'",
        "this line is neither `key: value` nor a list item",
        "add the missing `:` or `- `, or indent the line further than its key if it continues a text",
        at_start=True,
    ),
    _Syntax(
        "escape|parsing a quoted scalar",
        "a backslash that means nothing here",
        "write `\\\\` for a backslash, or use single quotes round the text",
    ),
    _Syntax(
        "did not find expected ',' or",
        "a bracket that is opened here is never closed",
        "close the bracket, or put the text in quotes if it was meant as text",
        at_start=True,
    ),
    _Syntax(
        "did not find expected node content",
        "a value is missing before this character",
        "remove it, or put the whole text in quotes if it was meant as text",
    ),
    _Syntax(
        "did not find expected '-' indicator",
        "this is neither an item of the list above it nor a key that lines up with others",
        "start it with `- `, or indent it exactly like the keys that it belongs to",
    ),
    _Syntax(
        "did not find expected key",
        "this does not line up with the lines above it",
        "check the indentation: keys that belong together start in the same column, and so do the lines of a text",
    ),
    _Syntax(
        "did not find expected <document start>",
        "this does not line up with the first key of the file",
        "start all keys of the file in its first column, and remove lines of `...`",
    ),
    _Syntax(
        "directive|incompatible YAML",
        "a line that starts with `%`",
        "remove it",
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
            # `12` is not the one in `1812`, as long as there is another.
            whole = re.compile(rf"(?<!\w){pattern}(?!\w)").search(self.text, start, end)
            if found := whole or re.compile(pattern).search(self.text, start, end):
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
        elif isinstance(event, ScalarEvent) and event.style in ("|", ">"):
            # A text after `>-` is shown by its words, not by the sign.
            words = re.compile(r".*\n\s*").match(self.text, start, end)
            start = words.end() if words else start
        return start, max(end, start)

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _line_starts(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self._lines[:-1]), initial=0))

    def _diagnostic(self, code: str, message: str, start: int, end: int, help: str) -> Diagnostic:
        line = bisect_right(self._line_starts, start)
        column = start - self._line_starts[line - 1] + 1
        excerpt = self._lines[line - 1]
        return Diagnostic(
            code,
            message,
            self.path,
            line=line,
            column=column,
            width=max(1, len(excerpt[column - 1 : column - 1 + end - start].rstrip())),
            excerpt=excerpt,
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
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _characters(source: Source) -> Iterator[Diagnostic]:
    for found in islice(_HIDDEN.finditer(source.text), MAX_HIDDEN):
        message = f"a character that cannot be seen, {_name(found[0])}"
        yield source._diagnostic(
            "Y106", message, found.start(), found.end(), "delete it and type the text anew"
        )
    for found in _ODD_INDENT.finditer(source.text):
        message = f"a space that YAML does not take for one, {_name(found[0][-1])}"
        yield source._diagnostic(
            "Y106", message, found.end() - 1, found.end(), "delete it and type a plain space"
        )
    if "\t" in source.text:
        for line in re.finditer(r"^([^\t\n]*)\t", source.text, re.MULTILINE):
            start = line.end() - 1
            yield source._diagnostic(
                "Y107", "a tab", start, start + 1, "use spaces: tabs look different everywhere"
            )


def _name(char: str) -> str:
    """`U+200B zero width space`"""
    return f"U+{ord(char):04X} {unicodedata.name(char, '').lower()}".rstrip()


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
            help = "start with `title: …`, a space after the colon"
            if isinstance(value, list):
                help = "start with `title: …` and `article: …`, and indent this list below `questions:`"
            self._find_at(event, "Y208", "the file does not start with a key", help)
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
            if event.style == '"' and (hidden := _HIDDEN.search(event.value)):
                message = f"an escape for a character that cannot be seen, {_name(hidden[0])}"
                self._find_at(event, "Y106", message, "remove it from the text")
            return event.value, event
        if kind is AliasEvent:
            help = "put a text that starts with `*` in quotes, or write the value out again"
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
            help = "put a text that starts with `&` in quotes, or remove the anchor"
            self._find_at(event, "Y203", f"`&{event.anchor}` is an anchor, which banks do not use", help)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            help = "put a text that starts with `!` in quotes, or remove the tag"
            self._find_at(event, "Y204", f"`{tag}` is a tag, which banks do not use", help)

    def _find(self, code: str, message: str, start: int, end: int, help: str) -> None:
        self.findings.append(self.source._diagnostic(code, message, start, end, help))

    def _find_at(self, event: Any, code: str, message: str, help: str) -> None:
        start = event.start_mark.index
        scalar = isinstance(event, ScalarEvent | AliasEvent)
        self._find(code, message, start, event.end_mark.index if scalar else start + 1, help)

    def _syntax(self, error: yaml.YAMLError) -> None:
        problem = str(getattr(error, "problem", None) or error)
        said = f"{getattr(error, 'context', None)}: {problem}"
        other = _Syntax("", f"this is not YAML: {problem}", "see the authoring guide for the form of a bank")
        kind = next((kind for kind in _SYNTAX if re.search(kind.pattern, said)), other)
        mark = (kind.at_start and getattr(error, "context_mark", None)) or getattr(
            error, "problem_mark", None
        )
        start = min(mark.index if mark else 0, len(self.source.text.rstrip()) - 1)
        message, help, start = self._closer_look(kind, start)
        found = self.source._diagnostic("Y201", message, start, start + 1, help)
        if found.line not in [earlier.line for earlier in self.findings]:
            self.findings.append(found)

    def _closer_look(self, kind: _Syntax, start: int) -> tuple[str, str, int]:
        """What the line itself tells beyond libyaml's words: a message, a help, and where to show them."""
        text = self.source.text
        before = text[text.rfind("\n", 0, start) + 1 : start].strip()
        if "neither `key" in kind.message and (
            found := re.compile(r"-(?=\S)|[\w-]+:(?=\S)").match(text, start)
        ):
            return kind.message, f"put a space after the `{found[0][-1]}`", start
        if "a colon" in kind.message and re.fullmatch(r"[\w-]+", before):
            message = "this key is indented deeper than the key above it, which has a value already"
            return message, "indent it like the keys that it belongs to", start
        if re.search("lines? up", kind.message) and before.endswith(("'", '"', "]", "}")):
            quoted = self._last_text()
            if before.endswith(("'", '"')) and quoted and quoted.start_mark.line < quoted.end_mark.line:
                message = f"a quote that is opened here is closed only on line {quoted.end_mark.line + 1}"
                help = "close it where the text ends, or drop it: most texts need none"
                return message, help, quoted.start_mark.index
            help = "remove it, or write the whole text on the next line after `>-`, where such signs mean nothing"
            return "text after a closing quote or bracket", help, start
        return kind.message, kind.help, start

    def _last_text(self) -> Any:
        """The last text before reading failed."""
        parser, last = CParser(self.source.text), None
        try:
            while event := parser.get_event():
                last = event if isinstance(event, ScalarEvent) else last
        except yaml.YAMLError:
            pass
        return last
