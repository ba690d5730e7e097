"""Type the answer."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError
from rapidfuzz import fuzz

from quizapp.content.fields import Fault, Line, Lines, YesNo
from quizapp.content.question.base import Grade, Part, Response
from quizapp.content.question.typed import Typed
from quizapp.language.folding import forms, plain, same

#: So much alike (0 to 100), a wrong answer is most likely a slip: one letter in eight.
NEAR = 87
#: Seconds after which a pattern is given up: some patterns take longer than the universe has (“ReDoS”).
PATTERN_TIME = 0.05


def _pattern(text: str) -> str:
    import regex  # here, because few banks have patterns, and it takes a while to load

    try:
        regex.compile(text)
    except regex.error as error:
        raise PydanticCustomError("Q115", "`{text}`: {why}", {"text": text, "why": str(error)}) from None
    return text


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
    optional: Lines = ()
    """Words that may be typed or left out: `[the, Prince, General]`."""
    exact: YesNo = False
    """Whether case, accents and punctuation matter: for questions that ask for a spelling."""
    pattern: Annotated[Line, AfterValidator(_pattern)] | None = None
    """A regular expression that accepts whatever it matches whole, without regard to case."""

    def unreadable(self, typed: str) -> str:
        return "" if any(forms(typed)) else "Type the answer in letters or figures."

    def grade(self, response: Response) -> Grade:
        typed = str(response)
        if self.exact:
            right = typed in (self.answer, *self.accept)
        else:
            needed = self._needed(typed)
            right = any(same(needed, accepted) for accepted in self._all_needed)
        return Grade(1.0 if right or self._fits_pattern(typed) else 0.0)

    def key(self) -> str:
        return self.answer

    def task(self) -> str:
        if self.exact:
            return "Type your answer. Here capitals, accents and punctuation matter."
        return self.instruction

    def near(self, response: Response) -> bool:
        typed = forms(self._needed(str(response)))
        return any(
            fuzz.ratio(one, other) >= NEAR and len(other) >= 4
            for accepted in self._all_needed
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
            elif twin := next((text for text in known if self._same(text, other)), None):
                also = "optional words, " if not same(twin, other) else ""
                help = f"`{twin}` covers it: {also}case, accents, punctuation and script are ignored"
                yield Fault("Q203", f"`{other}` is accepted already", ("accept", index), help)
            known.append(other)
        for index, word in enumerate(self.optional):
            if not any(forms(word)):
                yield Fault("Q204", f"`{word}` cannot be typed", ("optional", index), "take it out")
        for at, accepted in (
            (("answer",), self.answer),
            *((("accept", i), t) for i, t in enumerate(self.accept)),
        ):
            if self.optional and not self._without_optional(accepted):
                help = (
                    "take a word out of `optional`: with all of them left out, nothing would have to be typed"
                )
                yield Fault("Q207", f"every word of `{accepted}` is optional", at, help)

        if self.pattern and not self._fits_pattern(self.answer):
            help = (
                "a pattern that does not accept the answer itself is wrong somewhere: it must match all of it"
            )
            yield Fault("Q208", f"the pattern does not match the answer `{self.answer}`", ("pattern",), help)

    def _fits_pattern(self, typed: str) -> bool:
        if not self.pattern:
            return False
        import regex

        try:
            return bool(regex.fullmatch(self.pattern, typed, regex.IGNORECASE, timeout=PATTERN_TIME))
        except TimeoutError:
            return False

    @cached_property
    def _all_needed(self) -> tuple[str, ...]:
        """What is accepted, without the words that may be left out."""
        return tuple(dict.fromkeys(self._needed(accepted) for accepted in (self.answer, *self.accept)))

    @cached_property
    def _optional(self) -> frozenset[str]:
        """The forms of all words that may be left out."""
        return frozenset(
            form for words in self.optional for word in plain(words).split() for form in forms(word)
        )

    def _without_optional(self, text: str) -> str:
        return " ".join(word for word in plain(text).split() if not self._may_be_left_out(word))

    def _may_be_left_out(self, word: str) -> bool:
        return word in self._optional if word.isascii() else not self._optional.isdisjoint(forms(word))

    def _needed(self, text: str) -> str:
        """The text without the words that may be left out, as long as something remains."""
        return (self._optional and self._without_optional(text)) or text

    def _same(self, one: str, other: str) -> bool:
        if self.exact:
            return one == other
        return same(one, other) or (bool(self._optional) and same(self._needed(one), self._needed(other)))

    def claims(self) -> Iterator[Part]:
        yield ("answer",), self.answer
