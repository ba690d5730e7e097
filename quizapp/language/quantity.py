"""Numbers as people type them: with a decimal comma or point, thousands apart, a sign, words and units.

All arithmetic is exact (decimal). Where a text can mean several numbers (`1.234`, `5 m`), all are given.
In files, where nobody can be asked, a number means one thing: see `exact`.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from quizapp.language.folding import forms, plain

_SPACES = "  \u00a0\u2009\u202f'’"
_CURRENCIES = "$€£¥₽"
_NUMBER = re.compile(
    rf"[≈~]?\s*(?P<sign>[-+−–])?\s*(?P<currency>[{_CURRENCIES}])?\s*(?P<sign2>[-+−–])?\s*"
    rf"(?P<digits>\d(?:[\d.,{_SPACES}]*\d)?)(?P<rest>.*)",
    re.DOTALL,
)
_SPACE = re.compile(rf"[{_SPACES}]")
_WHOLE = re.compile(r"\d+")
#: Thousands never start with a zero: `0.125` is an eighth.
_THOUSANDS = re.compile(
    r"[1-9]\d{0,2}(?:(?: \d{3})+(?:[.,]\d+)?|(?:,\d{3})+(?:\.\d+)?|(?:\.\d{3})+(?:,\d+)?)"
)
_DECIMALS = re.compile(r"\d+[.,]\d+")
#: Nobody types a number of more digits, and arithmetic on it would take for ever.
MAX_DIGITS = 30

_SCALES = {
    1_000: "k thousand thousands hiljada hiljade hiljadu tysjaca tys тыс тысяча тысячи тысячу тысяч илјада илјади",
    1_000_000: "m mn mio mln mil million millions milion miliona milioni miliun миллион миллиона миллионов млн милион милиони",
    1_000_000_000: "b bn mrd mlrd billion billions milliard milijarda milijarde milijardi milijardu миллиард миллиарда миллиардов млрд милијарда милијарди",
}  # fmt: skip
_SCALE_OF = {
    form: scale for scale, words in _SCALES.items() for word in words.split() for form in forms(word)
}
#: Units that have a sign, each with its words.
_UNITS = {
    "%": "percent pct posto odsto procenat procenta procenata procent procenti отсто процент проценти процента процентов",
    "$": "dollar dollars usd dolar dolara dolari доллар доллара долларов долар долари",
    "€": "euro euros eur evro evra евро евра",
    "£": "pound pounds gbp funta funti фунт фунта фунтов",
    "₽": "ruble rubles rouble roubles rub rubalja rublja рубль рубля рублей рубљи рубли",
}  # fmt: skip
_SIGN_OF = {form: sign for sign, words in _UNITS.items() for word in words.split() for form in forms(word)}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the unit that was typed with it, if any."""

    number: Decimal
    unit: str = ""


def read(text: str) -> list[Quantity]:
    """What the text can mean, the likelier first; nothing where it is no number.

    `40,000` `40 000` `40.000` `40000` · `96.6` `96,6` · `-5` · `3 billion` · `74 %` `74 per cent` · `61 km` · `$5`
    """
    match = _NUMBER.fullmatch(text.strip())
    if not match or (match["sign"] and match["sign2"]):
        return []
    minus = (match["sign"] or match["sign2"] or "+") != "+"
    numbers = _numbers(match["digits"])
    currency, rest = match["currency"] or "", match["rest"].strip(" .\t\n")
    return [
        Quantity((-number if minus else number) * scale, unit or currency)
        for scale, unit in _scales_and_units(rest)
        for number in numbers
        if not (unit and currency) or same_unit(unit, currency)
    ]


def exact(text: str) -> Decimal | None:
    """The number that a text in a file means: the comma parts thousands, the point decimals.

    None where it is no number, can be one with a unit (`61 km`, `5 m`), or can be read in two ways (`1.234`).
    """
    readings = read(text)
    if any(reading.unit for reading in readings):
        return None
    if len(readings) > 1 and "," in text and "." not in text:
        readings = readings[:1]
    return readings[0].number if len(readings) == 1 else None


def _numbers(digits: str) -> list[Decimal]:
    digits = _SPACE.sub(" ", digits)
    if sum(char.isdigit() for char in digits) > MAX_DIGITS:
        return []
    if _WHOLE.fullmatch(digits):
        return [Decimal(digits)]
    readings = []
    if _THOUSANDS.fullmatch(digits):
        whole, mark, part = _split_decimals(digits)
        readings.append(re.sub(r"\D", "", whole) + (f".{part}" if mark else ""))
    if _DECIMALS.fullmatch(digits):
        readings.append(digits.replace(",", "."))
    return [Decimal(reading) for reading in dict.fromkeys(readings)]


def _split_decimals(digits: str) -> tuple[str, str, str]:
    """Thousands, the decimal mark, decimals: the mark is the last sign, if it differs from the others."""
    signs = re.findall(r"\D", digits)
    if len(set(signs)) == 1:
        return digits, "", ""
    return digits.rpartition(signs[-1])


def _scales_and_units(rest: str) -> list[tuple[int, str]]:
    """`billion $` → 1,000,000,000 and `$`; `km` → 1 and `km`; `m` → a million, or metres."""
    if not rest:
        return [(1, "")]
    word, _, after = rest.partition(" ")
    scale = next((_SCALE_OF[form] for form in forms(word) if form in _SCALE_OF), None)
    if not scale:
        return [(1, rest)]
    return [(scale, after.strip(" ."))] + ([(1, rest)] if len(word) == 1 else [])


def scale_of(unit: str) -> tuple[int, str]:
    """`million $` → 1,000,000 and `$`; a single letter is a unit, not a scale."""
    return _scales_and_units(unit)[-1]


def same_unit(typed: str, unit: str) -> bool:
    """Whether a typed unit is this one; none typed is taken for the right one."""
    if not typed or typed == unit:
        return True
    sign = _sign(unit)
    if sign:
        return _sign(typed) == sign
    if not plain(typed) or not plain(unit):
        return False
    return not forms(typed).isdisjoint(forms(unit))


def _sign(unit: str) -> str:
    """The sign that a unit has, or that its word stands for; empty for other units."""
    if unit in _UNITS:
        return unit
    return next((_SIGN_OF[form] for form in forms(unit.replace(" ", "")) if form in _SIGN_OF), "")
