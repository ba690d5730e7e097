"""What an article tells in the order of time: its dated passages, each in a sentence or two."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from quizapp.content.article import Article
from quizapp.language import edtf
from quizapp.language.sentences import sentences


@dataclass(frozen=True, slots=True)
class Event:
    """A dated passage."""

    passage: str
    when: str
    opening: str
    """Its first sentence."""
    dated: str
    """The first sentence with the year, where the opening does without."""


@dataclass(frozen=True, slots=True)
class Age:
    """A century or a decade (EDTF), and what began in it."""

    when: str
    events: list[Event]


def timeline(article: Article) -> list[Age]:
    """The dated passages by first day, then by last: first what happened, then what went on from there.

    Passages of one time stay in the order of the article.
    """
    events = [
        _event(passage.id, passage.when, passage.text) for _, passage in article.passages() if passage.when
    ]
    events.sort(key=lambda event: (_age(event.when), _days(event.when)))
    return [Age(when, list(group)) for when, group in groupby(events, lambda event: _age(event.when))]


def _age(when: str) -> str:
    """The century of a date; from 1900, where articles have more to tell, the decade if it is known."""
    century, decade = when[:2], when[2]
    return f"{century}XX" if century < "19" or decade == "X" else f"{century}{decade}X"


def _days(when: str) -> tuple[date, date]:
    period = edtf.parse(when)
    return period.first, period.last


def _event(passage: str, when: str, text: str) -> Event:
    opening, *others = sentences(text)
    year = edtf.parse(when[:4]).words
    dated = next((sentence for sentence in (opening, *others) if year in sentence), opening)
    return Event(passage, when, opening, dated if dated != opening else "")
