"""Dates in files: the Extended Date/Time Format (ISO 8601-2:2019, level 1), as far as history needs it.

`1838` · `1838-05` · `1838-05-01` · `184X` and `18XX` (some year of the decade, of the century) · `1838~`
(about) · `1838?` (uncertain) · `1828/1856` (from … to …). https://www.loc.gov/standards/datetime/
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<doubt>[~?%])?",
    re.ASCII,
)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day that a date can mean, and the date in words."""

    first: date
    last: date
    words: str


@lru_cache(maxsize=4096)
def parse(text: str) -> Period:
    """Read an EDTF date. Raises ValueError with what is wrong, in words for its author."""
    first_text, slash, last_text = text.partition("/")
    first = _point(first_text)
    if not slash:
        return first
    last = _point(last_text)
    if last.last < first.first:
        raise ValueError("the interval ends before it starts")
    return Period(first.first, last.last, _between(first.words, last.words))


def _point(text: str) -> Period:
    match = _POINT.fullmatch(text)
    if not match or match["year"] == "0000":
        raise ValueError("not a date")
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year and month:
        raise ValueError("a month needs an exact year")
    try:
        first = date(max(1, int(year.replace("X", "0"))), int(month or 1), int(day or 1))
    except ValueError:
        raise ValueError("no such month or day in the calendar") from None
    last_year = int(year.replace("X", "9"))
    last_month = int(month or 12)
    last = date(last_year, last_month, int(day or monthrange(last_year, last_month)[1]))
    return Period(first, last, _words(year, month, day, match["doubt"]))


def _words(year: str, month: str | None, day: str | None, doubt: str | None) -> str:
    if year.endswith("XX"):
        words = f"{_ordinal(int(year[:2]) + 1)} century"
    elif year.endswith("X"):
        words = f"{int(year[:3])}0s"
    else:
        words = " ".join(
            filter(None, [str(int(day)) if day else "", _MONTHS[int(month) - 1] if month else "", year])
        )
    return {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(doubt or "", "") + words


def _ordinal(number: int) -> str:
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _between(first: str, last: str) -> str:
    if first.endswith(" century") and last.endswith(" century"):
        first = first.removesuffix(" century")
    joint = "–" if " " not in first + last.removesuffix(" century") else " – "
    return first + joint + last
