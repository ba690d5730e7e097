"""What must never be lost: learners, their attempts, and every answer. The only part that knows SQLAlchemy.

Answers are only ever added. Nothing that can be worked out from them is stored: scores are queries. Each
attempt is pinned to the revisions of the questions that it asks, so that editing a bank changes nothing here.
"""

from quizapp.records.store import (
    Attempt,
    Item,
    Learner,
    Mode,
    NewItem,
    OpenAttempt,
    Over,
    Past,
    Records,
    Result,
    Taken,
    Unusable,
)
from quizapp.records.tables import metadata, sqlite_url

__all__ = [
    "Attempt",
    "Item",
    "Learner",
    "Mode",
    "NewItem",
    "OpenAttempt",
    "Over",
    "Past",
    "Records",
    "Result",
    "Taken",
    "Unusable",
    "metadata",
    "sqlite_url",
]
