"""G2: the notes against the articles that they tell, and nothing copied from them.

An original is a Markdown file in which a line `[§history/19th-century/p1]` names the paragraph below it.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from quizapp.content.article import Article, Passage
from quizapp.content.question import Question
from quizapp.content.quiz import Quiz
from quizapp.language.grounds import Ground, names, numbers, runs
from quizapp.source.diagnostics import Diagnostic, did_you_mean, listed
from quizapp.source.yaml_text import Place, Source

#: So many words in the article's order are a copy.
COPIED = 7

_ANCHOR = re.compile(r"^\[§(?P<anchor>[^\]]+)\]$", re.MULTILINE)


class Original:
    """An article as it was published: its title, and its paragraphs by anchor."""

    def __init__(self, text: str) -> None:
        parts = _ANCHOR.split(text)
        title = re.search(r"^# (.+)$", parts[0], re.MULTILINE)
        self.title = title[1] if title else ""
        self.paragraphs = {
            # A heading after a paragraph belongs to what follows.
            anchor: re.split(r"^#", body, maxsplit=1, flags=re.MULTILINE)[0].strip()
            for anchor, body in zip(parts[1::2], parts[2::2], strict=True)
        }

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Every run of COPIED words inside a paragraph."""
        return frozenset(run for text in self.paragraphs.values() for run in runs(text, COPIED))


def read_originals(folder: Path) -> dict[str, Original]:
    """The originals in a folder, by the article's id (the file's name). Raises OSError, UnicodeDecodeError."""
    files = {file.stem: file.read_text(encoding="utf-8-sig") for file in sorted(folder.glob("*.md"))}
    return {id: Original(text) for id, text in files.items() if _ANCHOR.search(text)}


def check_article(
    id: str, article: Article, source: Source, originals: Mapping[str, Original]
) -> Iterator[Diagnostic]:
    """The notes on one article against its original."""
    original = originals.get(id)
    if not original:
        help = did_you_mean(id, originals) or "name the file of the notes like the file of the original"
        yield source.at("G201", f"there is no original of the article `{id}`", ("title",), help=help)
        return
    for s, section in enumerate(article.sections):
        for p, passage in enumerate(section.passages):
            yield from _passage(passage, source, ("sections", s, "passages", p), original, originals)


def _passage(
    passage: Passage, source: Source, place: Place, original: Original, originals: Mapping[str, Original]
) -> Iterator[Diagnostic]:
    if not passage.from_:
        help = "add `from:` with the anchor of its paragraph"
        yield source.at(
            "G202", f"the passage `{passage.id}` does not say where it comes from", place, help=help
        )
        return
    told = {anchor: _paragraph(anchor, original, originals) for anchor in passage.from_}
    unknown = [(index, anchor) for index, anchor in enumerate(passage.from_) if told[anchor] is None]
    for index, anchor in unknown:
        help = did_you_mean(anchor, original.paragraphs) or "look up the anchor in the original"
        message = f"the original has no paragraph `{anchor}`"
        yield source.at("G202", message, (*place, "from", index), help=help)
    if unknown:
        return
    paragraphs = "\n".join(filter(None, told.values()))
    help = f"check it against {listed(passage.from_)}, or add the paragraph that has it to `from`"
    known = Ground(paragraphs).numbers
    for value, written in numbers(passage.text).items():
        if value not in known:
            message = f"`{written}` does not stand in the paragraph that the passage tells"
            yield source.at("G203", message, (*place, "text"), words=written, help=help)
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", f"{paragraphs} {original.title}")}
    for name in names(passage.text):
        if not _known_name(name.casefold(), words):
            message = f"the name `{name}` does not stand in the paragraph that the passage tells"
            yield source.at("G204", message, (*place, "text"), words=name, help=help)
    yield from _copied(passage.text, source, (*place, "text"), original)


def _paragraph(anchor: str, original: Original, originals: Mapping[str, Original]) -> str | None:
    """The paragraph of the original, or of another version of it: `other-version/history/p1`."""
    version, _, rest = anchor.partition("/")
    if anchor in original.paragraphs or version not in originals:
        return original.paragraphs.get(anchor)
    return originals[version].paragraphs.get(rest)


def _known_name(name: str, words: set[str]) -> bool:
    """Whether the name, or a form of it (Serb, Serbs, Serbia, Serbian), is among the words."""
    stem = name[: max(4, len(name) - 3)]
    return name in words or any(word.startswith(stem) and len(word) <= len(stem) + 4 for word in words)


def check_quiz(quiz: Quiz, source: Source, originals: Mapping[str, Original]) -> Iterator[Diagnostic]:
    """No question copies its articles."""
    for id in quiz.article:
        if original := originals.get(id):
            for index, question in enumerate(quiz.questions):
                for place, text in _texts(question):
                    yield from _copied(text, source, ("questions", index, *place), original)


def _texts(question: Question) -> Iterator[tuple[Place, str]]:
    yield ("prompt",), question.prompt
    yield ("explanation",), question.explanation
    yield from question.claims()
    yield from question.rivals()


def _copied(text: str, source: Source, place: Place, original: Original) -> Iterator[Diagnostic]:
    for run in runs(text, COPIED):
        if run in original.runs:
            found = re.search(r"[\W_]+".join(run), text, re.IGNORECASE)
            message = f"{COPIED} words or more are copied from the article: “{' '.join(run)}”"
            yield source.at(
                "G205", message, place, words=found[0] if found else "", help="say it in your own words"
            )
            return
