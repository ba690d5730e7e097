"""W2: the options of a question, beside one another. What tells the key from the others is in `keys`."""

import re
from collections.abc import Iterator
from itertools import combinations

from quizapp.check.rules import ranges
from quizapp.check.rules.english import AN_OPTION, phrases
from quizapp.check.rules.item import Item, QuestionRule
from quizapp.check.rules.rule import Flaw, rule
from quizapp.check.rules.sources import HDR, MOORE, NBME
from quizapp.language.folding import plain
from quizapp.language.likeness import likeness
from quizapp.language.terms import stem

_ABOVE = re.compile(
    r".*\b(?:of|from) the (?:above|foregoing|preceding|following)\b.*|(?:.*\b(?!(?:and|or) above)\w+ )?above"
    r"|.*\b(?:listed|mentioned|given|named) (?:above|here)\b.*"
    r"|(?:all|none|both|neither|any|two|three|some|most|each|either|every one|more than one|not one|the whole)(?: of)?(?: the)?"
    rf" (?:above|these|those|this|others?|(?:(?:other|first|last|two|three|four) )*{AN_OPTION}|three|four)"
    r"(?: (?:is|are|were|was|here|named|listed|mentioned|given|list|correct|true|right|wrong|false|together|apply|applies))*"
    r"|(?:all|none|nothing|everything|both|neither|no other)"
    r"(?: (?:is|are|apply|applies|fits?|listed|mentioned|here|correct|true|right|wrong|false))+"
    r"|.*\b(?:first|second|third|fourth|last|other|previous|correct|right)\b(?: \w+){0,3}? (?:answers?|options?|choices|alternatives)\b.*"
    r"|.*\b(?:answer|name|option|solution) is (?:missing|not (?:here|listed|given))\b.*",
    re.IGNORECASE,
)
_OF_THEM = phrases("(?:all|none|both|neither|any|two|three|most|each|either) of them")
_LETTER = r"\(?[A-Z1-9]\)?"
#: `A and B`, `both (a) and (c)`, `answers 1, 2 and 3`
_LETTERS = re.compile(
    rf"(?:(?:both|neither|either|only|{AN_OPTION}) )*{_LETTER}(?:(?:,| and| or| nor| &| \+| as well as)+ {_LETTER})+"
    r"(?: (?:only|together|above|is|are|correct|true|right))*",
    re.IGNORECASE,
)


def speaks_of_options(text: str) -> bool:
    """Whether an option is one of these, whatever the others are."""
    return bool(_ABOVE.fullmatch(text.strip(" .!")))


@rule(
    "W201",
    "an option that speaks of other options",
    f"{HDR}, guidelines 9, 25 and 26; {NBME}; {MOORE} (all, none of the above; complex or K-type)",
)
def all_of_the_above(item: Item) -> Iterator[Flaw]:
    """“All of the above” is known to be right by whoever knows two of them, and “none of the above” tells nothing of
    what a learner knows. And options come in random order here, so that nothing is above.
    """
    options = [(place, text, text.strip(" .!")) for place, text in item.options]
    # Where every option is made so, it speaks of things: the vitamins A and D; one of them, two of them.
    letters = not all(_LETTERS.fullmatch(bare) for _, _, bare in options)
    them = sum(bare.endswith(" of them") for _, _, bare in options) == 1
    for place, text, bare in options:
        of_letters, of_them = letters and _LETTERS.fullmatch(bare), them and _OF_THEM.fullmatch(bare)
        if _ABOVE.fullmatch(bare) or of_letters or of_them:
            help = "options come in random order, and such a one rewards partial knowledge: give it a content of its own"
            if re.match(r"all|both", bare, re.IGNORECASE):
                help += ", or make the question `type: multiple`"
            yield Flaw(f"the option `{text}` speaks of other options", place, help)


@rule("W204", "two options that say nearly the same", f"{HDR}, guidelines 19 and 22")
def twin_options(item: Item) -> Iterator[Flaw]:
    """Where one of them is right the other is too, and where one is wrong both can be struck out."""
    weighed = [(place, text, _weighty(text)) for place, text in item.options]
    for (_, one, first), (place, other, second) in combinations(weighed, 2):
        # Two that read alike are more than a warning: Q202.
        if _say_the_same(one, first, other, second) and plain(one) != plain(other):
            help = "where both say the same, both are right or both wrong: change one of them"
            yield Flaw(f"`{one}` and `{other}` say nearly the same", place, help)


#: Words that make no difference between two options.
_SMALL = frozenset(
    """a an and at be been for had has have her his in inside is are its of on s that the their was were which who
    within""".split()
)


_POSSESSIVE = re.compile(r"[’']s\b")
#: 1,282 and 1282 are one number.
_BETWEEN_THOUSANDS = re.compile(r"(?<=\d)[,.\u00a0\u2009\u202f ](?=\d{3}\b)")


def _weighty(text: str) -> list[str]:
    """The stems of the words that make a difference."""
    words = plain(_POSSESSIVE.sub(" s", _BETWEEN_THOUSANDS.sub("", text))).split()
    return [stem(word) for word in words if word not in _SMALL]


