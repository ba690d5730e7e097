"""The words of an English text that carry its meaning, each in the form that its inflections share."""

import re
from functools import lru_cache
from threading import Lock

import snowballstemmer

from quizapp.language.folding import plain

_stemmer = snowballstemmer.stemmer("english")
#: It keeps the word that it is at in itself.
_one_at_a_time = Lock()

#: Words that hold a sentence together and say nothing by themselves.
FUNCTION_WORDS = frozenset(
    """a about above according after against all along also although among an and another any are around as at
    be because become been before began being below between both but by can could did do does done down during
    each either else every few for from further get give given had has have having he her here him his how if in
    into is it its itself less like made make many may might more most much must near neither no nor not of off
    on once one only onto or other others our out over own per rather same several shall she should since so
    some such than that the their them themselves then there these they this those though through to together
    too toward towards two under until up upon us very was were what when where whether which while who whom
    whose why will with within without would yet you your""".split()
)
#: Serbia, Serbian, Serbs: the people, the adjective and the country are one to a reader.
_PEOPLE = re.compile(r"(?<=\w{3})(?:ians?|ia|i)$")


def terms(text: str) -> list[str]:
    """The terms of the text, in order: `Serbian rebels` and `a rebel of Serbia` have the same two."""
    return [term(word) for word in plain(text).split() if word not in FUNCTION_WORDS]


@lru_cache(maxsize=16_384)
def term(word: str) -> str:
    """The form that the inflections of a word share, and a country with its people; not always a word."""
    return _PEOPLE.sub("", stem(word))


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """The word without its inflection, by Snowball's English stemmer."""
    with _one_at_a_time:
        stemmed: str = _stemmer.stemWord(word)
    return stemmed
