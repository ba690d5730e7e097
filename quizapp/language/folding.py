"""When two typed answers are the same answer.

Case, white space, punctuation, quotation marks, dashes and accents never matter, and Serbian, Macedonian
and Russian names may be typed in Cyrillic or in Latin letters. Two Cyrillic texts are compared letter by
letter, so that й and и, ѓ and г, ќ and к stay apart. Otherwise two texts are the same when they share

- a *form*: bare Latin letters. A Cyrillic text has one for each way of romanising it, so that it meets Latin
  text however that was spelled; or
- a *sound*: what a Latin spelling stands for, so that it meets other Latin spellings. Gorbachev, Gorbačev,
  Gorbačov and Gorbatschow all sound `gorbačev`. In a sound č, š and ž are letters of their own, and `sh`
  stands for š: a learner may type Bush for Буш and for Buš, and Bus for Buš, but not Bus for Bush.

Roman numerals have no sound, only a form: Alexander I is not Alexander II.

Sources of the tables: Serbian and Macedonian: the national Latin alphabets (Gaj; the 1945 Macedonian
orthography, with the passport forms); Russian: ISO 9:1968 (scholarly), BGN/PCGN 1947, ICAO Doc 9303, Duden.
"""

import re
import unicodedata
from collections.abc import Iterable
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
#: How a sound spells Cyrillic. `ı` is и: never part of a diphthong, as й is.
_SOUND_OF = str.maketrans(_COMMON | {
    "ж": "ž", "х": "h", "ц": "c", "ч": "č", "ћ": "č", "ш": "š", "щ": "šč", "џ": "dž", "ђ": "đ", "ѓ": "ǵ",
    "ќ": "ḱ", "е": "e", "ё": "e", "э": "e", "ы": "y", "ю": "ju", "я": "ja", "й": "j", "и": "ı", "і": "ı",
})  # fmt: skip
#: Letters that count in a sound; of all others only the bare letter does.
_LETTERS = dict.fromkeys("čšžđǵḱı")
_ROMAN = re.compile(r"[ivxlcdm]+")
#: An i that can be й (Sergei) or и (Mikhail).
_DIPHTHONG = re.compile(r"(?<=[aeou])i(?![aeiouy])")
_GERMAN = re.compile(r"sch|w")


#: How English and German spell surnames in -ić, often beside letters without accents: Milosevich, Ninchitch.
_ICH = re.compile(r"(?<=[a-z]{3})i(?:tch|tsch|ch)\b")
#: Two Cyrillic texts are the same only letter by letter, except that Russians leave out the dots of ё.
_YO = str.maketrans("ё", "е")


#: Rules in their order: a letter without which it cannot apply (or none), the pattern, what it sounds like.
_Rules = tuple[tuple[str, re.Pattern[str], str], ...]


def _rules(*rules: tuple[str, str, str]) -> _Rules:
    return tuple((letter, re.compile(pattern), sound) for letter, pattern, sound in rules)


_IN_GERMAN = _rules(
    ("s", "tsch", "č"), ("s", "sch", "š"), ("c", "ch", "h"), ("w", "w", "v"), ("z", "z", "c"), ("k", "c(?=k)", ""),
)  # fmt: skip
_IN_ENGLISH = _rules(
    ("h", "shch", "šč"), ("h", "sh", "š"), ("h", "t?ch", "č"), ("p", "ph", "f"), ("f", r"(?<=[oe])ff\b", "v"), ("h", "zh", "ž"), ("h", "kh", "h"), ("t", "t[sz]", "c"),
)  # fmt: skip
_IN_SCHOLARLY = _rules(("c", "ch", "h"))
_IN_ANY = _rules(
    ("j", "dj", "đ"), ("j", "gj", "ǵ"), ("j", "kj", "ḱ"),
    ("ḱ", r"(?<=[iı])ḱ\b", "č"),  # the Macedonian spelling of Serbian surnames: Милошевиќ
    ("x", "x", "ks"),  # Alexander, Aleksander
    ("j", r"(?<=[lns])j(?![aeiouyı])", ""),  # the soft sign in Serbian spelling: Jeljcin
    ("k", r"(?<=[sc]k)(?:[iyı][iyj]|y)\b", "i"),  # -skiy, -skij, -skii, -sky, -ski
    ("", r"[iyı][iyj]\b", "y"),  # Georgiy, Georgij, Georgii, Georgy
    ("", r"\b[iy](?=[aou])", "j"),  # Yulia, Iulia, Julia
    ("o", r"(?<=[^aeiouyılndgk\W])jo|(?<=[^aeiouyı\W])yo", "e"),  # ё: Pyotr, Pjotr
    ("v", r"(?<=[čšž])y?ov(?=a?\b)", "ev"),  # ё: Khrushchyov, Hruščov
    ("e", r"(?<![^\Waeiouyı])[yj]e|(?<=[^aeiouyı\W])ye", "e"),  # е: Yeltsin, Jeltsin; Dostoyevsky; Vasilyevich
    ("v", r"(?<=[^aeiouyı\W])ie(?=va?\b)", "e"),  # Ignatiev, Ignatyev
    ("", r"(?<=[iyı])[iyj](?=[aou])", ""),  # Mariya, Marija, Mariia
    ("", r"(?<=[^aeiouyıgk\W])[yj](?=[aou])", "i"),  # Tatyana, Tatjana, Tatiana
    ("", r"(?<=[aeou])[iy](?=[aou])", "j"),  # Maya, Maia, Maja
    ("", r"(?<=[aeou])[iy](?![aeiouyı])", "j"),  # Nikolay, Nikolai, Nikolaj
    ("ı", "ı", "i"),
)  # fmt: skip
_GLIDE = re.compile(r"[aeiouyı][iyj]|[iyj][aeiou]")


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


