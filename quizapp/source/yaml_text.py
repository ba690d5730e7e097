"""YAML text → plain values, and the position of every one of them.

Every scalar is read as text, so that `no`, `012` and `12:30` mean what the author typed; the schema gives
them their types. What YAML offers beyond mappings, lists and text (anchors, tags, several documents) is
refused: it surprises authors and helps attackers. The C parser is used for its speed.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
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
)

from quizapp.source.diagnostics import EXCERPT_WIDTH, Diagnostic
from quizapp.source.files import SourceError, read_text
from quizapp.source.yaml_errors import explain

#: The deepest file that makes sense has seven levels.
MAX_DEPTH = 20
#: So many hidden characters, odd spaces and tabs are reported of each: a damaged file can have millions.
MAX_HIDDEN = 100
#: So many characters of a long line a finding carries: what is printed, and enough on either side to see that there is more.
MAX_EXCERPT = 2 * EXCERPT_WIDTH

#: Where something is in a file: keys of mappings and indices of lists, from the top.
Place = tuple[str | int, ...]

_HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff"
    r"\ud800-\udfff]"
)
#: Of anchors, tags, escapes, and of comments that may be stuck to a word.
_SIGNS = ("&", "!", "\\", " #")
#: What looks like a word behind a text, and is a comment to YAML.
_CUT = re.compile(r" +#[^\s#]\S*")
_ODD_INDENT = re.compile(r"^ *[\xa0\u2000-\u200a\u202f\u3000]", re.MULTILINE)


class _Composer(CParser):
    """The C parser without what PyYAML's loaders do to find a tag for each value, which here is text."""

    def resolve(self, _kind: Any, _value: Any, _implicit: Any) -> str:
        return ""

    def descend_resolver(self, _parent: Any, _index: Any) -> None: ...

    def ascend_resolver(self) -> None: ...


