"""The types of questions. To add one: a file here, a line in TYPES, a template, a folder of bad fixtures."""

from typing import TYPE_CHECKING, Annotated, Union

from pydantic import Discriminator

from quizapp.content.question.base import Grade, Layout, Question, Response, Unreadable
from quizapp.content.question.categorise import Categorise
from quizapp.content.question.choice import Choice
from quizapp.content.question.cloze import Cloze
from quizapp.content.question.date import Date
from quizapp.content.question.match import Match
from quizapp.content.question.multiple import Multiple
from quizapp.content.question.number import Number
from quizapp.content.question.order import Order
from quizapp.content.question.text import Text
from quizapp.content.question.true_false import TrueFalse

TYPES: dict[str, type[Question]] = {
    "choice": Choice,
    "multiple": Multiple,
    "true-false": TrueFalse,
    "text": Text,
    "number": Number,
    "date": Date,
    "order": Order,
    "match": Match,
    "categorise": Categorise,
    "cloze": Cloze,
}

if TYPE_CHECKING:
    AnyQuestion = Question
else:
    AnyQuestion = Annotated[Union[tuple(TYPES.values())], Discriminator("type")]  # noqa: UP007

__all__ = ["TYPES", "AnyQuestion", "Grade", "Layout", "Question", "Response", "Unreadable"]
