"""What the records hold, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from quizapp.content.question import Grade, Layout, Response

Mode = Literal["practice", "test"]
#: answer: a response that was graded. reveal: the learner had the key shown and tries no more. draft: in a test,
#: a response that cannot be graded yet. cleared: in a test, an answer taken back.
Kind = Literal["answer", "reveal", "draft", "cleared"]


@dataclass(frozen=True)
class Learner:
    """`name` is None for a guest: somebody who took a quiz without giving a name."""

    id: str
    name: str | None


@dataclass(frozen=True)
class NewItem:
    """A question to be asked: which one, in which wording, laid out how."""

    quiz: str
    question: str
    digest: str
    revision: str
    layout: Layout


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of an attempt, pinned to its wording and layout."""

    position: int
    quiz: str
    question: str
    digest: str
    layout: Layout


@dataclass(frozen=True)
class Sheet:
    """What never changes of an attempt, from its start on."""

    id: str
    learner: str
    quiz: str
    title: str
    mode: Mode
    partial: bool
    tries: int
    certain: bool
    started: datetime
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of the log of answers.

    `grade` is the raw grade of this response, as it was worked out then, and None where there is nothing to grade;
    `points` is what the question has earned so far (0 to 1), which earlier tries and penalties have a part in.
    """

    step: int
    """1, 2, 3 … within the item."""
    tries: int
    """How many tries this one makes."""
    kind: Kind
    response: Response | None
    grade: Grade | None
    points: float
    final: bool
    """Whether nothing the learner does can change the points any more, even while the attempt goes on."""
    certainty: int | None = None
    """1 a guess, 2 thinks so, 3 sure."""
    seconds: float | None = None
    """Seconds of work on this response; None where they are not known."""
    why: str = ""
    """Why a draft cannot be graded, for the learner."""


@dataclass(frozen=True, slots=True)
class Item:
    """A question of an attempt and the last row of its log."""

    asked: Asked
    last: Answer | None
    flagged: bool = False

    @property
    def position(self) -> int:
        return self.asked.position

    @property
    def question(self) -> str:
        return self.asked.question

    @property
    def layout(self) -> Layout:
        return self.asked.layout

    @property
    def response(self) -> Response | None:
        return self.last.response if self.last else None

    @property
    def grade(self) -> Grade | None:
        """The grade that was recorded, None for what was left blank."""
        return self.last.grade if self.last else None

    @property
    def tries(self) -> int:
        return self.last.tries if self.last else 0

    @property
    def points(self) -> float:
        return self.last.points if self.last else 0.0

    @property
    def answered(self) -> bool:
        return self.last is not None and self.last.kind in ("answer", "reveal")

    @property
    def draft(self) -> bool:
        """Whether what was given cannot be graded as it stands."""
        return self.last is not None and self.last.kind == "draft"


@dataclass(frozen=True)
class Attempt:
    """An attempt as it stands. `last` and `flagged` cover the positions that were asked for."""

    sheet: Sheet
    finished: datetime | None
    last: Mapping[int, Answer]
    flagged: frozenset[int]

    @property
    def id(self) -> str:
        return self.sheet.id

    @property
    def count(self) -> int:
        return len(self.sheet.asked)

    @property
    def over(self) -> bool:
        """Whether it was ended: by the learner, or in practice with the last final answer."""
        return self.finished is not None

    def item(self, position: int) -> Item:
        """The item at a position, which is 1 to `count`."""
        asked = self.sheet.asked[position - 1]
        return Item(asked, self.last.get(position), position in self.flagged)

    @property
    def items(self) -> list[Item]:
        return [self.item(position) for position in range(1, self.count + 1)]


@dataclass(frozen=True)
class OpenAttempt:
    """An attempt to go on with."""

    id: str
    quiz: str
    title: str
    mode: Mode
    partial: bool
    answered: int
    count: int


@dataclass(frozen=True)
class Result:
    """A finished attempt: `points` of `count`."""

    attempt: str
    title: str
    mode: Mode
    partial: bool
    started: datetime
    points: float
    count: int


class Unusable(Exception):  # noqa: N818 -- reads as the outcome that it is
    """The database cannot be used; the text says why."""
