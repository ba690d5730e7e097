"""A question in its place in the bank, for the rules that look at more than one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from quizapp.content.fields import Fault
from quizapp.content.notes import Notes
from quizapp.content.question import Question
from quizapp.content.question.cloze import Cloze
from quizapp.content.quiz import Quiz
from quizapp.language.folding import plain
from quizapp.language.grounds import numbers
from quizapp.language.terms import terms

_ASKING = frozenset(["who", "whom", "whose", "what", "which", "when", "where", "why", "how"])

#: A rule on one question by itself.
ItemRule = Callable[[Question], Iterator[Fault]]


@dataclass(frozen=True, eq=False)
class Item:
    """A question of a quiz; what is asked of it again and again is worked out once."""

    quiz: str
    index: int
    question: Question
    passages: frozenset[tuple[str, str]]
    """What it cites: articles and passages."""

    @property
    def name(self) -> str:
        return f"{self.quiz}#{self.question.id}"

    @cached_property
    def stem(self) -> str:
        """What is read before answering, without the options and in plain words, a space round each."""
        gaps = [text for _, text in self.question.statements()] if isinstance(self.question, Cloze) else []
        return f" {plain(' '.join((self.question.prompt, *gaps)))} "

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
    def keys(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.question.claims())

    @cached_property
    def key_terms(self) -> frozenset[str]:
        return frozenset(word for key in self.keys for word in terms(key))

    @cached_property
    def evidence(self) -> frozenset[str]:
        return frozenset(map(plain, self.question.evidence))


@dataclass(frozen=True)
class Found:
    """What is wrong with an item, and the others that have a part in it."""

    item: Item
    fault: Fault
    others: tuple[Item, ...] = ()


def items(quizzes: Mapping[str, Quiz], notes: Notes) -> list[Item]:
    """All questions of these quizzes."""
    found = []
    for id, quiz in quizzes.items():
        for index, question in enumerate(quiz.questions):
            cited = [one for cite in question.cite for one in notes.cited(quiz, cite)]
            found.append(Item(id, index, question, frozenset((one.article, one.passage.id) for one in cited)))
    return found
