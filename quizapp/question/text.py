"""Type the answer."""

from collections.abc import Iterator
from random import Random
from typing import ClassVar, Literal

from quizapp.fields import Fault, Line, Lines
from quizapp.folding import forms, same
from quizapp.question.base import FIELD, Form, Grade, Layout, Part, Question, Response, Unreadable, View

MAX_LENGTH = 200


class Text(Question):
    instruction: ClassVar[str] = "Type your answer. Capitals, accents and punctuation do not matter."
    example: ClassVar[str] = """\
id: rebel-leader
type: text
prompt: Who led the Serbian rebels in 1806?
answer: Karađorđe
accept: [Karađorđe Petrović, Black George]
explanation: His house, the Karađorđević, would return to the throne in 1903.
cite: protectorate
"""

    type: Literal["text"]
    answer: Line
    """The key, as it is shown afterwards."""
    accept: Lines = ()
    """Other names for it: case, accents, punctuation and script are ignored anyway."""

    def lay_out(self, rng: Random) -> Layout:
        return {}

    def read(self, form: Form, layout: Layout) -> Response | Unreadable | None:
        typed = " ".join(" ".join(form.get(FIELD, ())).split())
        if not typed:
            return None
        if len(typed) > MAX_LENGTH:
            return Unreadable(f"Type an answer of at most {MAX_LENGTH} characters.")
        if not any(forms(typed)):
            return Unreadable("Type the answer in letters or figures.")
        return typed

    def grade(self, response: Response) -> Grade:
        right = any(same(str(response), accepted) for accepted in (self.answer, *self.accept))
        return Grade(1.0 if right else 0.0)

    def key(self) -> str:
        return self.answer

    def say(self, response: Response) -> str:
        return str(response)

    def show(self, layout: Layout, response: Response | None) -> View:
        return {"typed": response or "", "max_length": MAX_LENGTH}

    def review(self, layout: Layout, response: Response | None) -> View:
        right = response is not None and self.grade(response).fraction == 1
        return self.show(layout, response) | {"right": right, "key": self.answer}

    def faults(self) -> Iterator[Fault]:
        if not any(forms(self.answer)):
            help = "give an answer with letters or figures: punctuation is ignored when answers are compared"
            yield Fault("Q204", f"`{self.answer}` cannot be typed", ("answer",), help)
            return
        known = [self.answer]
        for index, other in enumerate(self.accept):
            if not any(forms(other)):
                yield Fault("Q204", f"`{other}` cannot be typed", ("accept", index), "take it out")
            elif twin := next((text for text in known if same(text, other)), None):
                help = f"`{twin}` covers it: case, accents, punctuation and script are ignored"
                yield Fault("Q203", f"`{other}` is accepted already", ("accept", index), help)
            known.append(other)

    def claims(self) -> Iterator[Part]:
        yield ("answer",), self.answer
