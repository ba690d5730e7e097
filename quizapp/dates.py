"""Dates as people type them, in English, Serbian, Macedonian and Russian, in both scripts.

`22 August 1963` · `Aug 22, 1963` · `22.8.1963` · `22. 8. 1963.` · `1963-08-22` · `22. avgust 1963` · `август 1963` ·
`1963` · `1828–1856` · `1960s` · `19th century`, `19. vek`, `XIX век`. Figures alone are read day first, as in Europe.
"""

import re

from quizapp import edtf
from quizapp.edtf import Period
from quizapp.folding import forms, plain

_MONTHS = (
    "january jan januar januara jануари janvar janvarja январь января јануар јануара јануари",
    "february feb februar februara февраль февраля фебруар фебруара февруари",
    "march mar mart marta март марта",
    "april apr aprila апрель апреля април априла",
    "may maj maja май мая мај маја",
    "june jun juna juni июнь июня јун јуна јуни",
    "july jul jula juli июль июля јул јула јули",
    "august aug avgust avgusta август августа",
    "september sep sept septembar septembra сентябрь сентября септембар септембра септември",
    "october oct oktobar oktobra октябрь октября октобар октобра октомври",
    "november nov novembar novembra ноябрь ноября новембар новембра ноември",
    "december dec decembar decembra декабрь декабря децембар децембра декември",
)
_MONTH_OF = {
    form: number for number, words in enumerate(_MONTHS, 1) for word in words.split() for form in forms(word)
}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_CENTURY = r"(?:century|c|vek|veka|vijek|век|века|в)"
_YEAR = r"(?P<year>\d{3,4})"
#: Words that may stand round a date and say nothing: "in 1838", "1838. godine", "1838 год".
_FILLER = re.compile(
    r"^(?:in|on|the|u|vo|во|в|у|на)\s+|\s+(?:godine|god|g|year|года|году|год|година|годината|г|ad|ce)$"
)


def read(text: str) -> Period | None:
    """The days that the text means, or None where it is no date."""
    text = re.sub(r"\s+", " ", text.strip().casefold()).rstrip(". ")
    while (shorter := _FILLER.sub("", text).rstrip(". ")) != text:
        text = shorter
    first, dash, last = _parted(text)
    if dash:
        from_, to = _point(first), _point(last)
        return _checked(f"{from_}/{to}") if from_ and to else None
    point = _point(text)
    return _checked(point) if point else None


def _parted(text: str) -> tuple[str, str, str]:
    match = re.fullmatch(r"(?:from |od |с |од )?(\d{3,4})\.?\s*(?:[-–—/]|to|do|до)\s*(\d{3,4})\.?", text)
    return (match[1], "-", match[2]) if match else (text, "", "")


def _checked(text: str) -> Period | None:
    try:
        return edtf.parse(text)
    except ValueError:
        return None


def _point(text: str) -> str | None:
    """The date in EDTF, if it has a form that we know."""
    for pattern, compose in _PATTERNS:
        if match := re.fullmatch(pattern, text):
            return compose(match)
    return None


def _by_month_name(match: re.Match[str]) -> str | None:
    month = next((_MONTH_OF[form] for form in forms(match["month"]) if form in _MONTH_OF), None)
    if not month:
        return None
    day = match["day"] if "day" in match.re.groupindex else None
    return f"{int(match['year']):04}-{month:02}" + (f"-{int(day):02}" if day else "")


def _by_figures(match: re.Match[str]) -> str:
    day = f"-{int(match['day']):02}" if "day" in match.re.groupindex else ""
    return f"{int(match['year']):04}-{int(match['month']):02}{day}"


def _century(match: re.Match[str]) -> str | None:
    written = plain(match["number"])
    number = int(re.sub(r"\D", "", written)) if written[0].isdigit() else _roman(written)
    return f"{number - 1:02}XX" if 1 <= number <= 99 else None


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


_PATTERNS = (
    (_YEAR, lambda match: f"{int(match['year']):04}"),
    (r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", _by_figures),
    (r"(?P<year>\d{4})-(?P<month>\d{1,2})", _by_figures),
    (rf"(?P<day>\d{{1,2}})\s*[./-]\s*(?P<month>\d{{1,2}})\s*[./-]\s*{_YEAR}", _by_figures),
    (rf"(?P<month>\d{{1,2}})\s*[./]\s*{_YEAR}", _by_figures),
    (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|го|ого|\.)?\s*(?:of )?(?P<month>[^\W\d]+)\.?,?\s*{_YEAR}", _by_month_name),
    (rf"(?P<month>[^\W\d]+)\.?\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}", _by_month_name),
    (rf"(?P<month>[^\W\d]+)\.?,?\s*{_YEAR}", _by_month_name),
    (r"(?:the )?(?P<decade>\d{3})0(?:['’]?s|-(?:ih|те|х|e|tih|тих))", lambda match: f"{match['decade']}X"),
    (rf"(?:the )?(?P<number>\d{{1,2}}|[ivxl]+)(?:st|nd|rd|th|-?й|\.)?\s*{_CENTURY}", _century),
    (r"(?:the )?(?P<number>[ivxl]+)(?: ?th)?", _century),
)  # fmt: skip
