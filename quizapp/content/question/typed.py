"""What the types share in which the answer is typed into one field."""

from abc import abstractmethod
from random import Random
from typing import ClassVar

from quizapp.content.question.base import FIELD, Form, Layout, Question, Response, Unreadable, View


class Typed(Question):
    """A question with one field. The response is what was typed, with single spaces."""

    max_length: ClassVar[int] = 200

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

    def show(self, layout: Layout, response: Response | None) -> View:
        return {"typed": response or "", "max_length": self.max_length}

    def review(self, layout: Layout, response: Response | None) -> View:
        state = self.grade(response).state if response is not None else "wrong"
        return self.show(layout, response) | {"state": state, "key": self.key()}
