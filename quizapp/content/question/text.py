"""Type the answer."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from quizapp.content.fields import Fault, Foreseen, Line, Lines, YesNo
from quizapp.content.question.base import Grade, Part, Response
from quizapp.content.question.typed import (
    Distractors,
    Typed,
    foreseen_parts,
    is_right_too,
    is_there_twice,
    wrong,
)
from quizapp.language import patterns
from quizapp.language.folding import Folded, forms, plain
from quizapp.language.reader import Reader

_YEAR = re.compile(r"\d{4}")


def _pattern(text: str) -> str:
    if why := patterns.error_in(text):
        raise PydanticCustomError("Q115", "`{text}`: {why}", {"text": text, "why": why})
    return text


class Text(Typed):
    instruction: ClassVar[str] = (
        "Type your answer, in Latin or Cyrillic letters. Capitals, accents and punctuation do not matter."
    )
    example: ClassVar[str] = """\
id: rebel-leader
type: text
prompt: Who led the Serbian rebels in 1806?
answer: Karađorđe
accept: [Karađorđe Petrović, Black George]
distractors:
  - text: Miloš Obrenović
    feedback: He led the second uprising, nine years later.
explanation: His house, the Karađorđević, would return to the throne in 1903.
cite: protectorate
"""

    type: Literal["text"]
    answer: Line
    """The key, as it is shown afterwards."""
    accept: Annotated[Lines, Field(max_length=200)] = ()
    """Other names for it: case, accents, punctuation, script, titles and initials are looked after anyway."""
    optional: Annotated[Lines, Field(max_length=50)] = ()
    """More words that may be typed or left out: `[Regiment, Guards]`."""
    distractors: Distractors = ()
    """Wrong answers that are often typed: texts, or `{text, feedback, fraction}`."""
    exact: YesNo = False
    """Whether case, accents and punctuation matter: for questions that ask for a spelling."""
    pattern: Annotated[Line, AfterValidator(_pattern)] | None = None
    """A regular expression that accepts whatever it matches whole, without regard to case unless `exact`."""

    def unreadable(self, typed: str) -> str:
        return "" if any(forms(typed)) else "Type the answer in letters or figures."

    def grade(self, response: Response) -> Grade:
        typed = str(response)
        return Grade(1.0) if self._right(typed) else wrong(self.foreseen(typed))

    def _right(self, typed: str) -> bool:
        if self.exact:
            return _composed(typed) in self._spellings or self._fits_pattern(typed)
        return self._reader.accepts(typed) or self._fits_pattern(typed)

    def foreseen(self, typed: str) -> Foreseen | None:
        return next((known for reader, known in self._readers_of_wrong if reader.accepts(typed)), None)

    def key(self) -> str:
        return self.answer

    def task(self) -> str:
        if self.exact:
            return "Type your answer. Here capitals, accents and punctuation matter."
        return self.instruction

    def near(self, response: Response) -> bool:
        typed = str(response)
        if self._right(typed) or self.foreseen(typed):
            return False
        return self._reader.near(typed) or (self.exact and self._reader.accepts(typed))

    def faults(self) -> Iterator[Fault]:
        if not any(forms(self.answer)):
            help = "give an answer with letters or figures: punctuation is ignored when answers are compared"
            yield Fault("Q204", f"`{self.answer}` cannot be typed", ("answer",), help)
            return
        yield from self._faults_of_names()
        yield from self._faults_of_distractors()
        if self.pattern and not self._fits_pattern(self.answer):
            help = (
                "a pattern that does not accept the answer itself is wrong somewhere: it must match all of it"
            )
            yield Fault("Q208", f"the pattern does not match the answer `{self.answer}`", ("pattern",), help)

    def _faults_of_names(self) -> Iterator[Fault]:
        names: list[Part] = [(("answer",), self.answer)]
        names += [(("accept", index), other) for index, other in enumerate(self.accept)]
        seen, seen_needed, spellings = Folded(spelling=True), Folded(spelling=True), set[str]()
        origin: dict[str, str] = {}
        for place, name in names:
            needed = self._without_optional(name)
            if not any(forms(name)):
                yield Fault("Q204", f"`{name}` cannot be typed", place, "take it out")
                continue
            if not needed:
                help = (
                    "take a word out of `optional`: with all of them left out, nothing would have to be typed"
                )
                yield Fault("Q207", f"every word of `{name}` is optional", place, help)
            twin, also = seen.find(name), ""
            if twin is None and (found := seen_needed.find(needed or name)) is not None:
                twin, also = origin[found], "optional words, "
            if self.exact and _composed(name) not in spellings:
                twin = None
            if twin is not None:
                help = f"`{twin}` covers it: {also}case, accents, punctuation and script are ignored"
                yield Fault("Q203", f"`{name}` is accepted already", place, help)
            seen.add(name)
            origin.setdefault(seen_needed.add(needed or name), name)
            spellings.add(_composed(name))
        for index, word in enumerate(self.optional):
            if not any(forms(word)):
                yield Fault("Q204", f"`{word}` cannot be typed", ("optional", index), "take it out")

    def _faults_of_distractors(self) -> Iterator[Fault]:
        seen = Folded(spelling=True)
        right = Reader(self._accepted, context=self._context, optional=self.optional)
        for place, text in foreseen_parts(self.distractors):
            if not any(forms(text)):
                yield Fault("Q204", f"`{text}` cannot be typed", place, "take it out")
            elif self._fits_pattern(text) or (text in self._spellings if self.exact else right.accepts(text)):
                yield is_right_too((place, text))
            elif (twin := seen.find(text)) is not None:
                yield is_there_twice((place, text), twin)
            seen.add(text)

    def _fits_pattern(self, typed: str) -> bool:
        return bool(self.pattern) and patterns.matches(
            self.pattern or "", _composed(typed), ignore_case=not self.exact
        )

    @property
    def _accepted(self) -> tuple[str, ...]:
        return (self.answer, *self.accept)

    @property
    def _context(self) -> str:
        """The question, and the year that it is about."""
        return f"{self.prompt} {' '.join(_YEAR.findall(self.when or ''))}"

    @cached_property
    def _reader(self) -> Reader:
        rivals = [distractor.text for distractor in self.distractors]
        return Reader(self._accepted, rivals=rivals, context=self._context, optional=self.optional)

    @cached_property
    def _readers_of_wrong(self) -> list[tuple[Reader, Foreseen]]:
        texts = [*self._accepted, *(distractor.text for distractor in self.distractors)]
        return [
            (
                Reader(
                    [known.text],
                    rivals=[text for text in texts if text != known.text],
                    context=self._context,
                    optional=self.optional,
                ),
                known,
            )
            for known in self.distractors
        ]

    @cached_property
    def _spellings(self) -> frozenset[str]:
        return frozenset(map(_composed, self._accepted))

    def _without_optional(self, text: str) -> str:
        return " ".join(word for word in plain(text).split() if self._optional_forms.isdisjoint(forms(word)))

    @cached_property
    def _optional_forms(self) -> frozenset[str]:
        return frozenset(
            form for words in self.optional for word in plain(words).split() for form in forms(word)
        )

    def claims(self) -> Iterator[Part]:
        yield ("answer",), self.answer

    def rivals(self) -> Iterator[Part]:
        return foreseen_parts(self.distractors)


def _composed(text: str) -> str:
    """The text with each letter and its accent as one character, however it was typed."""
    return unicodedata.normalize("NFC", text)
