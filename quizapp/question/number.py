"""Type a number."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from quizapp import quantity
from quizapp.fields import Fault, Line
from quizapp.question.base import Grade, Layout, Part, Response, View
from quizapp.question.typed import Typed

_TOLERANCE = re.compile(r"(?P<number>[\d.,]+)\s*(?P<percent>%|per cent|percent)?")


def _number(text: str) -> str:
    if len(quantity.read(text)) != 1 and not re.fullmatch(r"\d{1,3}([.,]\d{3})+", text):
        raise PydanticCustomError("Q113", "`{text}` is not a number", {"text": text})
    return text


class Number(Typed):
    instruction: ClassVar[str] = "Type a number: 1,500 and 1500, 2.5 and 2,5 are the same."
    example: ClassVar[str] = """\
id: years-to-the-consul
type: number
prompt: In which year did Prince Miloš receive the first Russian consul?
answer: 1838
tolerance: 1
explanation: Relations had begun in 1816; the consulate came 22 years later.
cite: consul
"""

    type: Literal["number"]
    answer: Annotated[Line, AfterValidator(_number)]
    """The key: `40,000`, `96.6`, `3 billion`."""
    unit: Line | None = None
    """Shown behind the field; learners may type it or not: `km`, `%`."""
    tolerance: Line | None = None
    """How far off still counts as right: `500`, or `5 %` of the key."""

    max_length: ClassVar[int] = 100

    def unreadable(self, typed: str) -> str:
        readings = quantity.read(typed)
        if not readings:
            return "Type a number in figures, for example 1,500 or 2.5."
        if not quantity.same_unit(readings[0].unit, self.unit or ""):
            expected = f"in {self.unit}" if self.unit else "without a unit"
            return f"Type the number {expected}: “{readings[0].unit}” is not understood."
        return ""

    def grade(self, response: Response) -> Grade:
        """Right within the tolerance; of a text that can mean two numbers, the better one counts."""
        off = min(abs(reading.number - self._key) for reading in quantity.read(str(response)))
        if off > self._allowed:
            return Grade(0.0)
        return Grade(1.0, f"Exactly, it is {self.key()}." if off else "")

    def key(self) -> str:
        return self.answer if not self.unit else f"{self.answer} {self.unit}"

    def show(self, layout: Layout, response: Response | None) -> View:
        return super().show(layout, response) | {"unit": self.unit}

    def faults(self) -> Iterator[Fault]:
        if self.tolerance is None:
            return
        match = _TOLERANCE.fullmatch(self.tolerance)
        if not match or not quantity.read(match["number"]):
            help = "write a number, `500`, or a part of the key, `5 %`"
            yield Fault("Q206", f"`{self.tolerance}` is not a tolerance", ("tolerance",), help)
        elif self._allowed >= abs(self._key) / 2:
            help = "with half the key or more, hardly any answer would be wrong"
            yield Fault("Q206", f"the tolerance `{self.tolerance}` is too wide", ("tolerance",), help)

    def claims(self) -> Iterator[Part]:
        yield ("answer",), self.answer

    @property
    def _key(self) -> Decimal:
        return quantity.read(self.answer)[0].number

    @property
    def _allowed(self) -> Decimal:
        match = _TOLERANCE.fullmatch(self.tolerance or "0")
        readings = quantity.read(match["number"]) if match else []
        if not match or not readings:
            return Decimal(0)
        return abs(self._key) * readings[-1].number / 100 if match["percent"] else readings[0].number
