"""Type a date."""

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, Literal

from quizapp.content.fields import Date as DateField
from quizapp.content.question.base import Grade, Part, Response
from quizapp.content.question.typed import Typed
from quizapp.language import dates, edtf
from quizapp.language.edtf import Period


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
        written = dates.as_edtf(str(response))
        if written is None:
            return Grade(0.0)
        typed = edtf.parse(written)
        if self._ends:
            start, end = self._ends
            starts = start.first <= typed.first <= start.last
            ends = end.first <= typed.last <= end.last
            if starts and ends:
                return Grade(1.0)
            if starts or ends:
                return Grade(0.5, f"The {'start' if starts else 'end'} is right; it was {self.key()}.")
        elif self._key.first <= typed.first and typed.last <= self._key.last:
            return Grade(1.0)
        # A period does not count as coarser: 1000–2000 would be true of everything.
        if "/" not in written and typed.first <= self._key.first and self._key.last <= typed.last:
            return Grade(0.5, f"True, but the date is known more exactly: {self.key()}.")
        return Grade(0.0)

    def key(self) -> str:
        return self._key.words

    def claims(self) -> Iterator[Part]:
        for part in self.answer.split("/"):
            yield ("answer",), edtf.parse(part.rstrip("~?%")).words

    @cached_property
    def _key(self) -> Period:
        return edtf.parse(self.answer)

    @cached_property
    def _ends(self) -> tuple[Period, Period] | None:
        """The first and the last date of a key that is a period."""
        first, slash, last = self.answer.partition("/")
        return (edtf.parse(first), edtf.parse(last)) if slash else None
