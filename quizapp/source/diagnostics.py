"""What a check has to say, as values; and the three ways to print them.

The words follow the Rust compiler's guide for diagnostics: the message says what is wrong, in lower case
and without a full stop, with backticks round what the author typed; `help` alone says what to do.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Literal

from quizapp.language.likeness import nearest

#: How many characters of a long line are shown around the caret.
EXCERPT_WIDTH = 100
#: So many findings of a file are shown: whoever sees more has no use for them.
MAX_FINDINGS = 100
#: So many words are listed in a sentence.
MAX_LISTED = 20
#: So much alike (0 to 1: twice the common characters by all characters), a word is most likely a slip for another.
NEAR = 0.6

_UNPRINTABLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, at its place.

    `line` and `column` count from 1, columns in characters. `width` is how many characters the caret
    underlines. `excerpt` is the line as it stands in the file, or a part of a long line round the place, before which
    the line has `offset` characters; it is empty where no line can be shown.
    """

    code: str
    message: str
    path: str
    line: int = 1
    column: int = 1
    width: int = 1
    excerpt: str = ""
    help: str = ""
    offset: int = 0

    @property
    def severity(self) -> Literal["error", "warning"]:
        """A warning keeps nothing from being served: it is about how well an item is written."""
        return "warning" if self.code.startswith("W") else "error"

    @property
    def place(self) -> tuple[str, int, int, str]:
        return self.path, self.line, self.column, self.code


def in_order(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sorted by file, line and column, without duplicates."""
    return sorted(dict.fromkeys(findings), key=lambda finding: finding.place)


def limited(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Of findings in order, at most MAX_FINDINGS of each file, and one that says how many more there are."""
    shown = []
    for path, group in groupby(findings, key=lambda finding: finding.path):
        of_file = list(group)
        shown += of_file[:MAX_FINDINGS]
        if more := of_file[MAX_FINDINGS:]:
            # An error if there is one among them, so that nobody takes the rest of the file for sound.
            first = next((finding for finding in more if finding.severity == "error"), more[0])
            message = f"and {count(len(more), 'more finding')} from here on"
            help = "mend those above, and check again"
            shown.append(Diagnostic(first.code, message, path, more[0].line, more[0].column, help=help))
    return shown


def did_you_mean(typed: str, known: Iterable[str]) -> str:
    """A sentence naming the nearest of the `known` words, or an empty one where none is near."""
    near = nearest(typed, known, NEAR)
    if near is None:
        return ""
    # Letters that look alike (`а` and `a`) are told apart by their names.
    odd = next((char for char in typed if char not in near and not char.isascii() and near.isascii()), "")
    name = f" (the `{odd}` is {unicodedata.name(odd, 'no Latin letter')})" if odd else ""
    return f"did you mean `{near}`?{name}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """`a`, `b` and `c`; of very many the first, and how many more there are."""
    quoted = [f"`{word}`" for word in words[:MAX_LISTED]]
    if len(words) > MAX_LISTED:
        quoted.append(f"{len(words) - MAX_LISTED:,} more")
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def count(number: int, noun: str, plural: str = "") -> str:
    """`1 question`, `2 questions`, `2 quizzes`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def printable(text: str) -> str:
    """The text with everything that could steer a terminal, or hide in one, made visible."""
    return _UNPRINTABLE.sub("�", text)


def as_text(findings: Iterable[Diagnostic]) -> str:
    """For people: code, place, the line with carets under the guilty words, and what to do."""
    return "\n\n".join(_block(finding) for finding in findings)


def _block(finding: Diagnostic) -> str:
    gutter = " " * len(str(finding.line))
    lines = [
        f"{finding.code} {finding.message}",
        f"{gutter}--> {finding.path}:{finding.line}:{finding.column}",
    ]
    if finding.excerpt:
        excerpt, column = _clipped(finding.excerpt, finding.column - finding.offset)
        carets = "^" * max(1, min(finding.width, len(excerpt) - column + 1))
        lines += [
            f"{gutter} |",
            f"{finding.line} | {excerpt}",
            f"{gutter} | {' ' * (column - 1)}{carets}",
        ]
    if finding.help:
        lines += [f"{gutter} = help: {finding.help}"]
    return "\n".join(printable(line) for line in lines)


def _clipped(line: str, column: int) -> tuple[str, int]:
    """At most EXCERPT_WIDTH characters of the line, and where the column is in them."""
    line = line.rstrip()
    if len(line) <= EXCERPT_WIDTH:
        return line, column
    start = max(0, min(column - 1 - EXCERPT_WIDTH // 4, len(line) - EXCERPT_WIDTH))
    clip = line[start : start + EXCERPT_WIDTH]
    if start:
        clip = "…" + clip[1:]
    if start + EXCERPT_WIDTH < len(line):
        clip = clip[:-1] + "…"
    return clip, column - start


def as_json(findings: Iterable[Diagnostic]) -> str:
    """For programs: a list of objects with the fields of `Diagnostic`, and `severity`."""
    rows = [asdict(finding) | {"severity": finding.severity} for finding in findings]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(findings: Iterable[Diagnostic]) -> str:
    """For pull requests: GitHub's workflow commands, one line a finding.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    return "\n".join(
        f"::{f.severity} file={_escaped(f.path, ',:')},line={f.line},col={f.column},"
        f"endColumn={f.column + f.width},title={f.code}::"
        f"{_escaped(f.message + (f' (help: {f.help})' if f.help else ''))}"
        for f in findings
    )


def _escaped(text: str, also: str = "") -> str:
    for char in "%\r\n" + also:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
