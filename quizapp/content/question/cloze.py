"""Fill the gaps of a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Annotated, ClassVar, Literal, TypeVar

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from quizapp.content.fields import Fault, Prose
from quizapp.content.question.assignment import by_id, by_part, given_parts
from quizapp.content.question.base import (
    Form,
    Grade,
    Layout,
    Part,
    Question,
    Response,
    Unreadable,
    by_part_of,
    option_id,
    shuffled,
)
from quizapp.content.question.options import repeated_texts
from quizapp.content.question.typed import SLIP, same_value
from quizapp.content.question.views import GapAsked, GapJudged, GapsAsked, GapsJudged, OptionAsked
from quizapp.language.folding import Folded, forms, same
from quizapp.language.lexicon import asks_for_person, ends_with_title
from quizapp.language.reader import Reader

MAX_LENGTH = 100
G = TypeVar("G", GapAsked, GapJudged)
_GAP = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_STRAY = re.compile(r"\{\{|\}\}")


@dataclass(frozen=True)
class Gap:
    """A gap: `{{Karađorđe = Black George}}` to be typed, `{{1838 | 1828 | 1848}}` to be chosen, the key first."""

    id: str
    key: str
    accept: tuple[str, ...] = ()
    distractors: tuple[str, ...] = ()

    @property
    def accepted(self) -> tuple[str, ...]:
        return (self.key, *self.accept)


def gaps(text: str) -> list[Gap]:
    """The gaps of a text, in order."""
    found = []
    for number, inside in enumerate(_GAP.findall(text), 1):
        texts, *distractors = (" ".join(part.split()) for part in inside.split("|"))
        key, *accept = (name.strip() for name in texts.split("="))
        found.append(Gap(f"gap-{number}", key, tuple(accept), tuple(distractors)))
    return found


def _with_gaps(text: str) -> str:
    found = gaps(text)
    if not 1 <= len(found) <= 12:
        raise PydanticCustomError("Q114", "the text has {number} gaps", {"number": len(found) or "no"})
    return text


class Cloze(Question):
    form: ClassVar[str] = "gaps"
    instruction: ClassVar[str] = (
        "Fill every gap, in Latin or Cyrillic letters. Capitals, accents and punctuation do not matter."
    )
    example: ClassVar[str] = """\
id: consul-in-gaps
type: cloze
prompt: How did the first consul come?
text: >-
  In {{1838 | 1828 | 1848}} Prince {{Miloš Obrenović = Miloš}} received the first Russian consul, Gerasim Vashchenko.
