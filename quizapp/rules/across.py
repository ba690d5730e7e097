"""W3 and W4: what is wrong between questions, within a quiz and across a bank (sources are named in `stems`)."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from quizapp.diagnostics import count
from quizapp.fields import Fault
from quizapp.folding import plain
from quizapp.grounds import numbers
from quizapp.question import Question
from quizapp.question.cloze import Cloze
from quizapp.question.options import WithOptions
from quizapp.question.true_false import TrueFalse
from quizapp.quiz import Quiz
from quizapp.rules.grounding import Cited, Notes
from quizapp.terms import terms

#: A quiz has at most so large a share of true–false questions, once it has so many questions.
TRUE_FALSE_SHARE, FROM_QUESTIONS = 1 / 3, 6
#: Of so many true–false questions or more, this share at least has each key.
TRUE_FALSE_BALANCE, FROM_TRUE_FALSE = 1 / 4, 4
#: Two stems with so large a share of their terms in common ask the same; with the same key, this of the shorter.
ALIKE, ALIKE_WITH_ONE_KEY = 0.8, 0.5
#: A stem that has so large a share of another's terms, and its key, gives it away.
GIVEN = 0.5


@dataclass(frozen=True)
class Item:
    """A question in its place in the bank, and what is asked of it again and again."""

    quiz: str
    index: int
    question: Question
    passages: frozenset[tuple[str, str]]

    @property
    def name(self) -> str:
        return f"{self.quiz}#{self.question.id}"

    @cached_property
    def stem(self) -> str:
        """What is read before answering, without the options."""
        question = self.question
        return (
            f"{question.prompt} {' '.join(text for _, text in question.statements())}"
            if isinstance(question, Cloze)
            else question.prompt
        )

    @cached_property
    def stem_terms(self) -> frozenset[str]:
        return frozenset(terms(self.stem))

    @cached_property
    def key_terms(self) -> frozenset[str]:
        return frozenset(word for _, text in self.question.claims() for word in terms(text))

    @cached_property
    def plain_stem(self) -> str:
        return f" {plain(self.stem)} "


@dataclass(frozen=True)
class Found:
    """What is wrong with an item, and the other one of the pair, if there is."""

    item: Item
    fault: Fault
    partner: Item | None = None


def items(quizzes: Mapping[str, Quiz], notes: Notes) -> list[Item]:
    """All questions of these quizzes."""
    return [
        Item(
            id,
            index,
            question,
            frozenset((one.article, one.passage.id) for one in _cited(quiz, question, notes)),
        )
        for id, quiz in quizzes.items()
        for index, question in enumerate(quiz.questions)
    ]


def _cited(quiz: Quiz, question: Question, notes: Notes) -> Iterator[Cited]:
    for cite in question.cite:
        yield from notes.cited(quiz, cite)


def true_false_share(bank: list[Item]) -> Iterator[Found]:
    """True–false questions are few. HDR 9; NBME (guessing is right half the time)."""
    for quiz in _by_quiz(bank).values():
        asked = [item for item in quiz if isinstance(item.question, TrueFalse)]
        allowed = int(len(quiz) * TRUE_FALSE_SHARE)
        if len(quiz) >= FROM_QUESTIONS and len(asked) > allowed:
            help = f"make {count(len(asked) - allowed, 'of them', 'of them')} a question of another type: half of all guesses are right"
            message = f"{len(asked)} of {len(quiz)} questions of the quiz are true–false"
            yield Found(asked[allowed], Fault("W301", message, ("type",), help))


def true_false_balance(bank: list[Item]) -> Iterator[Found]:
    """About as many statements are true as false: in each quiz, or else in the bank. HDR 20 (vary the key)."""
    groups = [
        [item for item in group if isinstance(item.question, TrueFalse)]
        for group in (*_by_quiz(bank).values(), bank)
    ]
    for group in groups:
        keys = Counter(item.question.key() for item in group)
        common, number = keys.most_common(1)[0] if keys else ("", 0)
        if len(group) >= FROM_TRUE_FALSE and len(group) - number < len(group) * TRUE_FALSE_BALANCE:
            item = next(item for item in group if item.question.key() == common)
            message = f"`{common.lower()}` is the key of {number} of {len(group)} true–false questions"
            yield Found(item, Fault("W302", message, ("answer",), "turn some of the statements round"))
            return


def twin_stems(bank: list[Item]) -> Iterator[Found]:
    """No two questions ask the same. HDR 4 (items are independent)."""
    for one, other in _sharing_a_passage(bank):
        if _alike(one, other):
            help = "take one of them out, or ask for something else"
            fault = Fault("W401", f"`{one.name}` asks nearly the same", ("prompt",), help)
            yield Found(other, fault, one)


def _alike(one: Item, other: Item) -> bool:
    shared, either = one.stem_terms & other.stem_terms, one.stem_terms | other.stem_terms
    if one.key_terms and one.key_terms == other.key_terms:
        return len(shared) >= ALIKE_WITH_ONE_KEY * min(len(one.stem_terms), len(other.stem_terms))
    # `Put these in order` asks for something else each time: what is asked stands in the parts.
    about_parts = not {"these", "following"}.isdisjoint(one.plain_stem.split())
    same_numbers = numbers(one.stem).keys() == numbers(other.stem).keys()
    return not about_parts and same_numbers and len(shared) >= ALIKE * len(either)


def gives_away(bank: list[Item]) -> Iterator[Found]:
    """No stem tells the answer to another question. HDR 4 (items are independent); NBME (cueing)."""
    for one, other in _sharing_a_passage(bank):
        for teller, asked in ((one, other), (other, one)):
            if told := _tells(teller, asked):
                help = "put it in other words, or ask for something else in one of them"
                message = f"the stem tells the answer to `{asked.name}`"
                yield Found(teller, Fault("W402", message, ("prompt",), help, told), asked)


def _tells(teller: Item, asked: Item) -> str:
    """The key that the teller's stem gives to whoever is asked the other question, or nothing."""
    question = asked.question
    if isinstance(teller.question, TrueFalse) and not teller.question.answer:
        return ""  # what it says is false
    keys = [text for _, text in question.claims()]
    told = [_told(key, teller.plain_stem) for key in keys]
    if not keys or not all(told) or any(_told(key, asked.plain_stem) for key in keys):
        return ""
    rest = asked.stem_terms - asked.key_terms
    return told[0] if rest and len(rest & teller.stem_terms) >= GIVEN * len(rest) else ""


