"""How much alike two texts are, letter by letter."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import Indel, Prefix


def likeness(one: str, other: str) -> float:
    """From 0 to 1: the share of letters that stay when one is made into the other by adding and deleting."""
    return Indel.normalized_similarity(one, other)


def nearest(text: str, known: Iterable[str], at_least: float) -> str | None:
    """The text among the `known` that is most alike, if it is so much alike."""
    found = process.extractOne(text, list(known), scorer=Indel.normalized_similarity, score_cutoff=at_least)
    return found[0] if found else None


def shared_beginning(one: str, other: str) -> int:
    """How many letters both begin with."""
    return Prefix.similarity(one, other)
