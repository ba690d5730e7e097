"""What the types share in which answers are typed: slips, wrong answers that the author foresaw, one field."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from random import Random
from typing import Annotated, ClassVar

from pydantic import Field

from quizapp.content.fields import Fault, Foreseen, ForeseenField
from quizapp.content.question.base import (
    FIELD,
    Form,
    Grade,
    Layout,
    Part,
    Question,
    Response,
    Unreadable,
)
from quizapp.content.question.views import TypedAsked, TypedJudged
from quizapp.language import dates, quantity

#: What a slip earns where there is no second look at it.
SLIP = 0.8

Distractors = Annotated[tuple[ForeseenField, ...], Field(max_length=50)]


class Typed(Question):
    """A question with one field. The response is what was typed, with single spaces."""

    form: ClassVar[str] = "typed"
    max_length: ClassVar[int] = 200
    #: The HTML inputmode of the field.
    keyboard: ClassVar[str] = "text"

    @abstractmethod
    def unreadable(self, typed: str) -> str:
        """Why the text cannot be graded, for the learner; empty where it can."""

    @abstractmethod
    def foreseen(self, typed: str) -> Foreseen | None:
        """The wrong answer among the author's that this is."""

    def lay_out(self, rng: Random) -> Layout:
        return {}

    def read(self, form: Form, layout: Layout) -> Response | Unreadable | None:
        typed = self.keep(form, layout)
        if not typed:
            return None
        if len(typed) > self.max_length:
            return Unreadable(f"Type an answer of at most {self.max_length} characters.")
        why = self.unreadable(str(typed))
        return Unreadable(why) if why else typed

    def keep(self, form: Form, layout: Layout) -> Response | None:
        return " ".join(" ".join(form.get(FIELD, ())).split())

    def grade_for_good(self, response: Response) -> Grade:
        grade = self.grade(response)
        if grade.state == "right" or not self.near(response):
            return grade
        return Grade(max(grade.fraction, SLIP), f"Counted as a slip: it is written “{self.key()}”.")

    def remarks(self, response: Response) -> list[str]:
        known = self.foreseen(str(response))
        return [known.feedback] if known and known.feedback else []

    def say(self, response: Response) -> str:
        return str(response)

    def show(self, layout: Layout, response: Response | None) -> TypedAsked:
        return TypedAsked(str(response or ""), self.max_length, self.keyboard)

    def review(self, layout: Layout, response: Response | None, grade: Grade | None) -> TypedJudged:
        return TypedJudged(str(response or ""), self.key(), grade.state if grade else "wrong")


def same_value(typed: str, key: str) -> bool:
    """Whether both are the same number or the same date: `1,500` and `1500`, `8.4.1992` and `8 April 1992`."""
    number, date = _value(key)
    if number is not None and any(
        one.number == number and quantity.conversion(one.unit, "") is not None for one in quantity.read(typed)
    ):
        return True
    return date is not None and date in dates.readings(typed)


@lru_cache(maxsize=1024)
def _value(key: str) -> tuple[Decimal | None, str | None]:
    """The number and the date that a key is, if it is any."""
    return quantity.exact(key), dates.as_edtf(key)


def wrong(known: Foreseen | None) -> Grade:
    """The grade of a wrong answer, which the author may have foreseen."""
    return Grade(known.fraction, known.feedback or "") if known else Grade(0.0)


def foreseen_parts(distractors: Iterable[Foreseen]) -> Iterator[Part]:
    """The texts of foreseen wrong answers with their places."""
    for index, distractor in enumerate(distractors):
        yield ("distractors", index, "text"), distractor.text


def is_right_too(part: Part) -> Fault:
    """The fault of a foreseen wrong answer that is accepted."""
    place, text = part
    help = "take it out here, or out of what makes it right"
    return Fault("Q202", f"the distractor `{text}` is accepted as right", place, help)


def is_there_twice(part: Part, twin: str) -> Fault:
    """The fault of a foreseen wrong answer that reads like an earlier one."""
    place, text = part
    help = f"it reads like `{twin}`: change one of them or take it out"
    return Fault("Q202", f"the distractor `{text}` is there twice", place, help)
