"""Slips of the finger: a word that is a letter or two off another.

The distance is Damerau-Levenshtein's, restricted to one edit a substring (optimal string alignment): a letter
added, left out, mistaken, or swapped with its neighbour is one edit.
"""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

#: From so many letters on, so many edits are a slip.
_ALLOWED = ((13, 3), (8, 2), (4, 1))
#: More words than this are not looked at for one slip.
_CANDIDATES = 4


def allowed(word: str) -> int:
    """How many edits away from the word are still a slip."""
    return next((edits for letters, edits in _ALLOWED if len(word) >= letters), 0)


def is_slip(typed: str, word: str) -> bool:
    """Whether `typed` is `word` with a slip: never in figures, and never in the word itself."""
    return 0 < distance(typed, word) <= allowed(word)


def distance(typed: str, word: str) -> int:
    """The number of edits, or one more than a slip may have; figures are never a slip."""
    most = allowed(word)
    if _figures(typed) != _figures(word):
        return most + 1
    return OSA.distance(typed, word, score_cutoff=most)


def near(typed: Iterable[str], words: Iterable[str]) -> list[str]:
    """The words that one of the typed forms is with a slip, the nearest first."""
    words = list(words)
    found: dict[str, int] = {}
    for form in typed:
        for word, edits, _ in process.extract(form, words, scorer=OSA.distance, score_cutoff=3, limit=None):
            if is_slip(form, word):
                found[word] = min(int(edits), found.get(word, 3))
    return sorted(found, key=found.__getitem__)[:_CANDIDATES]


def _figures(text: str) -> str:
    return "".join(filter(str.isdigit, text))