def forms(text: str) -> frozenset[str]:
    """Every way of writing the text in bare Latin letters."""
    return _forms(plain(text))


@lru_cache(maxsize=16_384)
def _forms(text: str) -> frozenset[str]:
    spelled = _spellings(text)
    return spelled | {_ICH.sub("ic", form) for form in spelled if "ch" in form}


@lru_cache(maxsize=16_384)
def _spellings(text: str) -> frozenset[str]:
    if text.isascii():
        return frozenset({text})
    if _CYRILLIC.search(text):
        text = unicodedata.normalize("NFC", text)
        spelled = {text.translate(scheme) for scheme in _SCHEMES}
        # Russian endings: Georgiy, Georgij and Georgii are usually written Georgy.
        spelled |= {re.sub(r"(?:iy|ij|yy|ii)\b", "y", form) for form in spelled}
        return frozenset(_bare(form) for form in spelled)
    return frozenset({_bare(text), _bare(text.replace("đ", "dj"))})


def sounds(text: str) -> frozenset[str]:
    """What the text stands for: once read as English and, where it looks so, as German and as scholarly."""
    return _sounds(plain(text))


@lru_cache(maxsize=16_384)
def _sounds(text: str) -> frozenset[str]:
    if _CYRILLIC.search(text):
        text = text.translate(_SOUND_OF)
        return frozenset({_sound(text, ())})
    text = text.replace("ć", "č")
    readings = {_sound(text, _IN_ENGLISH)}
    if _DIPHTHONG.search(text):
        readings.add(_sound(_DIPHTHONG.sub("ı", text), _IN_ENGLISH))
    if _GERMAN.search(text):
        readings.add(_sound(text, _IN_GERMAN))
    if not text.isascii() and "ch" in text:
        readings.add(_sound(text, _IN_SCHOLARLY))
    return frozenset(readings)


def _sound(text: str, rules: _Rules) -> str:
    return " ".join(
        word if _ROMAN.fullmatch(word) or len(word) < 3 else _sound_of_word(word, rules)
        for word in text.split()
    )


def _sound_of_word(word: str, rules: _Rules) -> str:
    if not word.isascii():
        word = "".join(char if char.isascii() or char in _LETTERS else _bare(char) for char in word)
    for letter, pattern, sound in rules:
        if letter in word:
            word = pattern.sub(sound, word)
    glides = _GLIDE.search(word)
    for letter, pattern, sound in _IN_ANY:
        if letter in word and (letter or glides):
            word = pattern.sub(sound, word)
    return word


def _bare(text: str) -> str:
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text.translate(_BARE))
    return "".join(char for char in parts if not unicodedata.combining(char))


def same(one: str, other: str) -> bool:
    """Whether two typed texts are the same answer."""
    if _CYRILLIC.search(one) and _CYRILLIC.search(other):
        return plain(one).translate(_YO) == plain(other).translate(_YO)
    return not forms(one).isdisjoint(forms(other)) or not sounds(one).isdisjoint(sounds(other))


class Folded:
    """A set of texts in which a text finds the one that is the `same`, without a look at each of them.

    With `spelling`, only texts that differ in case, accents, punctuation and script are.
    """

    def __init__(self, texts: Iterable[str] = (), *, spelling: bool = False) -> None:
        self._folds = _spelling if spelling else _folds
        self._cyrillic: dict[str, str] = {}
        self._by_fold: dict[bool, dict[str, str]] = {False: {}, True: {}}
        for text in texts:
            self.add(text)

    def add(self, text: str) -> str:
        """Keep the text. Returns the text that stands for it: the first one that is the same."""
        first = self.find(text)
        first = text if first is None else first
        cyrillic = bool(_CYRILLIC.search(text))
        if cyrillic:
            self._cyrillic.setdefault(plain(text).translate(_YO), first)
        for fold in self._folds(text):
            self._by_fold[cyrillic].setdefault(fold, first)
        return first

    def find(self, text: str) -> str | None:
        """The text kept that is the same as this one."""
        latin, cyrillic = self._by_fold[False], self._by_fold[True]
        tables = (latin,) if _CYRILLIC.search(text) else (latin, cyrillic)
        if len(tables) == 1 and (known := self._cyrillic.get(plain(text).translate(_YO))) is not None:
            return known
        for table in tables:
            if table:
                for fold in self._folds(text):
                    if fold in table:
                        return table[fold]
        return None


def _spelling(text: str) -> frozenset[str]:
    return _spellings(plain(text))


@lru_cache(maxsize=16_384)
def _folds(text: str) -> frozenset[str]:
    """The forms and, marked as such, the sounds of a text."""
    return forms(text) | {f"~{sound}" for sound in sounds(text)}
