"""Numbers as people type them: with a decimal comma or point, thousands apart, a sign, words and units.

All arithmetic is exact (decimal). Where a text can mean several numbers (`1.234`, `5 m`), all are given.
In files, where nobody can be asked, a number is written in figures and means one thing: see `exact`.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from quizapp.language import numerals
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

#: Units by what they measure: how many of the first of them each is, and its words in bare Latin letters.
_UNITS: dict[str, dict[str, str]] = {
    "length": {
        "1": "m meter meters metre metres metar metra metara metri metr metrov metry",
        "1000": "km kilometer kilometers kilometre kilometres kilometar kilometra kilometara kilometri kilometr kilometrov kilometry",
        "0.01": "cm centimeter centimeters centimetre centimetres santimetar centimetar centimetara santimetr santimetrov",
        "0.001": "mm millimeter millimeters millimetre millimetres milimetar milimetara millimetr millimetrov",
        "1609.344": "mile miles milja milje milju mili milya",
        "0.3048": "ft foot feet stopa stope fut futov",
    },
    "mass": {
        "1": "kg kilogram kilograms kilo kilos kilograma kilogrami kilogramm kilogrammov",
        "0.001": "g gram grams grama grami gramm grammov",
        "1000": "t ton tons tonne tonnes tona tone tonn tonny toni",
    },
    "time": {
        "1": "s sec second seconds sekunda sekunde sekundi sekund",
        "60": "min minute minutes minut minuta minuti minuty",
        "3600": "h hour hours sat sati sata cas casa casov casovi",
        "604800": "week weeks nedelja nedelje sedmica nedeli nedel",
        "86400": "day days dan dana dani den dni dnej",
    },
    "percent": {"1": "% percent pct posto odsto procenat procenta procenata procent procenti procentov protsent protsenta protsentov"},
    "temperature": {"1": "°c °"},
    "dollars": {"1": "$ dollar dollars usd dolar dolara dolari dollara dollarov"},
    "euros": {"1": "€ euro euros eur evro evra"},
    "pounds": {"1": "£ pound pounds gbp funta funti funt funtov"},
    "roubles": {"1": "₽ ruble rubles rouble roubles rub rubalja rublja rubl rublej rubley rubli rublya"},
    "dinars": {"1": "dinar dinars dinara dinari rsd"}, "denars": {"1": "denar denars denara denari mkd"},
    "marks": {"1": "marks maraka marke"}, "francs": {"1": "franc francs franaka"}, "yen": {"1": "¥ yen"},
}  # fmt: skip
_UNIT_OF = {
    word: (kind, Decimal(size))
    for kind, sizes in _UNITS.items()
    for size, words in sizes.items()
    for word in words.split()
}
_SIGNS = re.compile(rf"[{_CURRENCIES}%]|°c?|[^\W\d_]+")
#: Words that make another number of it, or none: less than 300, not 300, 44 BC.
_CONTRARY = frozenset(
    "not no less fewer under below without minus or ne nije manje menee mense menshe pomalku ili bc bce".split()
)
_FRACTIONS = str.maketrans({"½": " 1/2", "¼": " 1/4", "¾": " 3/4", "⅓": " 1/3", "⅔": " 2/3"})
_FRACTION = re.compile(r"(?<![\d/.,])(?:(?P<whole>\d+) +)?(?P<part>\d)/(?P<of>[2-9])(?![\d/.,])")
_AND_A_HALF = re.compile(r"(?<=\d) (?:and (?:a|one) half|i po|и по|i pol|с половиной|и пол)\b", re.IGNORECASE)
_POWER = re.compile(r"(?<![\w.,])(\d+(?:\.\d+)?)e\+?(\d{1,2})(?!\w)", re.IGNORECASE)
_BARE_POINT = re.compile(r"(?<![\d.,])[.,](?=\d)")
_FIGURE = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_SIGNS_BEFORE = re.compile(rf"(?<![^\W_])[-+−–\s{_CURRENCIES}]*$")
_SIGN = re.compile("[-+−–]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the unit that was typed with it, if any."""

    number: Decimal
    unit: str = ""


def read(text: str) -> list[Quantity]:
    """What a learner's text can mean, the likelier first; nothing where it has no number, or several.

    Besides what `figures` reads: `about 300` · `twenty-eight` · `1½ million` · `US$154 million` · `it was 61 km long`
    """
    text = text.translate(_FRACTIONS)
    if _LETTER.search(text):
        if any(not _CONTRARY.isdisjoint(forms(word)) for word in plain(text).split()):
            return []
        text = _POWER.sub(_plainly, numerals.in_figures(_AND_A_HALF.sub(" 1/2", text)))
    text = _FRACTION.sub(_decimally, text) if "/" in text else text
    text = _BARE_POINT.sub("0.", text)
    if not (start := _FIGURE.search(text)):
        return []
    before, rest = text[: start.start()], text[start.start() :]
    run = _SIGNS_BEFORE.search(before)
    signs = _SIGN.findall(run[0] if run else "")
    if len(signs) > 1:
        return []
    currency = next((match[0] for match in _SIGNS.finditer(before.casefold()) if _unit(match[0])), "")
    currency = next((sign for sign in _CURRENCIES if _unit(sign) == _unit(currency)), "") if currency else ""
    readings = figures("".join(signs) + currency + rest)
    return [one for one in readings if not any(map(str.isdigit, one.unit))]


def _decimally(match: re.Match[str]) -> str:
    number = Decimal(match["whole"] or 0) + Decimal(match["part"]) / Decimal(match["of"])
    return f"{number:f}"


def _plainly(match: re.Match[str]) -> str:
    return f"{Decimal(match[1]).scaleb(int(match[2])):f}"


def figures(text: str) -> list[Quantity]:
    """What a number in figures can mean, with a word for thousands or millions and a unit, which may be any words.

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
    readings = figures(text)
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
    scale = numerals.scale(word)
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
    if one := _unit(typed):
        return one == _unit(unit)
    return bool(plain(typed)) and not forms(typed).isdisjoint(forms(unit))


def conversion(typed: str, unit: str) -> Decimal | None:
    """By what a number with the typed unit is multiplied to be in `unit`: of `m` to `km`, 0.001.

    1 where the typed words are no unit (`25,000 members`), and None where they are one of another kind.
    `unit` may be a whole question, as long as it names one unit of the kind.
    """
    if same_unit(typed, unit):
        return Decimal(1)
    found = units(typed)
    asked = units(unit)
    for kind, size in found.items():
        if kind in asked:
            return size / asked[kind]
    # A single letter is a unit only where one of its kind is asked for: `1806 g.` is a year.
    return Decimal(1) if not found or len(plain(typed)) == 1 else None


def units(text: str) -> dict[str, Decimal]:
    """The units in a text: what each measures, and its size."""
    text = text.casefold().replace("per cent", "percent")
    return dict(unit for match in reversed(list(_SIGNS.finditer(text))) if (unit := _unit(match[0])))


def _unit(word: str) -> tuple[str, Decimal] | None:
    word = word.casefold().replace(" ", "")
    return _UNIT_OF.get(word) or next((_UNIT_OF[form] for form in forms(word) if form in _UNIT_OF), None)
