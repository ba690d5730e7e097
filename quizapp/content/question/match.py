"""Match each thing with its partner."""

from collections.abc import Iterator
from functools import cached_property
from random import Random
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from quizapp.content.fields import Fault, Line, Lines
from quizapp.content.question.assignment import Assignment
from quizapp.content.question.base import Layout, Part, shuffled
from quizapp.content.question.options import repeated_texts


class Match(Assignment):
    instruction: ClassVar[str] = "Choose the partner of each."
    example: ClassVar[str] = """\
id: who-was-who
type: match
prompt: Who was who in the first contacts?
pairs:
  Karađorđe: leader of the rebels
  Konstantin Rodofinikin: author of a plan
  Gerasim Vashchenko: first Russian consul
distractors: [patriarch]
explanation: The plan failed with Karađorđe; the consul came to his successor.
cite: [protectorate, consul]
evidence: the first Russian consul, Gerasim Vashchenko
inferred: The passages say what each of the three did.
"""

    type: Literal["match"]
    pairs: Annotated[dict[Line, Line], Field(min_length=2, max_length=8)]
    """Each thing and its partner; two things may have the same partner."""
    distractors: Annotated[Lines, Field(max_length=4)] = ()
    """Partners that none has."""

    @cached_property
    def place_of(self) -> dict[str, str]:
        return self.pairs

    @cached_property
    def places(self) -> list[str]:
        return list(dict.fromkeys([*self.pairs.values(), *self.distractors]))

    def lay_out(self, rng: Random) -> Layout:
        return {"things": shuffled(self.pairs, rng), "places": shuffled(self.places, rng)}

    def key(self) -> str:
        return "; ".join(f"{thing} – {partner}" for thing, partner in self.pairs.items())

    def faults(self) -> Iterator[Fault]:
        yield from repeated_texts(((("pairs", thing), thing) for thing in self.pairs), "thing")
        # Two things may have the same partner, but two partners may not read alike.
        partners = {partner: ("pairs", thing) for thing, partner in reversed(self.pairs.items())}
        distractors = ((("distractors", index), text) for index, text in enumerate(self.distractors))
        yield from repeated_texts(
            [*((place, text) for text, place in reversed(partners.items())), *distractors], "partner"
        )
        if len(self.places) == 1:
            help = "give the things different partners, or add `distractors`"
            yield Fault("Q110", "there is only one partner to choose", ("pairs",), help)

    def claims(self) -> Iterator[Part]:
        for thing, partner in self.pairs.items():
            yield ("pairs", thing), thing
            yield ("pairs", thing), partner
