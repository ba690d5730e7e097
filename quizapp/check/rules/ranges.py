"""Options that are numbers or ranges of numbers: `1838`, `10–19 %`, `before 1850`, `in the 19th century`."""

import re
from dataclasses import dataclass
from math import inf

_DIGIT = re.compile(r"\d")
_NUMBER = r"[$€£]?\s*(\d+(?:[ ,.]\d{3})*(?:\.\d+)?)\s*(?:%|per cent)?"
_FROM_TO = re.compile(
    rf"(?:(?:from|between|about|roughly|anywhere)\s+)*{_NUMBER}[^\d,;]{{0,12}}?\s*(?:-|–|—|to|and|until|or)\s*{_NUMBER}"
)
_AT_MOST = re.compile(
    rf"(?:up to|at (?:the )?most|not? more than|not? later than|until|by|in or before|(?:a )?maximum of)\s+{_NUMBER}"
    rf"|{_NUMBER}(?:\s+\w+)?\s+or\s+(?:less|fewer|earlier|below|under|lower|younger|before)"
)
_LESS = re.compile(rf"(?:(?:less|fewer|earlier|younger|lower) than|under|below|before|<)\s*{_NUMBER}")
_MORE = re.compile(rf"(?:(?:more|later|older|greater) than|over|above|after|exceeding|>)\s*{_NUMBER}")
_AT_LEAST = re.compile(
    rf"(?:at least|from|since|no (?:fewer|less) than|not before|(?:a )?minimum of)\s+{_NUMBER}(?:\s+on(?:wards?)?)?"
    rf"|{_NUMBER}(?:\s+\w+)?\s+or\s+(?:more|later|above|over|higher|older|after|greater)|{_NUMBER}\s*\+|{_NUMBER}\s+onwards?"
)
_JUST = re.compile(_NUMBER)
_CENTURY = re.compile(r"(?:in |during |by )?(?:the )?(\d+)(?:st|nd|rd|th) century")
_DECADE = re.compile(r"(?:in |during )?(?:the )?(\d+0)s")

#: What the numbers of each form are multiplied by, and what is added to the first and to the last of them; the
#: first form that fits counts.
_FORMS = (
    (_CENTURY, 100, -99.0, 0.0),
    (_DECADE, 1, 0.0, 9.0),
    (_FROM_TO, 1, 0.0, 0.0),
    (_AT_MOST, 1, -inf, 0.0),
    (_LESS, 1, -inf, -0.001),
    (_MORE, 1, 0.001, inf),
    (_AT_LEAST, 1, 0.0, inf),
    (_JUST, 1, 0.0, 0.0),
)


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from `low` to `high`, both included."""

    low: float
    high: float

    def overlaps(self, other: "Range") -> bool:
        """Whether a number is in both. Two numbers alone do not overlap: they are equal or not."""
        spans = self.low < self.high or other.low < other.high
        return spans and self.low <= other.high and other.low <= self.high


def read(text: str) -> Range | None:
    """The numbers that an option stands for, with a unit of up to three words, or None."""
    if not _DIGIT.search(text):
        return None
    bare = text.casefold().strip(" .")
    for form, times, first, last in _FORMS:
        found = form.match(bare)
        if found and len(bare[found.end() :].split()) <= 3 and not _DIGIT.search(bare, found.end()):
            ends = [_value(end) * times for end in found.groups() if end]
            low, high = ends[0] + first, ends[-1] + last
            return Range(low, high) if low <= high else None
    return None


def _value(written: str) -> float:
    """What a number means: a point before three figures parts thousands only where there is another such sign."""
    thousands = r"[ ,.]" if len(re.findall(r"[ ,.]", written)) > 1 else r"[ ,]"
    whole, point, decimals = written.rpartition(".") if written.count(".") == 1 else (written, "", "")
    return float(re.sub(thousands, "", whole) + point + decimals) if whole else float(written)
