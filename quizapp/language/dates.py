"""Dates as people type them, in English, Serbian, Macedonian and Russian, in both scripts.

`22 August 1963` · `Aug 22, 1963` · `22.8.1963` · `22. 8. 1963.` · `22. VIII 1963` · `1963-08-22` · `22. avgust 1963` ·
`август 1963` · `1963` · `1828–1856` · `1960s` · `19th century`, `19. vek`, `XIX век` · `about 1838`.
Figures alone are read day first, as in Europe, unless only the other order is a date: `8/22/1963`. What is no date
may be one with a misspelt month or a year in two figures, `31.1.94`: see `guesses`.
"""

import re
from collections.abc import Callable, Iterator

from quizapp.language import edtf, numerals, slips
from quizapp.language.edtf import Period
from quizapp.language.folding import forms

#: Serbian in Latin letters stands for Cyrillic too: both have the same forms.
_MONTHS = (
    "january jan januar januara januaru январь января январе янв јануари",
    "february feb februar februara februaru февраль февраля феврале фев февр февруари",
    "march mar mart marta martu март марта марте",
    "april apr aprila aprilu апрель апреля апреле апр април",
    "may maj maja maju май мая мае мај",
    "june jun juna junu juni июнь июня июне июн јуни",
    "july jul jula julu juli июль июля июле июл јули",
    "august aug avgust avgusta avgustu avg август августа августе авг",
    "september sep sept septembar septembra septembru сентябрь сентября сентябре сент сен септември септ",
    "october oct oktobar oktobra oktobru okt октябрь октября октябре окт октомври",
    "november nov novembar novembra novembru ноябрь ноября ноябре нояб ное ноември",
    "december dec decembar decembra decembru декабрь декабря декабре дек декември",
)
_MONTH_OF = {
    form: number for number, words in enumerate(_MONTHS, 1) for word in words.split() for form in forms(word)
}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_ROMAN_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
#: Cyrillic letters that Roman numerals are typed with on a Cyrillic keyboard.
_CYRILLIC_ROMAN = str.maketrans("хіӏ", "xil")

_ENDING = r"(?:st|nd|rd|th|[.]|-?(?:го|ого|ти|ри|ви|ми|иот|от|ог|ом|й|ый|ий|е|og|om|ti|i))"
_CENTURY = r"(?:century|cent|c|vek|veka|veku|vijek|vijeka|vijeku|stolj?e[cć][aeu]|столећ[аеу]|век|века|веку|веке|в|столетие|столетия)"
_YEAR = r"(?P<year>\d{3,4})"
_DAY = r"(?P<day>\d{1,2})"
_MONTH = r"(?P<month>[^\W\d_]+)"
_WEEKDAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|ponedelja?k|utorak|sreda|četvrtak|petak|subota|nedelja|понедељак|уторак|среда"
    r"|четвртак|петак|субота|недеља|понеделник|вторник|четврток|недела|понедельник|четверг|пятниц[ау]|суббот[ау]|воскресенье|сред[ау]"
)
#: Words that may stand round a date and say nothing: "in 1838", "1838. godine", "about 1838", "1838 год".
_BEFORE = re.compile(
    r"(?:(?:in|on|the|since|from|until|till|up|to|by|during|of|u|vo|na|od|do|za|во|в|у|на|од|от|с|до|за|к"
    r"|about|around|circa|ca|cca|c|oko|око|около|околу|perhaps|ad|year|godina|godine|год|година|године|it was|it is)\b[. ]*"
    rf"|(?:{_WEEKDAY})[,.]? |[~≈] *)+(?=\w)"
)
_AFTER = re.compile(
    r"[. ]*(?:(?<=[\d. ])|(?<=s))(?:godine|godini|godina|god|g|year|года|году|год|гг|г|годы|годов|годах|година|годината|години"
    r"|године|a\.?d|c\.?e)[. ]*$"
)
#: The ending of a year that is read as an ordinal: 1948-й, 1992-ра.
_SPOKEN_ENDING = re.compile(r"\b(\d{3,4})-[^\W\d_]{1,3}\b")
_SEASON = re.compile(
    r"(?:in )?(?:spring|summer|autumn|fall|winter|early|late|proleće|leto|jesen|zima|пролеће|лето|јесен|зима|есен|пролет"
    r"|весна|весной|летом|осень|осенью|зимой)(?: of)? (?=\S)"
)
_SHORT_YEAR = re.compile(r"((?!.*\d{3})\w+[-./ ]+\w+[-./, ]+['’]?)(\d\d)")
_DAY_AND_MONTH = re.compile(r"\d{1,2} ?[./-] ?\d{1,2} ?[./-] ?\d{3,4}\.?")
_NAME = re.compile(r"[^\W\d_]{5,}")
_DASH = re.compile(r" ?[–—] ?| - | (?:to|until|till|do|до|по) ")
_YEARS = re.compile(r"(\d{3,4})\.? ?[-/] ?(\d{3,4})")
_FROM = re.compile(r"(?:from|od|с|од|от) ")
_BETWEEN = re.compile(r"(?:between|između|između|измеѓу|између|помеѓу|между) (.+?) (?:and|i|и) (.+)")


