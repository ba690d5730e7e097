"""A row of the table of speed."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Row:
    what: str
    floor: str
    figure: str
    ratio: float
    target: float
    at_most: bool

    def __str__(self) -> str:
        met = self.ratio <= self.target if self.at_most else self.ratio >= self.target
        sign = "≤" if self.at_most else "≥"
        return (
            f"| {self.what} | {self.floor} | {self.figure} | {self.ratio:.2f} | {sign} {self.target:g} "
            f"| {'met' if met else '**missed**'} |"
        )


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The median time."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)
