"""Numbers as people type them: with a decimal comma or point, thousands apart, a sign, words and units.

All arithmetic is exact (decimal). Where a text can mean two numbers (`1.234`), both are given.
"""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from quizapp.folding import forms, plain

_SPACES = "  \u00a0\u2009\u202f'’"
_NUMBER = re.compile(rf"(?P<sign>[-+−–]?)\s*(?P<digits>\d(?:[\d.,{_SPACES}]*\d)?)(?P<rest>.*)", re.DOTALL)
#: Nobody types a number of more digits, and arithmetic on it would take for ever.
MAX_DIGITS = 30

_SCALES = {
    1_000: "k thousand thousands hiljada hiljade iljada iljadi tysjaca tysjac tysjaci tys тыс тысяча тысячи тысяч хиљада хиљаде илјада илјади",
    1_000_000: "m mn mio mln million millions milion miliona milioni миллион миллиона миллионов млн милион милиона милиони",
    1_000_000_000: "b bn mrd billion billions milliard milijarda milijarde milijardi миллиард миллиарда миллиардов млрд милијарда милијарде милијарди",
}  # fmt: skip
_SCALE_OF = {
    form: scale for scale, words in _SCALES.items() for word in words.split() for form in forms(word)
}
_PER_CENT = (
    "%",
    "percent",
    "per cent",
    "posto",
    "procenata",
    "procenti",
    "отсто",
    "проценти",
    "процентов",
    "процента",
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the unit that was typed behind it, if any."""

    number: Decimal
    unit: str = ""


def read(text: str) -> list[Quantity]:
    """What the text can mean, the likelier first; nothing where it is no number.

    `40,000` `40 000` `40.000` `40000` · `96.6` `96,6` · `-5` · `3 billion` · `74 %` `74 per cent` · `61 km`
    """
    match = _NUMBER.fullmatch(text.strip().lstrip("$€£≈~").strip())
    if not match:
        return []
    scale, unit = _scale_and_unit(match["rest"].strip().strip(".").strip())
    sign = -1 if match["sign"] and match["sign"] != "+" else 1
    return [Quantity(sign * number * scale, unit) for number in _numbers(match["digits"])]


def _numbers(digits: str) -> list[Decimal]:
    digits = re.sub(rf"[{_SPACES}]", " ", digits)
    if sum(char.isdigit() for char in digits) > MAX_DIGITS:
        return []
    readings = []
    if re.fullmatch(r"\d+", digits):
        readings.append(digits)
    if re.fullmatch(r"\d{1,3}( \d{3})+([.,]\d+)?|\d{1,3}(,\d{3})+(\.\d+)?|\d{1,3}(\.\d{3})+(,\d+)?", digits):
        whole, mark, part = _split_decimals(digits)
        readings.append(re.sub(r"\D", "", whole) + (f".{part}" if mark else ""))
    if re.fullmatch(r"\d+[.,]\d+", digits):
        readings.append(digits.replace(",", "."))
    try:
        return list(dict.fromkeys(Decimal(reading) for reading in readings))
    except InvalidOperation:
        return []


def _split_decimals(digits: str) -> tuple[str, str, str]:
    """Thousands, the decimal mark, decimals: the mark is the last sign, if it differs from the others."""
    signs = re.findall(r"\D", digits)
    if len(set(signs)) == 1:
        return digits, "", ""
    return digits.rpartition(signs[-1])


def _scale_and_unit(rest: str) -> tuple[int, str]:
    """`billion $` → 1,000,000,000 and `$`; `km` → 1 and `km`."""
    word, _, after = rest.partition(" ")
    scale = next((_SCALE_OF[form] for form in forms(word) if form in _SCALE_OF), None) if word else None
    return (scale, after.strip()) if scale else (1, rest)


def same_unit(typed: str, unit: str) -> bool:
    """Whether a typed unit is this one; none typed is taken for the right one."""
    if not typed:
        return True
    per_cent = [forms(word) for word in _PER_CENT[1:]]
    if unit in _PER_CENT:
        return typed in _PER_CENT or any(not forms(typed).isdisjoint(known) for known in per_cent)
    if not plain(typed):
        return typed == unit
    return not forms(typed).isdisjoint(forms(unit))
