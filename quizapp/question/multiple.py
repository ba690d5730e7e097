"""Choose all the answers that apply."""

from collections.abc import Iterator
from random import Random
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from quizapp.fields import Fault, Option, OptionField
from quizapp.question.base import (
    FIELD,
    Form,
    Grade,
    Layout,
    Part,
    Question,
    Response,
    Unreadable,
    View,
    option_id,
    shuffled,
)
from quizapp.question.options import parts, repeated_texts


class Multiple(Question):
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
    def options(self) -> tuple[Option, ...]:
        return (*self.answers, *self.distractors)

    def lay_out(self, rng: Random) -> Layout:
        return {"options": shuffled((option.text for option in self.options), rng)}

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

    def key(self) -> str:
        return "; ".join(option.text for option in self.answers)

    def say(self, response: Response) -> str:
        return "; ".join(option.text for option in self.options if option_id(option.text) in response)

    def show(self, layout: Layout, response: Response | None) -> View:
        texts = {option_id(option.text): option.text for option in self.options}
        chosen = response or ()
        return {
            "options": [{"id": id, "text": texts[id], "chosen": id in chosen} for id in layout["options"]]
        }

    def review(self, layout: Layout, response: Response | None) -> View:
        view = self.show(layout, response)
        options = {option_id(option.text): option for option in self.options}
        key = {option_id(option.text) for option in self.answers}
        for row in view["options"]:
            row["right"] = row["id"] in key
            row["feedback"] = options[row["id"]].feedback if row["chosen"] else None
        return view

    def faults(self) -> Iterator[Fault]:
        return repeated_texts([*self.claims(), *self.rivals()])

    def claims(self) -> Iterator[Part]:
        return parts("answers", self.answers)

    def rivals(self) -> Iterator[Part]:
        return parts("distractors", self.distractors)
