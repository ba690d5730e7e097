"""Which passages the questions of a bank ask about, and how."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.check.library import Library
from quizapp.content.notes import Notes


@dataclass(frozen=True)
class Asking:
    """A question that cites a passage."""

    quiz: str
    id: str
    type: str
    level: str


@dataclass(frozen=True)
class CoveredPassage:
    """A passage, and the questions that cite it."""

    id: str
    asked_by: list[Asking]

    @property
    def types(self) -> str:
        return _tally(asking.type for asking in self.asked_by)

    @property
    def levels(self) -> str:
        return _tally(asking.level for asking in self.asked_by)


@dataclass(frozen=True)
class CoveredSection:
    title: str
    passages: list[CoveredPassage]

    @property
    def questions(self) -> int:
        return _distinct(self.passages)


@dataclass(frozen=True)
class CoveredArticle:
    id: str
    title: str
    sections: list[CoveredSection]

    @property
    def questions(self) -> int:
        return _distinct(self.passages)

    @property
    def passages(self) -> list[CoveredPassage]:
        return [passage for section in self.sections for passage in section.passages]

    @property
    def unasked(self) -> list[CoveredPassage]:
        """The passages that no question cites."""
        return [passage for passage in self.passages if not passage.asked_by]


def _distinct(passages: Iterable[CoveredPassage]) -> int:
    """How many questions cite one of these passages, each counted once."""
    return len({asking for passage in passages for asking in passage.asked_by})


def coverage(library: Library) -> list[CoveredArticle]:
    """Every article of the library, passage by passage. Only sound quizzes count."""
    notes = Notes(library.articles)
    asked_by: dict[tuple[str, str], list[Asking]] = defaultdict(list)
    for quiz_id, quiz in library.quizzes.items():
        for question in quiz.questions:
            asking = Asking(quiz_id, question.id, question.type, question.level)
            cited = [one for cite in question.cite for one in notes.cited(quiz, cite)]
            for one in dict.fromkeys((one.article, one.passage.id) for one in cited):
                asked_by[one].append(asking)
    return [
        CoveredArticle(
            id,
            article.title,
            [
                CoveredSection(
                    section.title,
                    [CoveredPassage(one.id, asked_by.get((id, one.id), [])) for one in section.passages],
                )
                for section in article.sections
            ],
        )
        for id, article in library.articles.items()
    ]


def _tally(words: Iterable[str]) -> str:
    """`3 choice, 1 text`, the commonest first."""
    return ", ".join(f"{number} {word}" for word, number in Counter(words).most_common())
