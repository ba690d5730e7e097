"""Scores, worked out from plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Score:
    """`points` of `count`: each question is worth one point, and part of one where part is right."""

    points: float
    count: int

    @property
    def percent(self) -> int:
        """Rounded to a whole number, but 100 only for all and 0 only for nothing."""
        if not self.count:
            return 0
        share = 100 * self.points / self.count
        return 100 if self.points >= self.count else min(99, max(1, round(share))) if share > 0 else 0

    @property
    def shown(self) -> str:
        """The points as they are shown: `11`, `10.5`."""
        return f"{round(self.points, 2):g}"


#: What each try after the first takes off what can be earned: Moodle's default for interactive questions.
PENALTY = Fraction(1, 3)
#: Fractions are kept as floats: thirds that differ by less are the same.
ROUNDING = 1e-9


def worth(try_: int) -> Fraction:
    """What the try of this number can earn."""
    return 1 - (try_ - 1) * PENALTY


#: Certainty-based marks for a right and a wrong answer, by certainty (Gardner-Medwin 1995; Moodle's scale).
CERTAINTY_MARKS = {1: (1, 0), 2: (2, -2), 3: (3, -6)}


def certainty_mark(fraction: float, certainty: int) -> float:
    """The mark of an answer given with a certainty of 1 (a guess), 2 (thinks so) or 3 (sure)."""
    right, wrong = CERTAINTY_MARKS[certainty]
    return right * fraction if fraction > 0 else wrong


@dataclass(frozen=True, slots=True)
class Certainty:
    """Answers given with one certainty: how many, how many points they earned, and their marks."""

    level: int
    count: int
    points: float
    marks: float

    @property
    def words(self) -> str:
        return {1: "a guess", 2: "think so", 3: "sure"}[self.level]

    @property
    def percent(self) -> int:
        return Score(self.points, self.count).percent


def by_certainty(given: Iterable[tuple[int, float]]) -> list[Certainty]:
    """Answers as (certainty, fraction), gathered by certainty, the surest first."""
    levels: dict[int, list[float]] = {}
    for certainty, fraction in given:
        levels.setdefault(certainty, []).append(fraction)
    return [
        Certainty(
            level,
            len(fractions),
            sum(fractions),
            sum(certainty_mark(fraction, level) for fraction in fractions),
        )
        for level, fractions in sorted(levels.items(), reverse=True)
    ]


def score(fractions: Iterable[float | None]) -> Score:
    """The score of answers; None is a question left unanswered, which earns nothing."""
    given = [fraction or 0.0 for fraction in fractions]
    return Score(sum(given), len(given))


def known(latest: dict[tuple[str, str], float], quiz: str, questions: Iterable[str]) -> int:
    """How many of a quiz's questions were fully right the last time they were answered."""
    return sum(latest.get((quiz, question), 0.0) >= 1 for question in questions)
