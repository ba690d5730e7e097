"""How often people are right when they are sure."""

from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.stats.scores import Score

#: Certainty-based marks for a right and a wrong answer, by certainty (Gardner-Medwin 1995; Moodle's scale).
CERTAINTY_MARKS = {1: (1, 0), 2: (2, -2), 3: (3, -6)}


def certainty_mark(fraction: float, certainty: int) -> float:
    """The mark of an answer given with a certainty of 1 (a guess), 2 (thinks so) or 3 (sure).

    A part that is right earns that part, as in Moodle.
    """
    right, wrong = CERTAINTY_MARKS[certainty]
    return right * fraction if fraction > 0 else wrong


@dataclass(frozen=True, slots=True)
class Certainty:
    """Answers given with one certainty: how many, how many of them were wholly right, and their marks."""

    level: int
    count: int
    right: int
    marks: float

    @property
    def words(self) -> str:
        return {1: "a guess", 2: "think so", 3: "sure"}[self.level]

    @property
    def percent(self) -> int:
        """How often they were right."""
        return Score(self.right, self.count).percent


def by_certainty(given: Iterable[tuple[int, float]]) -> list[Certainty]:
    """Answers as (certainty, raw fraction), gathered by certainty, the surest first."""
    levels: dict[int, list[float]] = {}
    for certainty, fraction in given:
        levels.setdefault(certainty, []).append(fraction)
    return [
        Certainty(
            level,
            len(fractions),
            sum(fraction >= 1 for fraction in fractions),
            sum(certainty_mark(fraction, level) for fraction in fractions),
        )
        for level, fractions in sorted(levels.items(), reverse=True)
    ]
