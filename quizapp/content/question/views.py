"""What pages get of a question: plain values, before the answer is recorded and after.

What is asked (`…Asked`) holds nothing that the key decides. What is judged (`…Judged`) is for after the answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OptionAsked:
    id: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class OptionsAsked:
    """Options to choose from: several if `several`, else one."""

    options: Sequence[OptionAsked]
    several: bool = False


@dataclass(frozen=True, slots=True)
class OptionJudged:
    text: str
    chosen: bool
    right: bool
    feedback: str | None = None


@dataclass(frozen=True, slots=True)
class OptionsJudged:
    options: Sequence[OptionJudged]

    @property
    def found(self) -> bool:
        """Whether one of those chosen is right."""
        return any(option.chosen and option.right for option in self.options)


@dataclass(frozen=True, slots=True)
class TypedAsked:
    """A field; `keyboard` is the HTML inputmode that suits what is to be typed."""

    typed: str
    max_length: int
    keyboard: str = "text"
    unit: str = ""


@dataclass(frozen=True, slots=True)
class TypedJudged:
    typed: str
    key: str
    state: str


@dataclass(frozen=True, slots=True)
class PartAsked:
    """A thing that is to be given one of several places."""

    id: str
    text: str
    options: Sequence[OptionAsked]


@dataclass(frozen=True, slots=True)
class PartsAsked:
    parts: Sequence[PartAsked]


@dataclass(frozen=True, slots=True)
class PartJudged:
    text: str
    key: str
    given: str | None
    right: bool


@dataclass(frozen=True, slots=True)
class PartsJudged:
    parts: Sequence[PartJudged]


@dataclass(frozen=True, slots=True)
class LineAsked:
    """A line that is to be given its place: `1`, `2` … as text, as it comes from a form."""

    id: str
    text: str
    place: str | None


@dataclass(frozen=True, slots=True)
class LinesAsked:
    lines: Sequence[LineAsked]


@dataclass(frozen=True, slots=True)
class LineJudged:
    place: int
    text: str
    given: int | None

    @property
    def right(self) -> bool:
        return self.given == self.place


@dataclass(frozen=True, slots=True)
class LinesJudged:
    """The lines in their right order."""

    lines: Sequence[LineJudged]


@dataclass(frozen=True, slots=True)
class GapAsked:
    """A gap to choose for, or, without options, to type into."""

    id: str
    options: Sequence[OptionAsked]
    typed: str


@dataclass(frozen=True, slots=True)
class GapJudged:
    key: str
    given: str
    right: bool


@dataclass(frozen=True, slots=True)
class GapsAsked:
    """The text before each gap with the gap, and the text after the last."""

    pieces: Sequence[tuple[str, GapAsked | None]]
    max_length: int


@dataclass(frozen=True, slots=True)
class GapsJudged:
    pieces: Sequence[tuple[str, GapJudged | None]]


Asked = OptionsAsked | TypedAsked | PartsAsked | LinesAsked | GapsAsked
Judged = OptionsJudged | TypedJudged | PartsJudged | LinesJudged | GapsJudged
