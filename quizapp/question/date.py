"""Type a date."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from quizapp import dates, edtf
from quizapp.edtf import Period
from quizapp.fields import Date as DateField
from quizapp.question.base import Grade, Part, Response
from quizapp.question.typed import Typed


class Date(Typed):
    instruction: ClassVar[str] = "Type a date as exactly as you know it: 1838, May 1838, 22 August 1838."
    example: ClassVar[str] = """\
id: consul-received
type: date
prompt: When did Prince Miloš Obrenović receive the first Russian consul?
answer: 1838
explanation: Serbia had been autonomous for eight years by then.
cite: consul
"""

    type: Literal["date"]
    answer: DateField
    """The key in EDTF: a day, a month, a year, `18XX` for a century, `1828/1856` for a period."""

    max_length: ClassVar[int] = 60

    def unreadable(self, typed: str) -> str:
        return "" if dates.read(typed) else "Type a date, for example 1838, May 1838 or 22 August 1838."

    def grade(self, response: Response) -> Grade:
        """Right if it lies within the key; half if it is true but coarser; of a period, each end counts half."""
        typed = dates.read(str(response))
        if typed is None:
            return Grade(0.0)
        if "/" in self.answer:
            return self._grade_period(typed)
        if self._key.first <= typed.first and typed.last <= self._key.last:
            return Grade(1.0)
        if typed.first <= self._key.first and self._key.last <= typed.last:
            return Grade(0.5, f"True, but the date is known more exactly: {self.key()}.")
        return Grade(0.0)

    def _grade_period(self, typed: Period) -> Grade:
        start, end = (edtf.parse(part) for part in self.answer.split("/"))
        starts = start.first <= typed.first <= start.last
        ends = end.first <= typed.last <= end.last
        if starts and ends:
            return Grade(1.0)
        if starts or ends:
            return Grade(0.5, f"The {'start' if starts else 'end'} is right; it was {self.key()}.")
        return Grade(0.0)

    def key(self) -> str:
        return self._key.words

    def claims(self) -> Iterator[Part]:
        for part in self.answer.split("/"):
            yield ("answer",), edtf.parse(part).words.removeprefix("about ").removeprefix("perhaps ")

    @property
    def _key(self) -> Period:
        return edtf.parse(self.answer)
