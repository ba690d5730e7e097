"""What the types share in which the answer is typed into one field."""

from abc import abstractmethod
from random import Random
from typing import ClassVar

from quizapp.content.question.base import FIELD, Form, Grade, Layout, Question, Response, Unreadable
from quizapp.content.question.views import TypedAsked, TypedJudged


class Typed(Question):
    """A question with one field. The response is what was typed, with single spaces."""

    form: ClassVar[str] = "typed"
    max_length: ClassVar[int] = 200
    #: The HTML inputmode of the field.
    keyboard: ClassVar[str] = "text"

    @abstractmethod
    def unreadable(self, typed: str) -> str:
        """Why the text cannot be graded, for the learner; empty where it can."""

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

    def say(self, response: Response) -> str:
        return str(response)

    def show(self, layout: Layout, response: Response | None) -> TypedAsked:
        return TypedAsked(str(response or ""), self.max_length, self.keyboard)

    def review(self, layout: Layout, response: Response | None, grade: Grade | None) -> TypedJudged:
        return TypedJudged(str(response or ""), self.key(), grade.state if grade else "wrong")
