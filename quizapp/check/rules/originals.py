"""G2: the notes against the articles that they tell, and nothing copied from them.

An original is a Markdown file in which a line `[§history/19th-century/p1]` names the paragraph below it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from quizapp.check.rules.rule import Code, Flaw, Rule, rule
from quizapp.content.article import Article, Passage
from quizapp.content.question import Question
from quizapp.content.quiz import Quiz
from quizapp.language.grounds import names, numbers, runs
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


@dataclass(frozen=True)
class Told:
    """A passage, the text of the paragraphs that it tells, and the title of their article."""

    passage: Passage
    paragraphs: str
    title: str

    @property
    def help(self) -> str:
        """What to do about something that is in the passage alone."""
        return f"check it against {listed(self.passage.from_)}, or add the paragraph that has it to `from`"


ToldRule = Rule[Callable[[Told], Iterator[Flaw]]]


def check_article(
    id: str, article: Article, source: Source, originals: Mapping[str, Original]
) -> Iterator[Diagnostic]:
    """The notes on one article against its original."""
    original = originals.get(id)
    if not original:
        for flaw in article_with_original.find(id, originals):
            yield _at(source, article_with_original, flaw)
        return
    for s, section in enumerate(article.sections):
        for p, passage in enumerate(section.passages):
            place = ("sections", s, "passages", p)
            for one_rule, flaw in _passage(passage, original, originals):
                yield _at(source, one_rule, flaw, place)
            for flaw in copied.find(passage.text, original):
                yield _at(source, copied, flaw, (*place, "text"))


def _passage(
    passage: Passage, original: Original, originals: Mapping[str, Original]
) -> Iterator[tuple[Code, Flaw]]:
    paragraphs = {anchor: _paragraph(anchor, original, originals) for anchor in passage.from_}
    if not paragraphs or None in paragraphs.values():
        for flaw in known_paragraphs.find(passage, paragraphs, original):
            yield known_paragraphs, flaw
        return
    told = Told(passage, "\n".join(filter(None, paragraphs.values())), original.title)
    for one_rule in _OF_A_PASSAGE:
        for flaw in one_rule.find(told):
            yield one_rule, flaw


def check_quiz(quiz: Quiz, source: Source, originals: Mapping[str, Original]) -> Iterator[Diagnostic]:
    """No question copies its articles."""
    for original in (originals[id] for id in quiz.article if id in originals):
        for index, question in enumerate(quiz.questions):
            for place, text in _texts(question):
                for flaw in copied.find(text, original):
                    yield _at(source, copied, flaw, ("questions", index, *place))


def _at(source: Source, code: Code, flaw: Flaw, place: Place = ()) -> Diagnostic:
    return source.at(code.code, flaw.message, (*place, *flaw.at), words=flaw.words, help=flaw.help)


@rule("G201", "an article without its original")
def article_with_original(id: str, originals: Mapping[str, Original]) -> Iterator[Flaw]:
    """`--against DIR` looks for DIR/<article>.md, a Markdown file whose paragraphs are named by lines such as
    `[§history/19th-century/p1]`.
    """
    help = did_you_mean(id, originals) or "name the file of the notes like the file of the original"
    yield Flaw(f"there is no original of the article `{id}`", ("title",), help)


@rule("G202", "a passage that names no paragraph of the original")
def known_paragraphs(passage: Passage, told: Mapping[str, str | None], original: Original) -> Iterator[Flaw]:
    """`from` says which paragraph the passage tells, so that its facts can be compared."""
    if not passage.from_:
        help = "add `from:` with the anchor of its paragraph"
        yield Flaw(f"the passage `{passage.id}` does not say where it comes from", (), help)
    for index, anchor in enumerate(passage.from_):
        if told[anchor] is None:
            help = did_you_mean(anchor, original.paragraphs) or "look up the anchor in the original"
            yield Flaw(f"the original has no paragraph `{anchor}`", ("from", index), help)


def _paragraph(anchor: str, original: Original, originals: Mapping[str, Original]) -> str | None:
    """The paragraph of the original, or of another version of it: `other-version/history/p1`."""
    version, _, rest = anchor.partition("/")
    if anchor in original.paragraphs or version not in originals:
        return original.paragraphs.get(anchor)
    return originals[version].paragraphs.get(rest)


@rule("G203", "a number that does not stand in the paragraph")
def known_numbers(told: Told) -> Iterator[Flaw]:
    """Numbers and years of a passage must stand in the paragraph that it names in `from`."""
    known = numbers(told.paragraphs)
    for value, written in numbers(told.passage.text).items():
        if value not in known:
            message = f"`{written}` does not stand in the paragraph that the passage tells"
            yield Flaw(message, ("text",), told.help, written)


@rule("G204", "a name that does not stand in the paragraph")
def known_names(told: Told) -> Iterator[Flaw]:
    """Capitalised words of a passage, other than the first of a sentence, must stand in the paragraph that it names in
    `from`. Forms of a name (Serb, Serbia, Serbian) count as the same.
    """
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", f"{told.paragraphs} {told.title}")}
    for name in names(told.passage.text):
        if not _known_name(name.casefold(), words):
            message = f"the name `{name}` does not stand in the paragraph that the passage tells"
            yield Flaw(message, ("text",), told.help, name)


def _known_name(name: str, words: set[str]) -> bool:
    """Whether the name, or a form of it (Serb, Serbs, Serbia, Serbian), is among the words."""
    stem = name[: max(4, len(name) - 3)]
    return name in words or any(word.startswith(stem) and len(word) <= len(stem) + 4 for word in words)


@rule("G205", "copied words")
def copied(text: str, original: Original) -> Iterator[Flaw]:
    """Facts may be taken from an article, sentences may not: seven or more of its words in a row are a copy."""
    for run in runs(text, COPIED):
        if run in original.runs:
            found = re.search(r"[\W_]+".join(run), text, re.IGNORECASE)
            message = f"{COPIED} words or more are copied from the article: “{' '.join(run)}”"
            yield Flaw(message, (), "say it in your own words", found[0] if found else "")
            return


def _texts(question: Question) -> Iterator[tuple[Place, str]]:
    yield ("prompt",), question.prompt
    yield ("explanation",), question.explanation
    yield from question.claims()
    yield from question.rivals()


_OF_A_PASSAGE: tuple[ToldRule, ...] = (known_numbers, known_names)
RULES: tuple[Code, ...] = (article_with_original, known_paragraphs, *_OF_A_PASSAGE, copied)
