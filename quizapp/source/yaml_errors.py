"""What libyaml says of a text that is not YAML, said so that its author can mend it."""

import re
from typing import Any, NamedTuple

import yaml
from yaml._yaml import CParser
from yaml.events import ScalarEvent


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


def explain(error: yaml.YAMLError, text: str) -> tuple[str, str, int]:
    """A message, a help, and the position in the text where to show them."""
    problem = str(getattr(error, "problem", None) or error)
    said = f"{getattr(error, 'context', None)}: {problem}"
    other = _Syntax("", f"this is not YAML: {problem}", "see the authoring guide for the form of a bank")
    kind = next((kind for kind in _SYNTAX if re.search(kind.pattern, said)), other)
    mark = (kind.at_start and getattr(error, "context_mark", None)) or getattr(error, "problem_mark", None)
    return _closer_look(kind, text, min(mark.index if mark else 0, len(text.rstrip()) - 1))


def _closer_look(kind: _Syntax, text: str, start: int) -> tuple[str, str, int]:
    """What the line itself tells beyond libyaml's words: a message, a help, and where to show them."""
    before = text[text.rfind("\n", 0, start) + 1 : start].strip()
    if "neither `key" in kind.message and (found := re.compile(r"-(?=\S)|[\w-]+:(?=\S)").match(text, start)):
        return kind.message, f"put a space after the `{found[0][-1]}`", start
    if "a colon" in kind.message and re.fullmatch(r"[\w-]+", before):
        message = "this key is indented deeper than the key above it, which has a value already"
        return message, "indent it like the keys that it belongs to", start
    if re.search("lines? up", kind.message) and before.endswith(("'", '"', "]", "}")):
        quoted = _last_text(text)
        if before.endswith(("'", '"')) and quoted and quoted.start_mark.line < quoted.end_mark.line:
            message = f"a quote that is opened here is closed only on line {quoted.end_mark.line + 1}"
            help = "close it where the text ends, or drop it: most texts need none"
            return message, help, quoted.start_mark.index
        help = "remove it, or write the whole text on the next line after `>-`, where such signs mean nothing"
        return "text after a closing quote or bracket", help, start
    return kind.message, kind.help, start


def _last_text(text: str) -> Any:
    """The last text before reading failed."""
    parser, last = CParser(text), None
    try:
        while event := parser.get_event():
            last = event if isinstance(event, ScalarEvent) else last
    except yaml.YAMLError:
        pass
    return last
