"""What came of an answer that was sent."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Refused:
    """It was not graded: `why` is for the learner, who may mend it at no cost."""

    why: str
    close: bool = False
    """It was nearly right: the form must say with `sent.CLOSE` that the learner has been told."""
    kept: bool = False
    """It is kept as it stands, and shown again: in a test, where one may want to go on first."""


@dataclass(frozen=True)
class Recorded:
    """The answer stands. With `earlier`, another one, given before, stands in its place."""

    earlier: bool = False
