"""Choose one of several answers."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from quizapp.content.fields import Option, OptionField
from quizapp.content.question.base import FIELD, Form, Grade, Layout, Part, Response, Unreadable, option_id
from quizapp.content.question.options import WithOptions, parts


class Choice(WithOptions):
    instruction: ClassVar[str] = "Choose one answer."
    example: ClassVar[str] = """\
id: first-consul
type: choice
prompt: Whom did Prince Miloš Obrenović receive in 1838 as the first Russian consul?
answer: Gerasim Vashchenko
distractors:
  - text: Konstantin Rodofinikin
    feedback: He came a generation earlier, with a plan for a protectorate.
  - Gyula Andrássy
  - Georgy Chicherin
explanation: Relations had begun in 1816; the consulate came 22 years later.
cite: consul
"""

    type: Literal["choice"]
    answer: OptionField
    """The key."""
    distractors: Annotated[tuple[OptionField, ...], Field(min_length=1, max_length=9)]
    """The wrong answers: texts, or `{text, feedback}`."""

    @property
    def keys(self) -> tuple[Option, ...]:
        return (self.answer,)

    @property
    def options(self) -> tuple[Option, ...]:
        return (self.answer, *self.distractors)

    def read(self, form: Form, layout: Layout) -> Response | Unreadable | None:
        given = [value for value in form.get(FIELD, ()) if value]
        if not given:
            return None
        if len(given) > 1 or given[0] not in layout["options"]:
            return Unreadable("Choose one of the answers shown.")
        return given[0]

    def grade(self, response: Response) -> Grade:
        return Grade(1.0 if response == option_id(self.answer.text) else 0.0)

    def claims(self) -> Iterator[Part]:
        yield ("answer", "text"), self.answer.text

    def rivals(self) -> Iterator[Part]:
        return parts("distractors", self.distractors)
