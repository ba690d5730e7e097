"""A question as it was when a learner met it: its wording, its key, and the passages behind it.

Attempts are pinned to revisions, so that editing a bank never rewrites what somebody answered.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from pydantic import ConfigDict, TypeAdapter

from quizapp.content.notes import Cited
from quizapp.content.question import AnyQuestion, Question

#: `json.dumps` makes an encoder at each call that wants letters as they are.
_encode = json.JSONEncoder(ensure_ascii=False).encode
_questions: TypeAdapter[Question] = TypeAdapter(AnyQuestion, config=ConfigDict(defer_build=True))


@dataclass(frozen=True, slots=True)
class PassageText:
    """A passage that a question cites, as it read then."""

    article: str
    article_title: str
    section: str
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Revision:
    question: Question
    passages: tuple[PassageText, ...]


def passages_json(cited: Iterable[Cited]) -> str:
    """The cited passages, as they stand in a revision."""
    return _encode(
        [[one.article, one.article_title, one.section, one.passage.id, one.passage.text] for one in cited]
    )


def encode(question: Question, passages: str) -> tuple[str, str]:
    """The revision's digest and its text (JSON). `passages` comes from `passages_json`."""
    text = f'{{"question":{question.model_dump_json(by_alias=True, exclude_defaults=True)},"passages":{passages}}}'
    return blake2b(text.encode(), digest_size=16).hexdigest(), text


def decode(text: str) -> Revision:
    """The revision that `encode` made."""
    data = json.loads(text)
    return Revision(
        _questions.validate_python(data["question"]),
        tuple(PassageText(*passage) for passage in data["passages"]),
    )
