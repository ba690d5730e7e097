"""Put each thing into its category."""

from collections.abc import Iterator
from functools import cached_property
from random import Random
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from quizapp.content.fields import Fault, Line, Lines
from quizapp.content.question.assignment import Assignment, by_id
from quizapp.content.question.base import Layout, Part, shuffled
from quizapp.content.question.options import repeated_texts


class Categorise(Assignment):
    instruction: ClassVar[str] = "Choose the category of each."
    example: ClassVar[str] = """\
id: russian-or-serbian
type: categorise
prompt: On which side did each of them act?
categories:
  for Serbia: [Karađorđe, Miloš Obrenović]
  for Russia: [Konstantin Rodofinikin, Gerasim Vashchenko]
explanation: Two leaders of the Serbs met two envoys of the tsar.
cite: [protectorate, consul]
evidence: the first Russian consul, Gerasim Vashchenko
inferred: The passages tell whom each of the four acted for.
"""

    type: Literal["categorise"]
    categories: Annotated[
        dict[Line, Annotated[Lines, Field(min_length=1, max_length=8)]], Field(min_length=2, max_length=5)
    ]
    """Each category with the things that belong to it."""

    @cached_property
    def place_of(self) -> dict[str, str]:
        return {thing: category for category, things in self.categories.items() for thing in things}

    @cached_property
    def places(self) -> list[str]:
        return list(self.categories)

    def lay_out(self, rng: Random) -> Layout:
        # Categories stay in the author's order, which may be that of time, and tells nothing of the things.
        return {"things": shuffled(self.place_of, rng), "places": list(by_id(self.places))}

    def key(self) -> str:
        return "; ".join(f"{category}: {', '.join(things)}" for category, things in self.categories.items())

    def faults(self) -> Iterator[Fault]:
        yield from repeated_texts(
            ((("categories", category), category) for category in self.categories), "category"
        )
        things = (
            (("categories", category, index), thing)
            for category, things in self.categories.items()
            for index, thing in enumerate(things)
        )
        yield from repeated_texts(things, "thing")

    def claims(self) -> Iterator[Part]:
        for category, things in self.categories.items():
            for index, thing in enumerate(things):
                yield ("categories", category, index), thing
