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
    View,
)
from quizapp.language import dates, quantity

#: What a slip earns where there is no second look at it.
SLIP = 0.8

Distractors = Annotated[tuple[ForeseenField, ...], Field(max_length=50)]


class Spelled(Question):
    """A question whose answer is spelled by the learner, and so may be misspelt."""

    @abstractmethod
    def grade_with_slips(self, response: Response) -> Grade:
        """The grade where a slip cannot be mended: it earns `SLIP` of what the right spelling would."""


def grade_for_good(question: Question, response: Response) -> Grade:
    """The grade of a response of which the learner gets no second look, as in a test.

    In practice a wrong response that is `near` goes back to the learner, who mends the slip at no cost. Where that
    cannot be offered, a slip is not to cost what not knowing the answer costs.
    """
    return question.grade_with_slips(response) if isinstance(question, Spelled) else question.grade(response)


class Typed(Spelled):
    """A question with one field. The response is what was typed, with single spaces."""

    max_length: ClassVar[int] = 200

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

    def grade_with_slips(self, response: Response) -> Grade:
        grade = self.grade(response)
        if grade.state == "right" or not self.near(response):
            return grade
        return Grade(max(grade.fraction, SLIP), f"Counted as a slip: it is written “{self.key()}”.")

    def remarks(self, response: Response) -> list[str]:
        known = self.foreseen(str(response))
        return [known.feedback] if known and known.feedback else []

    def say(self, response: Response) -> str:
        return str(response)

    def show(self, layout: Layout, response: Response | None) -> View:
        return {"typed": response or "", "max_length": self.max_length}

    def review(self, layout: Layout, response: Response | None) -> View:
        state = self.grade(response).state if response is not None else "wrong"
        return self.show(layout, response) | {"state": state, "key": self.key()}


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
