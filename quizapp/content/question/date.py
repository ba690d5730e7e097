"""Type a date."""

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, Literal

from quizapp.content.fields import Date as DateField
from quizapp.content.fields import Fault, Foreseen
from quizapp.content.question.base import Grade, Part, Response
from quizapp.content.question.typed import (
    Distractors,
    Typed,
    foreseen_parts,
    is_right_too,
    is_there_twice,
    wrong,
)
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

    distractors: Distractors = ()
    """Wrong dates that are often typed: `1848`, or `{text, feedback, fraction}`."""

    def unreadable(self, typed: str) -> str:
        return "" if self._readings(typed) else "Type a date, for example 1838, May 1838 or 22 August 1838."

    def grade(self, response: Response) -> Grade:
        """Right if it lies within the key; half if it is true but coarser; of a period, each end counts half.

        Of a text that can mean several dates, such as `8/4/1992`, the truest counts: what is asked is the date, not
        the order of day and month.
        """
        typed = str(response)
        readings = self._readings(typed)
        if not readings:
            return Grade(0.0)
        written, grade = max(
            ((written, self._grade(written)) for written in readings), key=lambda one: one[1].fraction
        )
        if grade.state == "wrong" and (known := self._foreseen_among(readings)):
            return wrong(known)
        plain = len(readings) == 1 or (grade.fraction > 0 and written == readings[0])
        if plain and dates.as_edtf(typed):
            return grade
        return Grade(grade.fraction, f"Read as {edtf.parse(written).words}. {grade.feedback}".strip())

    def _grade(self, written: str) -> Grade:
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

    def _readings(self, typed: str) -> list[str]:
        """What the text can mean, in EDTF; a year in two figures is one of the key's century."""
        return dates.readings(typed) or dates.guesses(typed, self._key.first.year // 100)

    def foreseen(self, typed: str) -> Foreseen | None:
        return self._foreseen_among(self._readings(typed))

    def _foreseen_among(self, readings: list[str]) -> Foreseen | None:
        return next((known for written, known in self._known_wrong if written in readings), None)

    @cached_property
    def _known_wrong(self) -> list[tuple[str, Foreseen]]:
        return [(written, known) for known in self.distractors for written in self._readings(known.text)[:1]]

    def faults(self) -> Iterator[Fault]:
        seen: dict[str, str] = {}
        for place, text in foreseen_parts(self.distractors):
            readings = self._readings(text)[:1]
            if not readings:
                help = "write a date as a learner would type it: `1848`, `May 1838`, `22 August 1838`"
                yield Fault("Q204", f"`{text}` is no date", place, help)
            elif self._grade(readings[0]).state == "right":
                yield is_right_too((place, text))
            elif twin := seen.get(readings[0]):
                yield is_there_twice((place, text), twin)
            seen.update(dict.fromkeys(readings, text))

    def rivals(self) -> Iterator[Part]:
        return foreseen_parts(self.distractors)

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
