"""W2: what tells the key from the distractors to a learner who knows nothing."""

import re
from collections.abc import Collection, Iterator

from quizapp.check.rules.english import begins_with_a_vowel_sound, is_plural, phrases
from quizapp.check.rules.item import Item, QuestionRule
from quizapp.check.rules.options import speaks_of_options
from quizapp.check.rules.rule import Flaw, rule
from quizapp.check.rules.sources import HDR, MOORE, NBME
from quizapp.language.likeness import shared_beginning
from quizapp.language.terms import terms

#: A key is conspicuous that is so many times as long as the longest distractor, and longer by so many characters.
LONGER, LONGER_BY = 1.4, 12


@rule(
    "W202",
    "a key that is noticeably the longest option",
    f"{HDR}, guidelines 24 and 28d; {NBME}; {MOORE} (longest option correct)",
)
def longest_key(item: Item) -> Iterator[Flaw]:
    """Authors take care to make the key exact, so the longest option is a good guess. A key that is 1.4 times as long
    as the longest distractor, and 12 characters longer, is reported.
    """
    if not item.options:
        return
    place, key = min(item.claims, key=lambda claim: len(claim[1]))
    longest = max(len(text) for _, text in item.distractors)
    if len(key) >= max(LONGER * longest, longest + LONGER_BY):
        help = "shorten the key, or make a distractor as exact as it is: learners guess the longest option"
        yield Flaw("the key is noticeably longer than every distractor", place, help)


_ABSOLUTE = phrases(
    "always, never, only, all, none, every, everyone, everybody, everything, everywhere, nothing, nobody, no one, nowhere",
    "completely, absolutely, totally, entirely, exclusively, solely, invariably, impossible, without exception, wholly",
)
#: Where these words exclude nothing: All Saints’ Day, Much Ado About Nothing, an only child, every week, above all.
_EXCLUDES_NOTHING = re.compile(
    r"\b[Aa]ll(?= [A-Z])|\bAll[’']s\b|(?<=\w )[A-Z]\w+|\bEvery[A-Z]\w*|\bonly (?:child|son|daughter|in|after|from|a few|later|recently)\b"
    r"|\b(?:above|after|at|first of|in|not) all\b|\ball[- ](?:round|party|day|night|time|star|embracing|in)\b"
    r"|\b[Ee]very (?:other|second|third|two|three|few|day|week|month|year)\b|\bnot (?:only|every\w*)"
)
#: A stem that asks how much of something: all and none of it are two of the answers.
_ASKS_SHARE = phrases(
    "how (?:much|many|large|often|far), what (?:part|share|portion), (?:more|less|most|fewer) or"
)


@rule(
    "W203",
    "an absolute word in distractors alone",
    f"{HDR}, guideline 28a; {NBME}; {MOORE} (absolute terms)",
)
def absolute_distractors(item: Item) -> Iterator[Flaw]:
    """Little is so always, never or for all, and learners know it: such a distractor is struck out without any
    knowledge. Questions of how much are excepted, because all and none are answers to them.
    """
    if any(_ABSOLUTE.search(text) for _, text in item.claims) or _ASKS_SHARE.search(item.question.prompt):
        return
    for place, text in item.distractors:
        found = _ABSOLUTE.search(text) and _ABSOLUTE.search(_EXCLUDES_NOTHING.sub("", text))
        if found and not speaks_of_options(text):
            help = "learners strike out what is said of all and for ever: soften it, or choose another distractor"
            yield Flaw(f"`{found[0]}` stands in a distractor and not in the key", place, help, found[0])
            return


#: How an option can begin that completes a sentence; any other is taken for a noun.
_STARTS = (
    phrases("to"),
    phrases(r"\w\w+ing"),
    phrases("he, she, it, they, there"),
    phrases("would, will, can, could, should, must"),
    phrases(
        "in, on, at, of, by, for, from, with, into, as, that, because, under, after, before, between, during, through, over",
        "about, against, towards?, without, since, when, if",
    ),
)
_ASKS_SEVERAL = phrases(
    r"which (?:two|three|four|(?!\w*(?:ss|us|is)\b)\w\w+s)(?! (?:was|is|has)\b)",
    r"which \w+ \w\w+s (?:were|are|have|had|did|do)",
    r"(?:who|which|what|they) (?:were|are), (?:were|are)\W*$",
)
_ASKS_ONE = phrases(
    r"(?:who|what|which) (?:was|is) (?:the|a|an), which (?!two|three|\w*people|\w*men\b)\w*[^s\W] \w+, (?:was|is)\W*$"
)


@rule(
    "W207",
    "grammar that gives the key away",
    f"{HDR}, guideline 28c; {NBME}; {MOORE} (grammatical cues)",
)
def grammar_cue(item: Item) -> Iterator[Flaw]:
    """A stem that ends in “an”, or that asks for several, fits only some of the options. Every option has to continue
    the stem as grammatically as the key does.
    """
    if item.has_one_answer:
        place, key = item.claims[0]
        if said := _grammar(item.question.prompt, key, [text for _, text in item.distractors]):
            help = "write options that all fit the stem, or put `a(n)` or the preposition into the options"
            yield Flaw(said, place, help)


def _grammar(stem: str, key: str, rivals: list[str]) -> str:
    """How grammar tells the key, or an empty text."""
    if article := re.search(r"(?<!\S)(an?)$", stem.rstrip(" .:…_")):
        fits = [begins_with_a_vowel_sound(text) == (article[1] == "an") for text in (key, *rivals)]
        return "" if all(fits) else f"not every option can follow `{article[1]}`"
    if _ASKS_SEVERAL.search(stem) and is_plural(key) and not any(map(is_plural, rivals)):
        return "the stem asks for several, and only the key names several"
    if _ASKS_ONE.search(stem) and not is_plural(key) and all(map(is_plural, rivals)):
        return "the stem asks for one, and only the key names one"
    if "?" not in stem and _start(key) not in map(_start, rivals):
        return "only the key continues the stem grammatically"
    return ""


def _start(option: str) -> int:
    """What kind of word the option begins with."""
    return next((kind for kind, words in enumerate(_STARTS) if words.match(option)), len(_STARTS))


@rule(
    "W208",
    "a word of the stem that comes again in the key alone",
    f"{HDR}, guideline 28b; {NBME}; {MOORE} (word repeats)",
)
def echoed_word(item: Item) -> Iterator[Flaw]:
    """Whoever knows nothing chooses the option that sounds like the question."""
    if not item.options or not item.is_english:
        return
    echoes = [(place, _echo(key, item.stem_terms)) for place, key in item.claims]
    if all(word for _, word in echoes) and not any(
        _echo(text, item.stem_terms) for _, text in item.distractors
    ):
        place, word = echoes[0]
        help = "say it with another word in the key, or use the word in a distractor too"
        yield Flaw(f"`{word}` stands in the stem and in the key alone", place, help, word)


_LONG_WORD = re.compile(r"[^\W\d_]{3,}")


def _echo(text: str, stem: Collection[str]) -> str:
    """The first word of the text that a reader has heard in the stem, or an empty one."""
    for found in _LONG_WORD.finditer(text):
        if any(_akin(said, heard) for said in terms(found[0]) for heard in stem):
            return found[0]
    return ""


def _akin(one: str, other: str) -> bool:
    """Whether two terms are of one family: `conduct` and `conductor`, `print` and `printer`."""
    common = shared_beginning(one, other)
    return one == other or (common >= 5 and common >= min(len(one), len(other)) - 1)


RULES: tuple[QuestionRule, ...] = (longest_key, absolute_distractors, grammar_cue, echoed_word)
