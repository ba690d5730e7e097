"""What the types share in which each of several things is given its place."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import ClassVar

from quizapp.content.question.base import (
    FIELD,
    Form,
    Grade,
    Layout,
    Question,
    Response,
    Unreadable,
    by_part_of,
    option_id,
)
from quizapp.content.question.views import OptionAsked, PartAsked, PartJudged, PartsAsked, PartsJudged


def field(part: str) -> str:
    """The name of the form field for a part of a question."""
    return f"{FIELD}.{part}"


def given_parts(form: Form, parts: Iterable[str]) -> dict[str, str]:
    """What the form gives for each part; parts that are left blank are left out."""
    given = {part: " ".join("".join(form.get(field(part), ())[:1]).split()) for part in parts}
    return {part: value for part, value in given.items() if value}


def by_id(texts: Iterable[str]) -> dict[str, str]:
    """The texts by their ids."""
    return {option_id(text): text for text in texts}


def by_part(right: Mapping[str, bool]) -> Grade:
    """The share of parts that are right; each counts the same (Moodle's rule for matching questions)."""
    hits = sum(right.values())
    fraction = hits / len(right)
    return Grade(fraction, f"{hits} of {len(right)} right." if fraction < 1 else "", right)


class Assignment(Question):
    """A question with things, each of which has one of several places: partners, categories.

    A layout has the ids of both, as "things" and "places"; a response leads from thing to place.
    """

    form: ClassVar[str] = "parts"

    @property
    @abstractmethod
    def place_of(self) -> dict[str, str]:
        """Each thing with its right place."""

    @property
    @abstractmethod
    def places(self) -> list[str]:
        """All places to choose from."""

    @cached_property
    def _key_of(self) -> dict[str, str]:
        """The same as `place_of` in ids."""
        return {option_id(thing): option_id(place) for thing, place in self.place_of.items()}

    def read(self, form: Form, layout: Layout) -> Response | Unreadable | None:
        given = given_parts(form, layout["things"])
        if not given:
            return None
        if not set(given.values()) <= set(layout["places"]):
            return Unreadable("Choose among the answers shown.")
        return given

    def keep(self, form: Form, layout: Layout) -> Response | None:
        return given_parts(form, layout["things"])

    def grade(self, response: Response) -> Grade:
        """Things without a place count as wrong: a partial response earns its part."""
        given = by_part_of(response)
        return by_part({thing: given.get(thing) == place for thing, place in self._key_of.items()})

    def say(self, response: Response) -> str:
        things, places = by_id(self.place_of), by_id(self.places)
        return "; ".join(f"{things[thing]}: {places[place]}" for thing, place in by_part_of(response).items())

    def show(self, layout: Layout, response: Response | None) -> PartsAsked:
        things, places, given = by_id(self.place_of), by_id(self.places), by_part_of(response)
        return PartsAsked(
            [
                PartAsked(
                    thing,
                    things[thing],
                    [
                        OptionAsked(place, places[place], given.get(thing) == place)
                        for place in layout["places"]
                    ],
                )
                for thing in layout["things"]
            ]
        )

    def review(self, layout: Layout, response: Response | None, grade: Grade | None) -> PartsJudged:
        things, places, given = by_id(self.place_of), by_id(self.places), by_part_of(response)
        right = grade.parts if grade else {}
        return PartsJudged(
            [
                PartJudged(
                    things[id],
                    self.place_of[things[id]],
                    places.get(given.get(id, "")),
                    right.get(id, False),
                )
                for id in layout["things"]
            ]
        )
