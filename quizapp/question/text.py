"""Type the answer."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from rapidfuzz import fuzz

from quizapp.fields import Fault, Line, Lines
from quizapp.folding import forms, same
from quizapp.question.base import Grade, Part, Response
from quizapp.question.typed import Typed

#: So much alike (0 to 100), a wrong answer is most likely a slip: one letter in eight.
NEAR = 87


class Text(Typed):
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

    def unreadable(self, typed: str) -> str:
        return "" if any(forms(typed)) else "Type the answer in letters or figures."

    def grade(self, response: Response) -> Grade:
        right = any(same(str(response), accepted) for accepted in (self.answer, *self.accept))
        return Grade(1.0 if right else 0.0)

    def key(self) -> str:
        return self.answer

    def near(self, response: Response) -> bool:
        typed = forms(str(response))
        return any(
            fuzz.ratio(one, other) >= NEAR and len(other) >= 4
            for accepted in (self.answer, *self.accept)
            for other in forms(accepted)
            for one in typed
        )

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
