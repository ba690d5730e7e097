"""Small pictures, drawn here and not in templates, where each of their pieces would cost as much as a line of text."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

#: What is told of the questions of an attempt, in this order.
_WORDS = {
    "right": "right",
    "partly": "partly right",
    "wrong": "wrong",
    "answered": "answered",
    "unfinished": "unfinished",
    "open": "to go",
}


def path(states: Sequence[str], here: int) -> Markup:
    """A bar with a piece for each question, by its state; `here` is the index of the one that is shown."""
    pieces = [f'<b class="{state}"></b>' for state in states]
    pieces[here] = f'<b class="{states[here]} now"></b>'
    said = Counter(states)
    words = ", ".join(f"{said[state]} {word}" for state, word in _WORDS.items() if said[state])
    # Nothing in it comes from outside: the states are our own words.
    return Markup(f'<div class="path" role="img" aria-label="{words}">{"".join(pieces)}</div>')  # noqa: S704