def read(text: str) -> Period | None:
    """The days that the text means, or None where it is no date."""
    written = as_edtf(text)
    return edtf.parse(written) if written else None


def as_edtf(text: str) -> str | None:
    """The date in EDTF, or None where the text is no date."""
    return next((written for written in _readings(_trimmed(text)) if _sound(written)), None)


def readings(text: str) -> list[str]:
    """All the dates that the text can mean, in EDTF, the likelier first: `8/4/1992` is in April or in August."""
    written = as_edtf(text)
    if written is None:
        return []
    if _DAY_AND_MONTH.fullmatch(text.strip()):
        year, month, day = written.split("-")
        swapped = f"{year}-{day}-{month}"
        return [written, swapped] if swapped != written and _sound(swapped) else [written]
    return [written]


def guesses(text: str, century: int) -> list[str]:
    """What a text that is no date may be meant for, in EDTF.

    A year in two figures, behind a day and a month or an apostrophe, is one of the century, a number such as 19 for
    1900 to 1999. A month may be misspelt by one letter, a year said in words, and a season stand before it.
    """
    text = _trimmed(_SPOKEN_ENDING.sub(r"\1", _SEASON.sub("", text.casefold().strip(), count=1)))
    if alone := re.fullmatch(r"(?:[^\W\d_]+ )?['’](\d\d)", text):
        return readings(f"{century:02}{alone[1]}")
    if (said := numerals.year(text)) is not None:
        return [f"{said:04}"]
    if short := _SHORT_YEAR.fullmatch(text):
        text = f"{short[1].rstrip('’' + chr(39))}{century:02}{short[2]}"
    return readings(_NAME.sub(lambda match: _month_meant(match[0]) or match[0], text))


def _month_meant(name: str) -> str | None:
    near = {
        (_MONTH_OF[month], month)
        for form in forms(name)
        for month in _MONTH_OF
        if len(form) > 4 < len(month) + 1 and slips.distance(form, month) == 1
    }
    months = {number for number, _ in near}
    return min(near)[1] if len(months) == 1 else None


def _trimmed(text: str) -> str:
    text = _BETWEEN.sub(r"\1 – \2", " ".join(text.casefold().split()).strip(" .?"))
    text = _BEFORE.sub("", text, count=1) if _BEFORE.match(text) else text
    return _AFTER.sub("", text).rstrip(". ")


def _sound(written: str) -> bool:
    try:
        edtf.parse(written)
    except ValueError:
        return False
    return True


def _readings(text: str) -> Iterator[str]:
    """What the text can mean, the likelier first, in EDTF; some are dates that no calendar has."""
    yield from _points(text)
    if years := _YEARS.fullmatch(text):
        yield f"{int(years[1]):04}/{int(years[2]):04}"
    if years := re.fullmatch(r"(\d\d)(\d\d)\.? ?[-–—/] ?(\d\d)", text):
        yield f"{years[1]}{years[2]}/{years[1]}{years[3]}"
    if dash := _DASH.search(text):
        yield from _periods(_FROM.sub("", text[: dash.start()]).rstrip(". "), text[dash.end() :])


def _periods(first: str, last: str) -> Iterator[str]:
    """`1 May 1838 – June 1841`; what the first date leaves out is the second one's: `3–5 November 1859`."""
    first, last = _trimmed(first), _trimmed(last)
    words = last.split(" ")
    for given in range(len(words) + 1):
        start = " ".join([first, *words[len(words) - given :]])
        for one in _points(start):
            for other in _points(last):
                if _sound(one):
                    yield f"{one}/{other}"