explanation: Relations had begun in 1816; the consulate came 22 years later.
cite: consul
"""

    type: Literal["cloze"]
    text: Annotated[Prose, AfterValidator(_with_gaps)]
    """The text with its gaps: `{{key}}`, `{{key = other name}}` to be typed; `{{key | wrong | wrong}}` to be chosen."""

    @cached_property
    def gaps(self) -> list[Gap]:
        return gaps(self.text)

    def lay_out(self, rng: Random) -> Layout:
        return {
            gap.id: shuffled([gap.key, *gap.distractors], rng) if gap.distractors else [] for gap in self.gaps
        }

    def read(self, form: Form, layout: Layout) -> Response | Unreadable | None:
        given = given_parts(form, layout)
        if not given:
            return None
        for gap, value in given.items():
            if layout[gap] and value not in layout[gap]:
                return Unreadable("Choose among the words shown.")
            if not layout[gap] and (len(value) > MAX_LENGTH or not any(forms(value))):
                return Unreadable(f"Fill each gap with letters or figures, at most {MAX_LENGTH}.")
        return given

    def keep(self, form: Form, layout: Layout) -> Response | None:
        return given_parts(form, layout)

    def grade(self, response: Response) -> Grade:
        """Gaps left empty count as wrong: a partial response earns its part."""
        given = by_part_of(response)
        return by_part({gap.id: self._right(gap, given.get(gap.id)) for gap in self.gaps})

    def near(self, response: Response) -> bool:
        """Whether each gap that is not right is a slip."""
        given = by_part_of(response)
        wrong = [gap for gap in self.gaps if not self._right(gap, given.get(gap.id))]
        return bool(wrong) and all(self._near(gap, given.get(gap.id)) for gap in wrong)

    def grade_for_good(self, response: Response) -> Grade:
        given, grade = by_part_of(response), self.grade(response)
        slips = [
            gap
            for gap in self.gaps
            if not self._right(gap, given.get(gap.id)) and self._near(gap, given.get(gap.id))
        ]
        if not slips:
            return grade
        keys = ", ".join(f"“{gap.key}”" for gap in slips)
        said = (
            f"{grade.feedback} Counted as {'a slip' if len(slips) == 1 else 'slips'}: it is written {keys}."
        )
        return Grade(grade.fraction + SLIP * len(slips) / len(self.gaps), said)

    def _right(self, gap: Gap, given: str | None) -> bool:
        if given is None:
            return False
        if gap.distractors:
            return given == option_id(gap.key)
        return self._readers[gap.id].accepts(given) or any(same_value(given, key) for key in gap.accepted)

    def _near(self, gap: Gap, given: str | None) -> bool:
        return given is not None and not gap.distractors and self._readers[gap.id].near(given)

    @cached_property
    def _readers(self) -> dict[str, Reader]:
        """What reads each gap that is typed. The key of another gap is never a slip."""
        typed = [gap for gap in self.gaps if not gap.distractors]
        texts = _GAP.split(self.text)[::2]
        context = f"{self.prompt} {' '.join(texts)}"
        return {
            gap.id: Reader(
                gap.accepted,
                rivals=[
                    other.key for other in typed if not any(same(other.key, key) for key in gap.accepted)
                ],
                context=context,
                person=asks_for_person(self.prompt) or ends_with_title(before),
            )
            for gap, before in zip(self.gaps, texts, strict=False)
            if not gap.distractors
        }

    def key(self) -> str:
        return "; ".join(gap.key for gap in self.gaps)

    def say(self, response: Response) -> str:
        given = by_part_of(response)
        return "; ".join(self._said(gap, given.get(gap.id)) or "–" for gap in self.gaps)

    def _said(self, gap: Gap, given: str | None) -> str:
        if given is None or not gap.distractors:
            return given or ""
        return by_id([gap.key, *gap.distractors])[given]

    def show(self, layout: Layout, response: Response | None) -> GapsAsked:
        given = by_part_of(response)

        def shown(gap: Gap) -> GapAsked:
            texts = by_id([gap.key, *gap.distractors])
            options = [OptionAsked(id, texts[id], given.get(gap.id) == id) for id in layout[gap.id]]
            return GapAsked(gap.id, options, "" if options else given.get(gap.id, ""))

        return GapsAsked(list(self._pieces([shown(gap) for gap in self.gaps])), MAX_LENGTH)

    def review(self, layout: Layout, response: Response | None, grade: Grade | None) -> GapsJudged:
        given = by_part_of(response)
        right = grade.parts if grade else {}
        judged = [
            GapJudged(gap.key, self._said(gap, given.get(gap.id)), right.get(gap.id, False))
            for gap in self.gaps
        ]
        return GapsJudged(list(self._pieces(judged)))

    def _pieces(self, gaps: list[G]) -> Iterator[tuple[str, G | None]]:
        """The text before each gap, with the gap; and the text after the last."""
        *texts, last = _GAP.split(self.text)[::2]
        yield from zip(texts, gaps, strict=True)
        yield last, None

    def faults(self) -> Iterator[Fault]:
        if stray := _STRAY.search(_GAP.sub("", self.text)):
            help = "a gap starts with `{{` and ends with `}}`"
            yield Fault("Q114", f"`{stray[0]}` stands alone", ("text",), help)
        for number, gap in enumerate(self.gaps, 1):
            yield from self._faults_of_gap(number, gap)

    def _faults_of_gap(self, number: int, gap: Gap) -> Iterator[Fault]:
        at = ("text",)
        texts = (gap.key, *gap.accept, *gap.distractors)
        if not all(texts):
            help = "write its key between `{{` and `}}`, and a word behind each `|` and `=`"
            yield Fault("Q114", f"gap {number} has nothing where a word should be", at, help)
        elif any(brace in text for text in texts for brace in "{}"):
            help = "close the gap with `}}` right behind its words"
            yield Fault("Q114", f"gap {number} has a brace in it", at, help)
        elif gap.distractors:
            if gap.accept:
                help = "other names are for gaps to be typed: `{{key = other name}}`; choices are parted by `|` alone"
                yield Fault("Q114", f"gap {number} has both `=` and `|`", at, help)
            yield from repeated_texts((at, text) for text in texts)
        else:
            seen = Folded(spelling=True)
            for text in texts:
                if not any(forms(text)):
                    help = "give a word to be typed: punctuation is ignored when answers are compared"
                    yield Fault("Q204", f"`{text}` cannot be typed", at, help)
                elif (twin := seen.find(text)) is not None:
                    help = f"`{twin}` covers it: case, accents, punctuation and script are ignored"
                    yield Fault("Q203", f"`{text}` is accepted already", at, help)
                seen.add(text)

    def statements(self) -> Iterator[Part]:
        yield ("prompt",), self.prompt
        yield ("text",), _GAP.sub("", self.text)

    def claims(self) -> Iterator[Part]:
        for gap in self.gaps:
            if any(forms(gap.key)):
                yield ("text",), gap.key
