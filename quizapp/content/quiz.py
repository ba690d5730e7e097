"""A quiz: what one file of questions holds."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from quizapp.content.fields import Date, Fault, Line, Lines, Model, Prose, YesNo, repeated
from quizapp.content.question import AnyQuestion


class Settings(Model):
    feedback: Literal["immediate", "deferred"] | None = None
    """`immediate`: practice only; `deferred`: test only; left out: the learner chooses."""
    tries: Annotated[int, Field(ge=1, le=3), WithJsonSchema({"enum": [1, 2, 3, "1", "2", "3"]})] = 1
    """How often a question may be answered in practice; each further try can earn a third less."""
    shuffle: YesNo = False
    """Whether the questions come in random order. (The options of a question always do.)"""


class Quiz(Model):
    title: Line
    """The title, as the contents page shows it."""
    article: Annotated[Lines, Field(min_length=1, max_length=50)]
    """The article that it belongs to; a list for a quiz across several."""
    about: Prose | None = None
    """A sentence or two for the learner (Markdown)."""
    years: Date | None = None
    """The time that it covers (EDTF): orders the contents page."""
    settings: Settings = Settings()
    """How it is taken."""
    questions: Annotated[tuple[AnyQuestion, ...], Field(min_length=1, max_length=5_000)]
    """The questions, in the order in which they are asked."""

    def faults(self) -> Iterator[Fault]:
        ids = ((("questions", index, "id"), question.id) for index, question in enumerate(self.questions))
        for place, id in repeated(ids):
            help = "scores hang on ids: give this one a new id, and leave the other as it is"
            yield Fault("Q201", f"another question has the id `{id}`", place, help)
        for index, question in enumerate(self.questions):
            for fault in question.faults():
                at = ("questions", index, *fault.at)
                yield Fault(fault.code, fault.message, at, fault.help, fault.words)
