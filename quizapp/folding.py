"""When two typed answers are the same answer.

Case, white space, punctuation, quotation marks, dashes and accents never matter, and Serbian, Macedonian
and Russian names may be typed in Cyrillic or in Latin letters. Each text has a set of *forms*; two texts are
the same when they share one. A Cyrillic text has one form for each way of romanising it, so that it meets
Latin text however that was spelled; two Cyrillic texts are compared letter by letter, so that й and и, ѓ and
г, ќ and к stay apart.

Sources of the tables: Serbian and Macedonian: the national Latin alphabets (Gaj; the 1945 Macedonian
orthography, with the passport forms); Russian: ISO 9:1968 (scholarly), BGN/PCGN 1947, ICAO Doc 9303.
"""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = re.compile(r"['’‘ʼ`´′]")
_WORDS = re.compile(r"[^\W_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
#: Letters whose accents are not separate code points, so that taking accents off does not reach them.
_BARE = str.maketrans({"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})

_COMMON = dict(zip("абвгдзиклмнопрстуфј", "abvgdziklmnoprstufj", strict=True)) | {
    "љ": "lj", "њ": "nj", "џ": "dz", "ђ": "dj", "ћ": "c", "ѓ": "gj", "ќ": "kj", "ѕ": "dz", "ь": "", "ъ": "",
    "і": "i", "ї": "i", "є": "e", "ґ": "g", "ѐ": "e", "ѝ": "i",
}  # fmt: skip
_SCHEMES = tuple(
    str.maketrans(_COMMON | letters)
    for letters in (
        # South Slavic and scholarly: š č ž are met without their accents.
        {"ж": "z", "х": "h", "ц": "c", "ч": "c", "ш": "s", "щ": "sc", "е": "e", "ё": "e", "э": "e",
         "ы": "y", "ю": "ju", "я": "ja", "й": "j"},
        # The same with đ as a single letter.
        {"ж": "z", "х": "h", "ц": "c", "ч": "c", "ш": "s", "щ": "sc", "е": "e", "ё": "jo", "э": "e",
         "ы": "y", "ю": "ju", "я": "ja", "й": "j", "ђ": "d"},
        # English (BGN/PCGN), as newspapers write it.
        {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "е": "e", "ё": "yo", "э": "e",
         "ы": "y", "ю": "yu", "я": "ya", "й": "y", "ћ": "ch", "џ": "dzh", "ђ": "dj"},
        # Passports (ICAO).
        {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "е": "e", "ё": "e", "э": "e",
         "ы": "y", "ю": "iu", "я": "ia", "й": "i", "ъ": "ie"},
    )
)  # fmt: skip


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Lower case, one kind of space, no punctuation; letters keep their accents."""
    # Apostrophes stand inside words (d'état, Хав'яр), so they vanish; other marks part words.
    text = _APOSTROPHES.sub("", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).casefold()
        # What did not become one letter with its accent is a mark of stress: Мило́ш.
        text = "".join(char for char in unicodedata.normalize("NFC", text) if not unicodedata.combining(char))
    return " ".join(_WORDS.findall(text.casefold()))


@lru_cache(maxsize=16_384)
def forms(text: str) -> frozenset[str]:
    """Every way of writing the text in bare Latin letters."""
    text = plain(text)
    if _CYRILLIC.search(text):
        text = unicodedata.normalize("NFC", text)
        spelled = {text.translate(scheme) for scheme in _SCHEMES}
        # Russian endings: Georgiy, Georgij and Georgii are usually written Georgy.
        spelled |= {re.sub(r"(?:iy|ij|yy|ii)\b", "y", form) for form in spelled}
        return frozenset(_bare(form) for form in spelled)
    return frozenset({_bare(text), _bare(text.replace("đ", "dj"))})


def _bare(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.translate(_BARE))
    return "".join(char for char in parts if not unicodedata.combining(char))


def same(one: str, other: str) -> bool:
    """Whether two typed texts are the same answer."""
    if _CYRILLIC.search(one) and _CYRILLIC.search(other):
        return plain(one) == plain(other)
    return not forms(one).isdisjoint(forms(other))
