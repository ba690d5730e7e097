"""A question as the rules of item writing look at it, and as they report it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from quizapp.check.rules.rule import Flaw, Rule
from quizapp.content.notes import Notes
from quizapp.content.question import Question
from quizapp.content.question.base import Part
from quizapp.content.question.choice import Choice
from quizapp.content.question.cloze import Cloze
from quizapp.content.question.multiple import Multiple
from quizapp.content.question.options import WithOptions
from quizapp.content.question.true_false import TrueFalse
from quizapp.content.quiz import Quiz
from quizapp.language.folding import plain
from quizapp.language.grounds import numbers
from quizapp.language.terms import FUNCTION_WORDS, terms

_ASKING = frozenset(["who", "whom", "whose", "what", "which", "when", "where", "why", "how"])
_EMPHASIS = re.compile(r"\*+|(?<!\w)_(?!_)|(?<!_)_(?!\w)")


@dataclass(frozen=True, eq=False)
class Item:
    """A question in its place in the bank; what several rules ask of it is worked out once."""

    quiz: str
    index: int
    question: Question
    passages: frozenset[tuple[str, str]]
    """What it cites: articles and passages."""

    @property
    def name(self) -> str:
        return f"{self.quiz}#{self.question.id}"

    # What kind of interaction it is

    @property
    def is_statement(self) -> bool:
        """Whether the prompt is a statement to be judged, not a question."""
        return isinstance(self.question, TrueFalse)

    @property
    def is_false_statement(self) -> bool:
        """Whether it is a statement, and says what is not so."""
        return isinstance(self.question, TrueFalse) and not self.question.answer

    @property
    def has_one_answer(self) -> bool:
        """Whether one of several options is to be chosen."""
        return isinstance(self.question, Choice)

    @property
    def has_several_answers(self) -> bool:
        """Whether all options that are right are to be chosen."""
        return isinstance(self.question, Multiple)

    # Its parts

    @cached_property
    def prompt(self) -> str:
        """The prompt without marks of emphasis, in one line."""
        return " ".join(_EMPHASIS.sub("", self.question.prompt).split())

    @cached_property
    def claims(self) -> tuple[Part, ...]:
        """The parts of the key."""
        return tuple(self.question.claims())

    @cached_property
    def distractors(self) -> tuple[Part, ...]:
        """The wrong options, where there are options to choose from."""
        return tuple(self.question.rivals()) if isinstance(self.question, WithOptions) else ()

    @cached_property
    def options(self) -> tuple[Part, ...]:
        """All options, the key first; none where there is nothing to choose from."""
        return (*self.claims, *self.distractors) if isinstance(self.question, WithOptions) else ()

    # What it says

    @cached_property
    def stem(self) -> str:
        """What is read before answering, without the options and in plain words, a space round each."""
        gaps = [text for _, text in self.question.statements()] if isinstance(self.question, Cloze) else []
        return f" {plain(' '.join((self.question.prompt, *gaps)))} "

    @cached_property
    def is_english(self) -> bool:
        """Whether the prompt has a word that English sentences are held together by."""
        return not FUNCTION_WORDS.isdisjoint(plain(self.question.prompt).split())

    @cached_property
    def stem_terms(self) -> frozenset[str]:
        return frozenset(terms(self.stem))

    @cached_property
    def asks(self) -> frozenset[str]:
        """The words of the stem that say what kind of answer is sought: who, when, why …"""
        return _ASKING.intersection(self.stem.split())

    @cached_property
    def stem_numbers(self) -> frozenset[str]:
        return frozenset(numbers(self.stem))

    @cached_property
    def key_terms(self) -> frozenset[str]:
        return frozenset(word for _, key in self.claims for word in terms(key))

    @cached_property
    def evidence(self) -> frozenset[str]:
        return frozenset(map(plain, self.question.evidence))


@dataclass(frozen=True)
class Found:
    """What is wrong with an item, and the others that have a part in it."""

    item: Item
    flaw: Flaw
    others: tuple[Item, ...] = ()

    def allowed(self, code: str) -> list[Item]:
        """Those concerned that allow the warning: any of them may, because which comes first is an accident."""
        return [item for item in (self.item, *self.others) if code in item.question.allow]


#: A rule that looks at one question, and one that looks at all of a bank.
QuestionRule = Rule[Callable[[Item], Iterator[Flaw]]]
BankRule = Rule[Callable[[Sequence[Item]], Iterator[Found]]]


def items(quizzes: Mapping[str, Quiz], notes: Notes) -> list[Item]:
    """All questions of these quizzes."""
    found = []
    for id, quiz in quizzes.items():
        for index, question in enumerate(quiz.questions):
            cited = [one for cite in question.cite for one in notes.cited(quiz, cite)]
            found.append(Item(id, index, question, frozenset((one.article, one.passage.id) for one in cited)))
    return found
