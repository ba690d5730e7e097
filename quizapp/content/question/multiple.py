"""Choose all the answers that apply."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from quizapp.content.fields import Option, OptionField
from quizapp.content.question.base import FIELD, Form, Grade, Layout, Part, Response, Unreadable, option_id
from quizapp.content.question.options import WithOptions, parts


class Multiple(WithOptions):
    several: ClassVar[bool] = True
    instruction: ClassVar[str] = "Choose all that apply."
    example: ClassVar[str] = """\
id: offered-to-the-rebels
type: multiple
prompt: Which of these did Rodofinikin's plan provide for?
answers:
  - Russian garrisons
  - a high representative
distractors:
  - a Russian prince
  - text: a Serbian fleet
    feedback: Serbia had no coast.
explanation: Karađorđe refused, because Serbia would have become a Russian province.
cite: protectorate
"""

    type: Literal["multiple"]
    answers: Annotated[tuple[OptionField, ...], Field(min_length=1, max_length=9)]
    """All that apply."""
    distractors: Annotated[tuple[OptionField, ...], Field(min_length=1, max_length=9)]
    """Those that do not apply: texts, or `{text, feedback}`."""

    @property
    def keys(self) -> tuple[Option, ...]:
        return self.answers

    @property
    def options(self) -> tuple[Option, ...]:
        return (*self.answers, *self.distractors)

    def read(self, form: Form, layout: Layout) -> Response | Unreadable | None:
        given = {value for value in form.get(FIELD, ()) if value}
        if not given:
            return None
        if not given <= set(layout["options"]):
            return Unreadable("Choose among the answers shown.")
        return sorted(given)

    def grade(self, response: Response) -> Grade:
        """Right choices minus wrong ones, as a part of all that are right, and at least nothing.

        Moodle's and PrairieLearn's rule ("percent correct"): ticking everything earns nothing unless most
        options are right.
        """
        key = {option_id(option.text) for option in self.answers}
        found, wrong = len(key & set(response)), len(set(response) - key)
        fraction = max(0, found - wrong) / len(key)
        feedback = f"{found} of {len(key)} found, {wrong} wrongly chosen." if fraction < 1 else ""
        return Grade(fraction, feedback)

    def claims(self) -> Iterator[Part]:
        return parts("answers", self.answers)

    def rivals(self) -> Iterator[Part]:
        return parts("distractors", self.distractors)
