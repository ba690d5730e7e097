"""How names are written: first names and surnames, abbreviations, numerals, cases, words together and apart.

All functions take words as `folding.plain` gives them, except that `text` is a name as its author wrote it.
"""

import re
from collections.abc import Container, Iterable, Iterator

from quizapp.language import lexicon
from quizapp.language.folding import forms, plain

#: Son or daughter of: Nikolayevich, Vasilyevna, Teodorović.
PATRONYMIC = re.compile(r".{2,}(?:[oe]v(?:i[cč]h?|itch|na)|i[cč]na)")
#: A numeral behind a first name: Alexander II.
ROMAN = re.compile(r"[ivxlc]+")
_VOWELS = frozenset("aeiouyаеиоуыэюяё")
#: Endings that Slavic nouns and adjectives take: in Serbian, Macedonian and Russian.
_ENDINGS = frozenset(
    "om em oj og im ih ima ama ам ах ом ем ой ој ог им их ий ый ым има ама ами ями ого".split()
)


def bare(token: str) -> str:
    """One spelling of the word in bare Latin letters."""
    return min(forms(token))


def is_acronym(word: str, text: str) -> bool:
    """Whether a word of the text is an abbreviation: NIS, IMRO."""
    letters = plain(word)
    return (
        2 <= len(letters) <= 5
        and letters.isalpha()
        and word.strip("()").isupper()
        and (word == text or not text.isupper())
    )


def is_personal_name(words: tuple[str, ...], text: str) -> bool:
    """Whether the words look like first names and a surname."""
    first, last = bare(words[0]), bare(words[-1])
    return (
        len(words) > 1
        and all(word.isalpha() for word in words)
        and sum(word[:1].isupper() for word in text.split()) >= len(words)
        and not any(word in lexicon.JOINTS or word in ("the", "of") for word in plain(text).split())
        and first not in lexicon.EPITHETS
        and len(last) > 1
        and not ROMAN.fullmatch(last)
    )


def is_first_name(word: str) -> bool:
    """Whether it is a common first name."""
    return not forms(word).isdisjoint(lexicon.FIRST_NAMES)


def is_known_name(token: str) -> bool:
    """Whether it is a first name or a city, and so not another word in another case or with a slip."""
    spelled = forms(token)
    return not (spelled.isdisjoint(lexicon.FIRST_NAMES) and spelled.isdisjoint(lexicon.CITIES))


def swapped(tokens: list[str]) -> Iterator[list[str]]:
    """The words as they stand, and `Belgrade Declaration` for `Declaration of Belgrade`, `B and A` for `A and B`."""
    yield tokens
    for joint in ("of", "and"):
        if tokens.count(joint) == 1 and 0 < (place := tokens.index(joint)) < len(tokens) - 1:
            first, second = tokens[:place], tokens[place + 1 :]
            yield [*second, *first]
            if joint == "and":
                yield from ([*second, joint, *first], [*first, *second])


def stem_of_key(word: str) -> str:
    """What the cases of a word in the nominative share: all of it, without a vowel or plural -s at its end."""
    if not word.isalpha():
        return ""
    plural = word.endswith("s") and word[-2:] not in ("ss", "us", "is")
    return word[:-1] if plural or word[-1] in _VOWELS else word


def stems(token: str) -> Iterator[str]:
    """What may be the stem of a word in any case. It has an ending: of Struga, Strug is none."""
    if token[-1] in _VOWELS or token[-1] == "s":
        yield token[:-1]
    for length in (2, 3):
        if token[-length:] in _ENDINGS:
            yield token[:-length]


def spelled_together(tokens: Iterable[str], prefixes: Container[str] | None = None) -> set[str]:
    """The forms of the words without spaces between them, only those among the prefixes if there are any.

    `Alexander I` keeps its numeral apart, and `19 41` its figures.
    """
    phrases, before = {""}, ""
    for token in tokens:
        apart = ROMAN.fullmatch(token) or ROMAN.fullmatch(before) or (token + before).isdigit()
        glue = " " if before and apart else ""
        phrases = {
            phrase + glue + form
            for phrase in phrases
            for form in forms(token)
            if prefixes is None or (phrase + glue + form) in prefixes
        }
        if not phrases:
            break
        before = token
    return phrases