def _points(text: str) -> Iterator[str]:
    """The dates, of one day, month, year, decade or century, that the text has the form of."""
    if not text[:1].isalnum():
        return
    for pattern, compose in _PATTERNS:
        if (match := pattern.fullmatch(text)) and (written := compose(match)):
            yield written


def _month(name: str) -> int | None:
    return next((_MONTH_OF[form] for form in forms(name) if form in _MONTH_OF), None)


def _by_month_name(match: re.Match[str]) -> str | None:
    name, parts = match["month"], match.groupdict()
    day, month = parts.get("day"), _month(name)
    if day and not month and (roman := name.translate(_CYRILLIC_ROMAN)) in _ROMAN_MONTHS:
        month = _ROMAN_MONTHS.index(roman) + 1
    if not month:
        return None
    return f"{int(match['year']):04}-{month:02}" + (f"-{int(day):02}" if day else "")


def _by_figures(match: re.Match[str]) -> str:
    day = match.groupdict().get("day")
    return f"{int(match['year']):04}-{int(match['month']):02}" + (f"-{int(day):02}" if day else "")


def _century(match: re.Match[str]) -> str | None:
    written = match["number"]
    number = int(written) if written.isdecimal() else _roman(written.translate(_CYRILLIC_ROMAN))
    return f"{number - 1:02}XX" if number and 1 <= number <= 99 else None


def _century_in_words(match: re.Match[str]) -> str | None:
    number = numerals.ordinal(match["ordinal"])
    return f"{number - 1:02}XX" if number else None


def _roman(text: str) -> int | None:
    values = [_ROMAN[letter] for letter in text]
    following = [*values[1:], 0]
    total = sum(-value if value < after else value for value, after in zip(values, following, strict=True))
    return total if _in_roman(total) == text else None


def _in_roman(number: int) -> str:
    """A number up to 89 in Roman numerals."""
    tens, ones = divmod(max(number, 0), 10)
    in_tens = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "-")[min(tens, 9)]
    return in_tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]


_Compose = Callable[[re.Match[str]], str | None]
_PATTERNS: tuple[tuple[re.Pattern[str], _Compose], ...] = tuple(
    (re.compile(pattern), compose)
    for pattern, compose in (
        (_YEAR, lambda match: f"{int(match['year']):04}"),
        (r"(?P<year>\d{4})[-./] ?(?P<month>\d{1,2})[-./] ?(?P<day>\d{1,2})", _by_figures),
        (r"(?P<year>\d{4})[-/](?P<month>\d{1,2})", _by_figures),
        (rf"{_DAY} ?[./-] ?(?P<month>\d{{1,2}}) ?[./-] ?{_YEAR}", _by_figures),
        (rf"(?P<month>\d{{1,2}}) ?[./-] ?(?P<day>\d{{1,2}}) ?[./-] ?{_YEAR}", _by_figures),
        (rf"(?P<month>\d{{1,2}}) ?[./-] ?{_YEAR}", _by_figures),
        (rf"{_DAY}{_ENDING}?[ ./-]?(?:of )?{_MONTH}[.,]?[ ./-]?{_YEAR}", _by_month_name),
        (rf"{_DAY}{_ENDING}? {_MONTH}[.,]? (?:in )?{_YEAR}", _by_month_name),
        (rf"{_MONTH}[.]? ?(?:the )?{_DAY}(?:st|nd|rd|th)?(?:, ?| ){_YEAR}", _by_month_name),
        (rf"{_MONTH}[.]?,? ?(?:of |in )?{_YEAR}", _by_month_name),
        (rf"{_YEAR}[.,]? {_MONTH}[.]?(?: {_DAY})?", _by_month_name),
        (r"(?P<decade>\d{3})0(?:['’]?s|-?(?:ih|tih|te|e|е|х|их|ых|тих|те|ти|ите|тите))", lambda match: f"{match['decade']}X"),
        (rf"(?P<number>\d{{1,2}}|[ivxlхіӏ]+){_ENDING}?[ -]?{_CENTURY}", _century),
        (rf"(?P<ordinal>[^\W\d_]+) {_CENTURY}", _century_in_words),
        (rf"(?P<number>[ivxlхіӏ]{{2,}}){_ENDING}?", _century),
    )
)  # fmt: skip
