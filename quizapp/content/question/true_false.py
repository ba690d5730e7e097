"""Say whether a statement is true."""

from collections.abc import Iterator
from random import Random
from typing import ClassVar, Literal

from quizapp.content.fields import YesNo
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
from quizapp.content.question.views import OptionAsked, OptionJudged, OptionsAsked, OptionsJudged

_WORDS = {"true": "True", "false": "False"}


class TrueFalse(Question):
    form: ClassVar[str] = "options"
    instruction: ClassVar[str] = "Is this true or false?"
    example: ClassVar[str] = """\
id: plan-accepted
type: true-false
prompt: Karađorđe accepted the plan for a Russian protectorate.
answer: false
explanation: He feared that Serbia would become a Russian province.
cite: protectorate
evidence: Karađorđe turned it down
"""
    needs_evidence: ClassVar[bool] = True
    one_try: ClassVar[bool] = True

    type: Literal["true-false"]
    answer: YesNo
    """Whether the prompt, a statement, is true."""

    def lay_out(self, rng: Random) -> Layout:
        return {"options": list(_WORDS)}

    def read(self, form: Form, layout: Layout) -> Response | Unreadable | None:
        given = [value for value in form.get(FIELD, ()) if value]
        if not given:
            return None
        return given[0] if len(given) == 1 and given[0] in _WORDS else Unreadable("Choose true or false.")

    def keep(self, form: Form, layout: Layout) -> Response | None:
        return "".join(form.get(FIELD, ())[:1])

    def grade(self, response: Response) -> Grade:
        return Grade(1.0 if response == self._key else 0.0)

    def key(self) -> str:
        return _WORDS[self._key]

    def say(self, response: Response) -> str:
        return _WORDS[str(response)]

    def show(self, layout: Layout, response: Response | None) -> OptionsAsked:
        return OptionsAsked([OptionAsked(id, _WORDS[id], id == response) for id in layout["options"]])

    def review(self, layout: Layout, response: Response | None, grade: Grade | None) -> OptionsJudged:
        return OptionsJudged(
            [OptionJudged(_WORDS[id], id == response, id == self._key) for id in layout["options"]]
        )

    @property
    def _key(self) -> str:
        return "true" if self.answer else "false"

    def statements(self) -> Iterator[Part]:
        return super().statements() if self.answer else iter(())
