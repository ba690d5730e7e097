"""Points, and what is known."""

from collections.abc import Iterable
from dataclasses import dataclass


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


def score(points: Iterable[float]) -> Score:
    """The score of questions that have earned these points."""
    given = list(points)
    return Score(sum(given), len(given))


def known(latest: dict[tuple[str, str], float], quiz: str, questions: Iterable[str]) -> int:
    """How many of a quiz's questions were fully right the last time they were answered."""
    return sum(latest.get((quiz, question), 0.0) >= 1 for question in questions)
