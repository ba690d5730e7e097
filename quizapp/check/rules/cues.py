"""W2: what tells the key from the distractors to a learner who knows nothing (sources are named in `stems`)."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import Prefix

from quizapp.check.rules.english import begins_with_a_vowel_sound, is_english, is_plural, phrases
from quizapp.check.rules.items import ItemRule
from quizapp.check.rules.options import speaks_of_options
from quizapp.content.fields import Fault
from quizapp.content.question import Question
from quizapp.content.question.choice import Choice
from quizapp.content.question.options import WithOptions
from quizapp.language.terms import terms

#: A key is conspicuous that is so many times as long as the longest distractor, and longer by so many characters.
LONGER, LONGER_BY = 1.4, 12


def longest_key(question: Question) -> Iterator[Fault]:
    """The key is not conspicuous by its length. HDR 24, 28d; NBME (long correct answer); Moore."""
    if not isinstance(question, WithOptions):
        return
    place, key = min(question.claims(), key=lambda claim: len(claim[1]))
    longest = max(len(text) for _, text in question.rivals())
    if len(key) >= max(LONGER * longest, longest + LONGER_BY):
        help = "shorten the key, or make a distractor as exact as it is: learners guess the longest option"
        yield Fault("W202", "the key is noticeably longer than every distractor", place, help)


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


def absolute_distractors(question: Question) -> Iterator[Fault]:
    """Absolute words do not give distractors away. HDR 28a (specific determiners); NBME; Moore."""
    keys_too = any(_ABSOLUTE.search(text) for _, text in question.claims())
    if not isinstance(question, WithOptions) or keys_too or _ASKS_SHARE.search(question.prompt):
        return
    for place, text in question.rivals():
        found = _ABSOLUTE.search(_EXCLUDES_NOTHING.sub("", text))
        if found and not speaks_of_options(text):
            help = "learners strike out what is said of all and for ever: soften it, or choose another distractor"
            yield Fault(
                "W203", f"`{found[0]}` stands in a distractor and not in the key", place, help, found[0]
            )
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


def grammar_cue(question: Question) -> Iterator[Fault]:
    """Every option continues the stem grammatically. HDR 28c (grammatical inconsistencies); NBME; Moore."""
    if isinstance(question, Choice) and (said := _grammar(question)):
        help = "write options that all fit the stem, or put `a(n)` or the preposition into the options"
        yield Fault("W207", said, ("answer", "text"), help)


def _grammar(question: Choice) -> str:
    """How grammar tells the key, or an empty text."""
    stem, key = question.prompt, question.answer.text
    rivals = [option.text for option in question.distractors]
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


def echoed_word(question: Question) -> Iterator[Fault]:
    """No word of the stem comes again in the key alone. HDR 28b (clang associations); NBME (word repeats); Moore."""
    if not isinstance(question, WithOptions) or not is_english(question.prompt):
        return
    stem = set(terms(question.prompt))
    echoes = [(place, _echo(key, stem)) for place, key in question.claims()]
    if all(word for _, word in echoes) and not any(_echo(text, stem) for _, text in question.rivals()):
        place, word = echoes[0]
        help = "say it with another word in the key, or use the word in a distractor too"
        yield Fault("W208", f"`{word}` stands in the stem and in the key alone", place, help, word)


_LONG_WORD = re.compile(r"[^\W\d_]{3,}")


def _echo(text: str, stem: set[str]) -> str:
    """The first word of the text that a reader has heard in the stem, or an empty one."""
    for found in _LONG_WORD.finditer(text):
        if any(_akin(said, heard) for said in terms(found[0]) for heard in stem):
            return found[0]
    return ""


def _akin(one: str, other: str) -> bool:
    """Whether two terms are of one family: `conduct` and `conductor`, `print` and `printer`."""
    common = Prefix.similarity(one, other)
    return one == other or (common >= 5 and common >= min(len(one), len(other)) - 1)


RULES: tuple[ItemRule, ...] = (longest_key, absolute_distractors, grammar_cue, echoed_word)
