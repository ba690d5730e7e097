"""Put things in order."""

from collections.abc import Iterator
from functools import cached_property
from itertools import combinations
from random import Random
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from quizapp.content.fields import Fault, Lines
from quizapp.content.question.assignment import by_id, given_parts
from quizapp.content.question.base import (
    Form,
    Grade,
    Layout,
    Part,
    Question,
    Response,
    Unreadable,
    option_id,
    shuffled,
)
from quizapp.content.question.options import repeated_texts
from quizapp.content.question.views import LineAsked, LineJudged, LinesAsked, LinesJudged


class Order(Question):
    instruction: ClassVar[str] = "Give each its place: 1 is the first."
    example: ClassVar[str] = """\
id: first-steps-in-order
type: order
prompt: Put these in order, the earliest first.
items:
  - the rebels are led by Karađorđe
  - Karađorđe turns the protectorate down
  - the first Russian consul is received
explanation: A generation lies between the uprising and the consulate.
cite: [protectorate, consul]
evidence: In 1838 Prince Miloš Obrenović received the first Russian consul
inferred: The passages tell of 1806, of the plan made after it, and of 1838.
"""
    needs_evidence: ClassVar[bool] = True
    form: ClassVar[str] = "lines"
    scripts: ClassVar[tuple[str, ...]] = ("order.js",)

    type: Literal["order"]
    items: Annotated[Lines, Field(min_length=3, max_length=8)]
    """The things in their right order."""

    def lay_out(self, rng: Random) -> Layout:
        return {"items": shuffled(self.items, rng)}

    def read(self, form: Form, layout: Layout) -> Response | Unreadable | None:
        given = given_parts(form, layout["items"])
        if not given:
            return None
        places = {str(place): item for item, place in given.items()}
        if len(given) < len(layout["items"]):
            return Unreadable("Give every line a place.")
        if set(places) != {str(place) for place in range(1, len(layout["items"]) + 1)}:
            return Unreadable("Give each place once: two lines have the same one.")
        return [places[str(place)] for place in range(1, len(places) + 1)]

    def keep(self, form: Form, layout: Layout) -> Response | None:
        return given_parts(form, layout["items"])

    def grade(self, response: Response) -> Grade:
        """The share of pairs that are in the right order, so 1 for all (Kendall 1938: the concordant pairs)."""
        place = {item: number for number, item in enumerate(response)}
        pairs = list(combinations(self._ids, 2))
        right = sum(place[first] < place[second] for first, second in pairs)
        fraction = right / len(pairs)
        return Grade(fraction, f"{right} of {len(pairs)} pairs in the right order." if fraction < 1 else "")

    @cached_property
    def _ids(self) -> list[str]:
        return [option_id(text) for text in self.items]

    def key(self) -> str:
        return " → ".join(self.items)

    def say(self, response: Response) -> str:
        texts = by_id(self.items)
        return " → ".join(texts[item] for item in response)

    def show(self, layout: Layout, response: Response | None) -> LinesAsked:
        texts = by_id(self.items)
        if isinstance(response, dict):
            places = response  # a form that could not be read
        else:
            places = {item: str(number) for number, item in enumerate(response or (), 1)}
        return LinesAsked([LineAsked(item, texts[item], places.get(item)) for item in layout["items"]])

    def review(self, layout: Layout, response: Response | None, grade: Grade | None) -> LinesJudged:
        given = response if isinstance(response, list) else []
        places = {item: number for number, item in enumerate(given, 1)}
        return LinesJudged(
            [
                LineJudged(number, text, places.get(option_id(text)))
                for number, text in enumerate(self.items, 1)
            ]
        )

    def faults(self) -> Iterator[Fault]:
        yield from repeated_texts(((("items", index), text) for index, text in enumerate(self.items)), "item")

    def claims(self) -> Iterator[Part]:
        for index, text in enumerate(self.items):
            yield ("items", index), text
