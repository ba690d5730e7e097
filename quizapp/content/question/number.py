"""Type a number."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from quizapp.content.fields import Fault, Foreseen, Line
from quizapp.content.question.base import Grade, Layout, Part, Response
from quizapp.content.question.typed import (
    Distractors,
    Typed,
    foreseen_parts,
    is_right_too,
    is_there_twice,
    wrong,
)
from quizapp.content.question.views import TypedAsked
from quizapp.language import quantity

_TOLERANCE = re.compile(r"(?P<number>[\d.,\s]*\d)\s*(?P<percent>%|per cent|percent)?")


def _number(text: str) -> str:
    if quantity.exact(text) is not None:
        return text
    message, help = "`{text}` is not a number", ""
    if readings := quantity.figures(text):
        unit = readings[-1].unit
        if not unit:
            message = "`{text}` can be read as two numbers"
            whole, decimals = (f"`{one.number}`" for one in readings)
            help = f"write {whole}, or {decimals[:-1]}0` for decimals: a comma parts thousands"
        elif any(char.isdigit() for char in unit):
            message, help = (
                "`{text}` is more than one number",
                "write one; `tolerance` says how far off still counts",
            )
        else:
            message = "`{text}` is more than a number"
            quoted = unit if unit[0].isalnum() or unit[0] in "$€£" else f"'{unit}'"
            help = f"write the number alone, and `unit: {quoted}` on a line of its own"
    raise PydanticCustomError("Q113", message, {"text": text, "help": help})


class Number(Typed):
    instruction: ClassVar[str] = (
        "Type a number, in figures or in words: 1,500 and 1500, 2.5 and 2,5 are the same."
    )
    example: ClassVar[str] = """\
id: years-to-the-consul
type: number
prompt: In which year did Prince Miloš receive the first Russian consul?
answer: 1838
tolerance: 1
explanation: Relations had begun in 1816; the consulate came 22 years later.
cite: consul
"""

    keyboard: ClassVar[str] = "decimal"

    type: Literal["number"]
    answer: Annotated[Line, AfterValidator(_number)]
    """The key: `40,000`, `96.6`, `3 billion`."""
    unit: Line | None = None
    """Shown behind the field; learners may type it or not: `km`, `%`."""
    tolerance: Line | None = None
    """How far off still counts as right: `500`, or `5 %` of the key."""
    distractors: Distractors = ()
    """Wrong numbers that are often typed: `250,000`, or `{text, feedback, fraction}`."""

    max_length: ClassVar[int] = 100

    def unreadable(self, typed: str) -> str:
        readings = quantity.read(typed)
        if not readings:
            return "Type one number, for example 1,500 or 2.5."
        if not self._numbers(typed):
            expected = f"in {self.unit}" if self.unit else "without a unit"
            return f"Type the number {expected}: “{readings[-1].unit}” measures something else."
        return ""

    def _numbers(self, typed: str) -> list[Decimal]:
        """The numbers that the text can mean, in the unit that is asked for.

        Of `million $`, a learner may type all or nothing: `154`, `$154`, `154 million`.
        """
        scale, unit = quantity.scale_of(self.unit or "")
        numbers = [
            one.number * factor
            for one in quantity.read(typed)
            if (factor := quantity.conversion(one.unit, unit or self.prompt)) is not None
        ]
        return numbers if scale == 1 else [*numbers, *(number / scale for number in numbers)]

    def grade(self, response: Response) -> Grade:
        """Right within the tolerance; of a text that can mean several numbers, the best one counts."""
        numbers = self._numbers(str(response))
        off = min((abs(number - self._key) for number in numbers), default=None)
        if off is None or off > self._allowed:
            return wrong(self._foreseen_among(numbers))
        return Grade(1.0, f"Near enough: it is {self.key()}." if off else "")

    def foreseen(self, typed: str) -> Foreseen | None:
        return self._foreseen_among(self._numbers(typed))

    def _foreseen_among(self, numbers: list[Decimal]) -> Foreseen | None:
        return next((known for number, known in self._known_wrong if number in numbers), None)

    @cached_property
    def _known_wrong(self) -> list[tuple[Decimal, Foreseen]]:
        return [(number, known) for known in self.distractors for number in self._numbers(known.text)]

    def key(self) -> str:
        return self.answer if not self.unit else f"{self.answer} {self.unit}"

    def show(self, layout: Layout, response: Response | None) -> TypedAsked:
        return replace(super().show(layout, response), unit=self.unit or "")

    def faults(self) -> Iterator[Fault]:
        yield from self._faults_of_tolerance()
        yield from self._faults_of_distractors()

    def _faults_of_tolerance(self) -> Iterator[Fault]:
        if self.tolerance is None:
            return
        help = ""
        if not (match := _TOLERANCE.fullmatch(self.tolerance)) or quantity.exact(match["number"]) is None:
            message = f"`{self.tolerance}` is not a tolerance"
            help = "write a number in the unit of the key, `500`, or a part of the key, `5 %`"
        elif not self._allowed:
            message = f"the tolerance `{self.tolerance}` allows nothing"
            help = "take it out: without it, only the exact number is right"
        elif self._key and self._allowed >= abs(self._key) / 2:
            message = f"the tolerance `{self.tolerance}` is too wide"
            help = f"with half of the key `{self.answer}` or more, hardly any answer would be wrong"
        if help:
            yield Fault("Q206", message, ("tolerance",), help)

    def _faults_of_distractors(self) -> Iterator[Fault]:
        seen: dict[Decimal, str] = {}
        for place, text in foreseen_parts(self.distractors):
            numbers = self._numbers(text)
            if not numbers:
                help = "a learner could not type it: write one number, in the unit of the key or without"
                yield Fault("Q204", f"`{text}` is no number that can be typed here", place, help)
            elif any(abs(number - self._key) <= self._allowed for number in numbers):
                yield is_right_too((place, text))
            elif twin := next((seen[number] for number in numbers if number in seen), None):
                yield is_there_twice((place, text), twin)
            seen.update(dict.fromkeys(numbers, text))

    def claims(self) -> Iterator[Part]:
        yield ("answer",), self.answer

    def rivals(self) -> Iterator[Part]:
        return foreseen_parts(self.distractors)

    @cached_property
    def _key(self) -> Decimal:
        return quantity.exact(self.answer) or Decimal(0)

    @cached_property
    def _allowed(self) -> Decimal:
        match = _TOLERANCE.fullmatch(self.tolerance or "0")
        number = (match and quantity.exact(match["number"])) or Decimal(0)
        return abs(self._key) * number / 100 if match and match["percent"] else number