@dataclass
class Source:
    """A file as it was read.

    `value` is made of dict, list and str only. Positions are asked for with `at`.
    """

    path: str
    text: str
    value: dict[str, Any] = field(default_factory=dict)
    _pairs_of: dict[int, dict[str | int, tuple[Any, Any]]] = field(default_factory=dict, repr=False)

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
        return self.between(code, message, start, end, help)

    def _range(self, place: Place, key: bool) -> tuple[int, int]:
        node, found_key = self._tree, None
        for step in place:
            if isinstance(node, yaml.MappingNode) and (pair := self._pairs(node).get(step)):
                found_key, node = pair
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                found_key, node = None, node.value[step]
            else:
                break
        node = found_key if key and found_key else node
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, yaml.CollectionNode):
            # A collection is shown by its first line: `- id: first-consul`, not all that follows.
            end = self._line_end(self._line(start))
        elif node.style in ("|", ">"):
            # A text after `>-` is shown by its words, not by the sign.
            words = re.compile(r".*\n\s*").match(self.text, start, end)
            start = words.end() if words else start
        return start, max(end, start)

    def _pairs(self, node: yaml.MappingNode) -> dict[str | int, tuple[Any, Any]]:
        """The keys and values of a mapping by the text of the key, made once for each mapping that is asked for."""
        if id(node) not in self._pairs_of:
            self._pairs_of[id(node)] = {key.value: (key, value) for key, value in node.value}
        return self._pairs_of[id(node)]

    @cached_property
    def _tree(self) -> Any:
        """The text parsed once more, with positions: most files have no findings, and so no need of them."""
        return _Composer(self.text).get_single_node()

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def _line(self, position: int) -> int:
        """The number of the line that a position is on, from 0."""
        return bisect_right(self._line_starts, position) - 1

    def _line_end(self, line: int) -> int:
        """The position behind the last character of a line."""
        last = line + 1 == len(self._line_starts)
        return len(self.text) if last else self._line_starts[line + 1] - 1

    def between(self, code: str, message: str, start: int, end: int, help: str) -> Diagnostic:
        """A diagnostic at these positions of the text."""
        line = self._line(start)
        line_start, line_end = self._line_starts[line], self._line_end(line)
        first = max(line_start, min(start - MAX_EXCERPT // 2, line_end - MAX_EXCERPT))
        last = min(line_end, first + MAX_EXCERPT)
        return Diagnostic(
            code,
            message,
            self.path,
            line=line + 1,
            column=start - line_start + 1,
            width=max(1, len(self.text[start : min(end, last)].rstrip())),
            excerpt=self.text[first:last],
            help=help,
            offset=first - line_start,
        )


def read(file: Path, shown: str) -> Source:
    """Read one file; `shown` is its path as diagnostics print it.

    Raises SourceError with every finding: what is wrong with the file itself, else what is wrong with its
    characters, else what is wrong with its YAML.
    """
    return parse(read_text(file, shown), shown)


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


def _characters(source: Source) -> Iterator[Diagnostic]:
    if source.text.replace("\n", "").isprintable():
        return  # most files are, and this is ten times as fast as looking for what is not
    for found in islice(_HIDDEN.finditer(source.text), MAX_HIDDEN):
        message = f"a character that cannot be seen, {_name(found[0])}"
        yield source.between("Y106", message, found.start(), found.end(), "delete it and type the text anew")
    for found in islice(_ODD_INDENT.finditer(source.text), MAX_HIDDEN):
        message = f"a space that YAML does not take for one, {_name(found[0][-1])}"
        yield source.between(
            "Y106", message, found.end() - 1, found.end(), "delete it and type a plain space"
        )
    if "\t" in source.text:
        for line in islice(re.finditer(r"^([^\t\n]*)\t", source.text, re.MULTILINE), MAX_HIDDEN):
            start = line.end() - 1
            yield source.between(
                "Y107", "a tab", start, start + 1, "use spaces: tabs look different everywhere"
            )


def _name(char: str) -> str:
    """`U+200B zero width space`"""
    return f"U+{ord(char):04X} {unicodedata.name(char, '').lower()}".rstrip()


class _Stop(Exception):  # noqa: N818 -- a signal, not a mistake
    """Reading cannot go on after the finding just made."""


#: What libyaml says of nesting that it does not follow.
_TOO_DEEP = "exceeded maximum nesting depth"


class _Builder:
    """One pass over the parser's events: the value, and what is wrong with how it is written."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Diagnostic] = []
        self.next: Callable[[], Any] = CParser(source.text).get_event
        # Nothing but these signs can make a text more than it seems, and most files have none of them.
        self.suspicious = any(sign in source.text for sign in _SIGNS)

    def build(self) -> None:
        try:
            self._document()
        except _Stop:
            pass
        except yaml.YAMLError as error:
            if getattr(error, "problem", None) == _TOO_DEEP:
                self._build_up_to(error)
            else:
                self._syntax(error)

    def _build_up_to(self, error: Any) -> None:
        """Once more, without what was too deep for libyaml.

        It scans a line for a key before it tells of the brackets on it, and from 0.2.6 on gives up at the
        1,000th: too early for us to have seen the 21st.
        """
        self.findings.clear()
        self.next = CParser(self.source.text[: error.problem_mark.index]).get_event
        self.build()

    def _document(self) -> None:
        self.next()  # the stream's start
        if not isinstance(self.next(), DocumentStartEvent):
            self._find("Y105", "the file holds only comments", 0, 0, "write a quiz, or delete the file")
            return
        event = self.next()
        value = self._value(event, 0)
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

    def _value(self, event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is ScalarEvent:
            if self.suspicious:
                self._look_closer(event)
            return event.value
        if kind is AliasEvent:
            help = "put a text that starts with `*` in quotes, or write the value out again"
            self._find_at(event, "Y203", f"`*{event.anchor}` is an alias, which banks do not use", help)
            return ""
        if depth == MAX_DEPTH:
            message = f"nested more than {MAX_DEPTH} levels deep"
            self._find_at(event, "Y202", message, "a quiz needs seven: look for a missing bracket")
            raise _Stop
        if event.tag is not None or event.anchor is not None:
            self._refuse_extras(event)
        return self._mapping(depth) if kind is MappingStartEvent else self._list(depth)

    def _list(self, depth: int) -> list[Any]:
        values = []
        while type(event := self.next()) is not SequenceEndEvent:
            values.append(self._value(event, depth + 1))
        return values

    def _mapping(self, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        events: dict[str, Any] = {}
        while type(event := self.next()) is not MappingEndEvent:
            key = self._value(event, depth + 1)
            value = self._value(self.next(), depth + 1)
            if type(key) is not str:
                help = "a text that starts with `{` or `[` goes in quotes, or on the next line after `>-`"
                self._find_at(event, "Y207", "a key that is not plain text", help)
            elif key in values:
                line = events[key].start_mark.line + 1
                help = f"it stands on line {line} already: remove one, or make one list of both"
                self._find_at(event, "Y205", f"the key `{key}` stands here twice", help)
            else:
                values[key] = value
                events[key] = event
        return values

    def _look_closer(self, event: Any) -> None:
        """At a text of a file that has signs which may mean more than themselves."""
        if event.tag is not None or event.anchor is not None:
            self._refuse_extras(event)
        if event.style == '"' and (hidden := _HIDDEN.search(event.value)):
            message = f"an escape for a character that cannot be seen, {_name(hidden[0])}"
            self._find_at(event, "Y106", message, "remove it from the text")
        if not event.style:
            self._refuse_cut_text(event)

    def _refuse_cut_text(self, event: Any) -> None:
        """`Who was #1 of them` would be read as `Who was`, and the rest lost without a word."""
        end = event.end_mark.index
        if event.value and (cut := _CUT.match(self.source.text, end)):
            message = f"`{cut[0].strip()}` and what follows would be lost: ` #` starts a comment"
            help = "put the whole text in quotes; write `# ` with a space if it is a comment"
            self._find("Y108", message, end, cut.end(), help)

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            help = "put a text that starts with `&` in quotes, or remove the anchor"
            self._find_at(event, "Y203", f"`&{event.anchor}` is an anchor, which banks do not use", help)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            help = "put a text that starts with `!` in quotes, or remove the tag"
            self._find_at(event, "Y204", f"`{tag}` is a tag, which banks do not use", help)

    def _find(self, code: str, message: str, start: int, end: int, help: str) -> None:
        self.findings.append(self.source.between(code, message, start, end, help))

    def _find_at(self, event: Any, code: str, message: str, help: str) -> None:
        start = event.start_mark.index
        scalar = isinstance(event, ScalarEvent | AliasEvent)
        self._find(code, message, start, event.end_mark.index if scalar else start + 1, help)

    def _syntax(self, error: yaml.YAMLError) -> None:
        message, help, start = explain(error, self.source.text)
        found = self.source.between("Y201", message, start, start + 1, help)
        if found.line not in [earlier.line for earlier in self.findings]:
            self.findings.append(found)