def _told(key: str, stem: str) -> str:
    """What of the key stands in a stem: all of it, or the last word of a name."""
    if len(key) < 3:
        return ""  # a small number stands in many a stem
    surname = key.split()[-1] if key.istitle() and not re.search(r"\d", key) else key
    return next((text for text in (key, surname) if f" {plain(text)} " in stem), "")


def key_elsewhere_wrong(bank: list[Item]) -> Iterator[Found]:
    """What the evidence makes right here, the same evidence does not make wrong elsewhere. HDR 19."""
    for one, other in _sharing_a_passage(bank):
        for right, wrong in ((one, other), (other, one)):
            if not isinstance(wrong.question, WithOptions) or not _same_evidence(
                right.question, wrong.question
            ):
                continue
            keys = {plain(text) for _, text in right.question.claims()}
            for place, text in wrong.question.rivals():
                if plain(text) in keys:
                    message = f"`{text}` is the key of `{right.name}`, on the same evidence"
                    help = "choose another distractor, unless the two questions ask for different things"
                    yield Found(wrong, Fault("W403", message, place, help), right)


def _same_evidence(one: Question, other: Question) -> bool:
    return not {plain(text) for text in one.evidence}.isdisjoint(plain(text) for text in other.evidence)


def _by_quiz(bank: list[Item]) -> dict[str, list[Item]]:
    quizzes = defaultdict(list)
    for item in bank:
        quizzes[item.quiz].append(item)
    return quizzes


def _sharing_a_passage(bank: list[Item]) -> Iterator[tuple[Item, Item]]:
    """Pairs of questions that cite a passage in common: others ask about different things."""
    by_passage = defaultdict(list)
    for item in bank:
        for passage in item.passages:
            by_passage[passage].append(item)
    pairs = (
        (id(one), id(other), one, other)
        for citing in by_passage.values()
        for one, other in combinations(citing, 2)
    )
    seen = set()
    for first, second, one, other in pairs:
        if (first, second) not in seen:
            seen.add((first, second))
            yield one, other


RULES: tuple[Callable[[list[Item]], Iterator[Found]], ...] = (
    true_false_share, true_false_balance, twin_stems, gives_away, key_elsewhere_wrong,
)  # fmt: skip
