"""What every type of question has, and what it can do. A type knows nothing of files, servers or stores.

The journey of a question: it is laid out once for an attempt (`lay_out`), shown without its key (`show`),
the learner's form is read (`read`) and graded (`grade`), and it is shown again with its key (`review`). What was
graded is stored, and never graded again.
What a type lays out and reads is plain JSON, because it is stored.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from random import Random
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from quizapp.content.fields import Date, Fault, Id, Line, Lines, Model, Prose
from quizapp.content.question.views import Asked, Judged

#: What is shown in which order: lists of option ids, by the name of the group.
Layout = dict[str, list[str]]
#: What the learner gave, as it is stored: text, option ids, or text by part.
Response = str | list[str] | dict[str, str]
#: A submitted form: the values of each field.
Form = Mapping[str, Sequence[str]]
#: Where a part of a question stands, from the question; and its text.
Part = tuple[tuple[str | int, ...], str]

#: The form field that answers are sent in.
FIELD = "answer"


@dataclass(frozen=True, slots=True)
class Grade:
    """How much of the answer is right, from 0 to 1, and how that came about where it is not plain.

    `parts` says which parts are right, where a type grades by part.
    """

    fraction: float
    feedback: str = ""
    parts: Mapping[str, bool] = field(default_factory=dict)

    @property
    def state(self) -> Literal["right", "partly", "wrong"]:
        return "right" if self.fraction >= 1 else "partly" if self.fraction > 0 else "wrong"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A response that cannot be graded. It goes back to the learner with `why`, and costs nothing."""

    why: str


class Question(Model, ABC):
    """The fields that all types share, and the contract of a type."""

    #: What a learner is told to do, under the prompt.
    instruction: ClassVar[str]
    #: A question of this type, as the authoring guide shows it.
    example: ClassVar[str]
    #: The template that shows it: `templates/question/<form>.html`. And the scripts that add comfort to it.
    form: ClassVar[str]
    scripts: ClassVar[tuple[str, ...]] = ()

    type: str
    """The type of the question."""
    id: Id
    """Stable for ever, because scores hang on it: small letters, digits and hyphens."""
    prompt: Prose
    """What is asked: a question or an open sentence (Markdown)."""
    explanation: Prose
    """Shown after the answer: why it is so, or what followed (Markdown)."""
    cite: Annotated[Lines, Field(min_length=1, max_length=50)]
    """The passages that the answer rests on: `passage`, or `article/passage`."""
    evidence: Annotated[Lines, Field(max_length=50)] = ()
    """Words of a cited passage that prove the key; may be left out where the key itself stands in one."""
    inferred: Line | None = None
    """Why the key follows although its words stand in no cited passage."""
    hints: Annotated[Lines, Field(max_length=5)] = ()
    """Shown one at a time, when asked for in practice (Markdown)."""
    when: Date | None = None
    """The date of what is asked about (EDTF)."""
    level: Literal["recall", "understand", "connect"] = "recall"
    """What it takes to answer: remembering, understanding, or connecting several passages."""
    tags: Annotated[Lines, Field(max_length=50)] = ()
    """Subjects, to search by."""
    allow: Annotated[dict[Line, Line], Field(default_factory=dict, exclude=True)]
    """Warnings of `check` that are meant to be: `{W203: why}`."""

    @abstractmethod
    def lay_out(self, rng: Random) -> Layout:
        """The order in which the parts are shown to one learner. Must not depend on which part is the key."""

    @abstractmethod
    def read(self, form: Form, layout: Layout) -> Response | Unreadable | None:
        """What the form says: a response, None for a blank one, or why it cannot be read."""

    @abstractmethod
    def grade(self, response: Response) -> Grade:
        """How right a response is."""

    def grade_for_good(self, response: Response) -> Grade:
        """The grade of a response of which the learner gets no second look, as in a test.

        In practice a wrong response that is `near` goes back to the learner, who mends the slip at no cost. Where that
        cannot be offered, a slip is not to cost what not knowing the answer costs.
        """
        return self.grade(response)

    @abstractmethod
    def key(self) -> str:
        """The right answer in words, for after the answer."""

    @abstractmethod
    def say(self, response: Response) -> str:
        """A response in words."""

    def task(self) -> str:
        """What a learner is told to do with this question."""
        return self.instruction

    @abstractmethod
    def show(self, layout: Layout, response: Response | None) -> Asked:
        """What a page may know before the answer is recorded: nothing that the key decides."""

    @abstractmethod
    def review(self, layout: Layout, response: Response | None, grade: Grade | None) -> Judged:
        """What a page shows once the answer is recorded, of the grade that was recorded with it."""

    def keep(self, form: Form, layout: Layout) -> Response | None:
        """What to show again of a form that cannot be read, so that it can be mended."""
        return None

    def near(self, response: Response) -> bool:
        """Whether a wrong response is so near to a right one that it is most likely a slip."""
        return False

    def remarks(self, response: Response) -> list[str]:
        """What the author has to say to this response, without giving the key away (Markdown)."""
        return []

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the question although each of its fields is well formed."""
        return iter(())

    def claims(self) -> Iterator[Part]:
        """The parts of the key that must stand in a cited passage."""
        return iter(())

    def rivals(self) -> Iterator[Part]:
        """The wrong answers, which the evidence must not support."""
        return iter(())

    #: Whether a wrong answer gives the right one away, so that a further try would test nothing.
    one_try: ClassVar[bool] = False
    #: Whether only `evidence` can tie the key to a passage, because the key's words cannot stand there.
    needs_evidence: ClassVar[bool] = False

    def statements(self) -> Iterator[Part]:
        """What the question says is so: its numbers must stand in a cited passage."""
        yield ("prompt",), self.prompt


def by_part_of(response: Response | None) -> dict[str, str]:
    """A response that leads from parts to what was given for each."""
    return response if isinstance(response, dict) else {}


def option_id(text: str) -> str:
    """The id of an option: stable, never an index, and made from nothing but what every learner sees."""
    return blake2b(text.encode(), digest_size=5).hexdigest()


def shuffled(texts: Iterable[str], rng: Random) -> list[str]:
    """The ids of these options in random order.

    They are sorted first, so that the order the author wrote them in (the key first) decides nothing.
    """
    ids = sorted(option_id(text) for text in texts)
    rng.shuffle(ids)
    return ids