def _say_the_same(one: str, first: list[str], other: str, second: list[str]) -> bool:
    """Whether two texts, with their weighty words, differ in nothing that matters."""
    if len(first) != len(second):
        return False
    if sorted(first) == sorted(second):
        return first == second or _differ_in_order_only(one, other, len(first))
    old, new = set(first) - set(second), set(second) - set(first)
    return len(first) > len(old) == len(new) == 1 and _misspelt(old.pop(), new.pop())


def _differ_in_order_only(one: str, other: str, words: int) -> bool:
    """`Spain and France` for `France and Spain`, `France's king` for `the king of France`.

    In another order the same words may say something else: `first the king, then the bishop`.
    """
    if words == 2 and " and " in one and " and " in other:
        return True
    return words < 5 and sum(bool(re.search(r" (?:of|that|which|who) ", text)) for text in (one, other)) == 1


def _misspelt(old: str, new: str) -> bool:
    """Whether two words are spellings of one: `organis` and `organiz`."""
    return old.isalpha() and len(old) > 4 and abs(len(old) - len(new)) < 2 and likeness(old, new) >= 0.8


#: A stem that asks from when to when: each option is then one exact answer, and they may overlap.
_ASKS_SPAN = phrases(
    "from when, from which, until when, between which, which (?:years|period|span|interval|dates), over which, during which"
)


@rule("W205", "ranges that overlap", f"{HDR}, guideline 22; {NBME} (numeric data)")
def overlapping_ranges(item: Item) -> Iterator[Flaw]:
    """A number in both ranges makes both right. Let one begin where the other has ended: 10–19, 20–29."""
    if not item.has_one_answer or _ASKS_SPAN.search(item.question.prompt):
        return
    found = [(place, text, numbers) for place, text in item.options if (numbers := ranges.read(text))]
    for (_, one, first), (place, other, second) in combinations(found, 2):
        if first.overlaps(second):
            help = "let each range begin where the one before has ended: 10–19, 20–29"
            yield Flaw(f"`{one}` and `{other}` overlap", place, help)
            return


#: Words that may stand beside figures in an option that is a number or a date, and no more.
_BESIDE_FIGURES = phrases(
    "in, on, exactly, about, around, circa, c, ca, before, after, by, since, until, over, under, above, below, close, just",
    "more, less, fewer, than, nearly, almost, roughly, up, to, at, least, most, from, between, and, or, the, of, a",
    "early, late, later, earlier, mid, middle, years?, AD, BCE?, CE, centur(?:y|ies), days?, months?, weeks?, hours?, minutes?",
    "(?:Jan|Febr)(?:uary)?, Mar(?:ch)?, Apr(?:il)?, May, June?, July?, Aug(?:ust)?, Sept?(?:ember)?, Oct(?:ober)?",
    "Nov(?:ember)?, Dec(?:ember)?, hundred, thousand, million, billion, trillion, m, bn, per, cent, percent, degrees, people",
    "km, kg, cm, mm, m², met(?:re|er)s?, kilomet(?:re|er)s?, miles?, seconds?, dollars?, euros?, pounds?, times",
)
_FIGURES = re.compile(r"\d[\d.,]*(?:st|nd|rd|th|s)?|[-–—/.,%°$€£+~<>()\s]")
#: What makes an option speak of a number or a time, although it is put in words.
_COUNTED = phrases(
    r"all, none, any, every, most, much, many, few, more, less, half, thirds?, quarters?, part, whole, single, double",
    "once, twice, dozens?, zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, \\w+teen",
    "(?:twen|thir|for|fif|six|seven|eigh|nine)ty, hundreds?, thousands?, millions?, billions?, per cent, seconds?, minutes?",
    "hours?, days?, weeks?, months?, years?, decades?, centur\\w+, spring, summer, autumn, winter, soon, later, before, after",
    "never, still, since, until, today",
)


@rule("W206", "options of mixed kind", f"{HDR}, guideline 23; {NBME} (nonparallel options)")
def mixed_kinds(item: Item) -> Iterator[Flaw]:
    """A year among persons is struck out at sight. All options should answer the same question in the same form.
    The check tells numbers, sentences and other words apart, and no more.
    """
    options = item.options
    if len(options) < 3:
        return
    kinds = [_kind(text) for _, text in options]
    common = max(set(kinds), key=kinds.count)
    # Counted words stand beside numbers (`half`, `50 %`) as well as beside words (`a year later`, `at once`).
    odd = [index for index, kind in enumerate(kinds) if kind != common and "counted" not in (kind, common)]
    if odd and len(odd) <= len(options) / 2:
        place, text = options[odd[0]]
        help = "give options that answer the same question: all years, all persons, all reasons"
        yield Flaw(f"`{text}` is not of the same kind as the other options", place, help)


def _kind(text: str) -> str:
    has_figures, is_counted = any(map(str.isdigit, text)), bool(_COUNTED.search(text))
    if has_figures and not _FIGURES.sub("", _BESIDE_FIGURES.sub("", text)):
        return "number"
    if is_counted and not _COUNTED.sub("", text).strip():
        return "number"
    if text.endswith(".") and len(text.split()) > 2:
        return "sentence"
    return "counted" if has_figures or is_counted else "words"


RULES: tuple[QuestionRule, ...] = (all_of_the_above, twin_options, overlapping_ranges, mixed_kinds)
