"""Which facts of a list the notes carry, and which of them the questions ask for.

The list is a table (CSV) of what an article says: `fact_id`, `article`, `anchor` (the paragraph, as passages name
it in `from`), `fact` (a sentence), and `key_terms` (the words that tell it, parted by semicolons); other columns
are passed over. Columns are parted by commas, or by what the spreadsheets of some countries take for them.

Notes and questions say things in words of their own, so a program can but estimate: it compares terms (see `terms`).
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from quizapp.check.library import Library
from quizapp.content.article import Passage
from quizapp.content.notes import Notes
from quizapp.content.question import Question
from quizapp.language.terms import terms
from quizapp.source.diagnostics import listed

#: A key term is told where this share of its words stands; a fact is carried where this share of its terms is told.
TOLD = 0.5
#: A question asks for a fact where it has this share of the fact's words, and this share of them in key or evidence.
ASKED, ASKED_IN_KEY = 0.5, 0.2

_SEPARATORS = ",;\t"
_COLUMNS = ("fact_id", "article", "anchor", "fact", "key_terms")

#: A paragraph of an article: the article's id and the paragraph's anchor.
Paragraph = tuple[str, str]


class FactsError(ValueError):
    """A list of facts that cannot be used; the message says why, for its author."""


@dataclass(frozen=True)
class Fact:
    """One fact of an article, and the paragraph that says it."""

    id: str
    article: str
    anchor: str
    text: str
    key_terms: tuple[str, ...]


@dataclass(frozen=True)
class CoveredFact:
    """A fact; whether a passage tells of its paragraph, and which of its key terms none has; who asks for it."""

    fact: Fact
    noted: bool
    untold: list[str]
    asked_by: list[str]
    """The questions, as `quiz#question`."""

    @property
    def carried(self) -> bool:
        return len(self.untold) <= len(self.fact.key_terms) * (1 - TOLD)


def read_facts(file: Path) -> list[Fact]:
    """The facts of a CSV file in UTF-8. Raises FactsError and OSError."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as handle:
            separator = max(_SEPARATORS, key=handle.readline().count)
            handle.seek(0)
            facts = list(_rows(csv.DictReader(handle, delimiter=separator, strict=True)))
    except UnicodeDecodeError:
        raise FactsError("it is not in UTF-8: save it with that encoding") from None
    except csv.Error as error:
        raise FactsError(f"it is not a table of comma-separated values: {error}") from None
    if not facts:
        raise FactsError("it has no facts below its first line")
    for fact_id, number in Counter(fact.id for fact in facts).items():
        if number > 1:
            raise FactsError(f"`{fact_id}` stands in it {number} times: give each fact an id of its own")
    return facts


def _rows(table: "csv.DictReader[str]") -> Iterator[Fact]:
    missing = [name for name in _COLUMNS if name not in (table.fieldnames or ())]
    if missing:
        columns = "column" if len(missing) == 1 else "columns"
        raise FactsError(f"its first line does not name the {columns} {listed(missing)}")
    for row in table:
        if None in row:
            raise FactsError(
                f"line {table.line_num} has too many cells: put a text with commas in it in quotes"
            )
        if any(not (row[name] or "").strip() for name in _COLUMNS):
            raise FactsError(f"line {table.line_num} has an empty cell, or too few")
        key_terms = tuple(filter(None, (term.strip() for term in row["key_terms"].split(";"))))
        if not key_terms:
            raise FactsError(f"line {table.line_num} has no key terms")
        yield Fact(row["fact_id"], row["article"], row["anchor"], row["fact"], key_terms)


def cover(library: Library, facts: Iterable[Fact]) -> list[CoveredFact]:
    """Each fact against the notes on its paragraph and the questions that cite them."""
    notes, questions = _by_paragraph(library)
    covered = []
    for fact in facts:
        paragraph = fact.article, fact.anchor
        noted, asking = notes.get(paragraph, set()), questions.get(paragraph, {})
        untold = [term for term in fact.key_terms if not noted or not _told(term, noted)]
        asked_by = [name for name, asks in asking.items() if asks.asks_for(fact)]
        covered.append(CoveredFact(fact, paragraph in notes, untold, asked_by))
    return covered


def _told(key_term: str, noted: set[str]) -> bool:
    words = terms(key_term)
    return sum(word in noted for word in words) >= TOLD * len(words)


@dataclass(frozen=True)
class _Asks:
    """The terms of a question: all of them, and those of its key and evidence."""

    words: frozenset[str]
    key: frozenset[str]

    def asks_for(self, fact: Fact) -> bool:
        sought = set(terms(" ".join((fact.text, *fact.key_terms))))
        found, in_key = len(sought & self.words), len(sought & self.key)
        return found >= ASKED * len(sought) and in_key >= ASKED_IN_KEY * len(sought)


def _asks(question: Question) -> _Asks:
    said = [question.prompt, *(text for _, text in question.statements())]
    proof = [*(text for _, text in question.claims()), *question.evidence]
    key = frozenset(terms(" ".join(proof)))
    return _Asks(key | frozenset(terms(" ".join(said))), key)


def _by_paragraph(library: Library) -> tuple[dict[Paragraph, set[str]], dict[Paragraph, dict[str, _Asks]]]:
    """The terms of the notes on each paragraph, and the questions that cite those notes."""
    noted: dict[Paragraph, set[str]] = defaultdict(set)
    asking: dict[Paragraph, dict[str, _Asks]] = defaultdict(dict)
    for id, article in library.articles.items():
        for _, passage in article.passages():
            for paragraph in _paragraphs(id, passage):
                noted[paragraph].update(terms(passage.text))
    notes = Notes(library.articles)
    for quiz_id, quiz in library.quizzes.items():
        for question in quiz.questions:
            asks = _asks(question)
            for one in (one for cite in question.cite for one in notes.cited(quiz, cite)):
                for paragraph in _paragraphs(one.article, one.passage):
                    asking[paragraph][f"{quiz_id}#{question.id}"] = asks
    return noted, asking


def _paragraphs(article: str, passage: Passage) -> Iterator[Paragraph]:
    """The paragraphs that a passage tells, of its own article or of another version: `version/history/p1`."""
    for anchor in passage.from_:
        version, _, rest = anchor.partition("/")
        yield article, anchor
        yield version, rest
