"""Numbers in words, in English, Serbian, Macedonian and Russian: `twenty-eight`, `dvadeset osam`, двадцать восемь.

Words are looked up in bare Latin letters (`folding.forms`), so that they may be typed in either script.
"""

import re
from decimal import Decimal

from quizapp.language.folding import forms

_ONES = (
    "zero null nula nol", "one jedan jedna jedno eden edna edno odin odna odno", "two dva dve dvije", "three tri",
    "four cetiri cetyre chetyre chetiri", "five pet pjat pyat piat", "six sest shest", "seven sedam sedum sem", "eight osam osum vosem",
    "nine devet devjat devyat deviat", "ten deset desjat desyat desiat", "eleven jedanaest edinaeset odinnadcat odinnadtsat",
    "twelve dvanaest dvanaeset dvenadcat dvenadtsat", "thirteen trinaest trinaeset trinadcat trinadtsat",
    "fourteen cetrnaest cetirinaeset cetyrnadcat chetyrnadtsat", "fifteen petnaest petnaeset pjatnadcat pyatnadtsat piatnadtsat",
    "sixteen sesnaest sesnaeset shestnaest sestnadcat shestnadtsat", "seventeen sedamnaest sedumnaeset semnadcat semnadtsat",
    "eighteen osamnaest osumnaeset vosemnadcat vosemnadtsat", "nineteen devetnaest devetnaeset devjatnadcat devyatnadtsat deviatnadtsat",
)  # fmt: skip
_TENS = (
    "twenty dvadeset dvaeset dvadcat dvadtsat", "thirty trideset trieset tridcat tridtsat", "forty cetrdeset cetirieset sorok",
    "fifty pedeset pjatdesjat pyatdesyat piatdesiat", "sixty sezdeset seeset sestdesjat shestdesyat shestdesiat",
    "seventy sedamdeset sedumdeset semdesjat semdesyat semdesiat", "eighty osamdeset osumdeset vosemdesjat vosemdesyat vosemdesiat",
    "ninety devedeset devjanosto devyanosto devianosto",
)  # fmt: skip
_HUNDREDS = (
    "sto", "dvesta dvesto dvjesta dveste dvesti", "trista tristo", "cetiristo cetiristotini cetyresta chetyresta",
    "petsto petstotini pjatsot pyatsot piatsot", "seststo sesto seststotini sestsot shestsot", "sedamsto sedumstotini semsot",
    "osamsto osumstotini vosemsot", "devetsto devetstotini devjatsot devyatsot deviatsot",
)  # fmt: skip
_VALUES = (
    {word: number for number, words in enumerate(_ONES) for word in words.split()}
    | {word: 10 * number for number, words in enumerate(_TENS, 2) for word in words.split()}
    | {word: 100 * number for number, words in enumerate(_HUNDREDS, 1) for word in words.split()}
)
_ORDINALS = {
    word: number
    for number, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(), 1
    )
}  # fmt: skip
_ORDINAL_ENDINGS = "i ti y yj iy ij yy iot tiot om tom og tog ogo".split()
_HUNDRED = frozenset(("hundred",))
_HALF = frozenset("half pola po polovina polovinoj polovinoy polovinoi polovinu".split())
#: Words inside a number that add nothing: one hundred and five, one and a half.
_LINKS = frozenset("and a i s so".split())
_WORD = re.compile(r"[^\W\d_]+")

_SCALES = {
    1_000: "k thousand thousands hiljada hiljade hiljadu iljada iljadi tysjaca tysjac tysjaci tysjacu tysyacha tysyach tysyachi tys",
    1_000_000: "m mn mio mln mil million millions milion miliona milioni miliun millionov milliona millionov milioni",
    1_000_000_000: "b bn mrd mlrd billion billions milliard milliarda milliardov milijarda milijarde milijardi milijardu",
}  # fmt: skip
_SCALE_OF = {word: scale for scale, words in _SCALES.items() for word in words.split()}


def scale(word: str) -> int | None:
    """What a word such as `million` or `тыс.` multiplies by."""
    return next((_SCALE_OF[form] for form in forms(word) if form in _SCALE_OF), None)


def ordinal(word: str) -> int | None:
    """The number of an ordinal up to twenty: `fourteenth`, `četrnaesti`, четырнадцатый."""
    for form in forms(word):
        if form in _ORDINALS:
            return _ORDINALS[form]
        for ending in _ORDINAL_ENDINGS:
            if form.endswith(ending) and (number := _VALUES.get(form.removesuffix(ending), 0)) > 4:
                return number
    return None


def in_figures(text: str) -> str:
    """The text with its numbers in words put in figures: `about 25 members` for `about twenty-five members`."""
    words = list(_WORD.finditer(text))
    written, done, place = "", 0, 0
    while place < len(words):
        value, after = _number(text, words, place)
        if value is None:
            place += 1
            continue
        written += text[done : words[place].start()] + f"{value.normalize():f}"
        done, place = words[after - 1].end(), after
    return written + text[done:]


def year(text: str) -> int | None:
    """A year as it is said: `nineteen forty-eight`, `two thousand and eight`, тысяча девятьсот пятьдесят пять."""
    first, _, rest = text.strip().partition(" ")
    century, of_it = in_figures(first), in_figures(rest)
    if re.fullmatch("1[0-9]|20", century) and re.fullmatch(r"[1-9]\d", of_it):
        return int(century) * 100 + int(of_it)
    said = in_figures(text.strip())
    return int(said) if re.fullmatch(r"[12]\d{3}", said) else None


def _number(text: str, words: list[re.Match[str]], start: int) -> tuple[Decimal | None, int]:
    """The number that starts at this word, and the place after its last word."""
    total = current = Decimal(0)
    last_scale, after, begun, linked = 0, start, False, False
    for place in range(start, len(words)):
        if place > start and text[words[place - 1].end() : words[place].start()].strip(" -"):
            break
        spelled = forms(words[place][0])
        value = next((_VALUES[form] for form in spelled if form in _VALUES), None)
        size = next((_SCALE_OF[form] for form in spelled if form in _SCALE_OF and len(form) > 3), None)
        if value is not None:
            current += value
        elif not spelled.isdisjoint(_HUNDRED):
            current = (current or Decimal(1)) * 100
        elif not spelled.isdisjoint(_HALF) and (begun or "po" not in spelled):
            # One and a half million, and in Serbian milion i po: a million and half of it.
            half = Decimal(last_scale) / 2 if last_scale and not current else Decimal("0.5")
            current = half if current == 1 and not linked else current + half
        elif size and (begun or not _figure_before(text, words[place])):
            total, current, last_scale = total + (current or 1) * size, Decimal(0), size
        elif begun and not spelled.isdisjoint(_LINKS):
            linked = True
            continue
        else:
            break
        begun, linked, after = True, False, place + 1
    return (total + current, after) if begun else (None, start)


def _figure_before(text: str, word: re.Match[str]) -> bool:
    return any(char.isdigit() for char in text[: word.start()])
