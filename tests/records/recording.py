"""Attempts and answers for tests of the records, which know nothing of questions."""

from datetime import UTC, datetime

from quizapp.content.question import Grade
from quizapp.records.values import Answer, NewItem

NOW = datetime(2026, 3, 1, 12, 0, 0, 123_000, tzinfo=UTC)


def asked(*questions, quiz="a/quiz", wording="{}"):
    return [NewItem(quiz, id, f"{id}{wording}", wording, {"options": ["x", "y"]}) for id in questions]


def given(fraction=1.0, step=1, *, response="x", final=True, points=None, **fields):
    """An answer that was graded so."""
    grade = None if fraction is None else Grade(fraction)
    points = (fraction or 0.0) if points is None else points
    fields = {"tries": step, "kind": "answer"} | fields
    return Answer(step=step, response=response, grade=grade, points=points, final=final, **fields)


def rows(records, table, columns="*"):
    """What is in a table, by name of the column."""
    if columns == "*":
        columns = {
            "answers": "id, attempt, position, step, try, kind, response, fraction, words, points, final, seconds",
            "revisions": "digest, body",
            "attempts": "id, learner, finished, discarded",
            "items": "attempt, position",
            "learners": "id, name",
        }[table]
    names = columns.split(", ")
    found = records.database.read(f"select {columns} from {table} order by 1", {})
    return [dict(zip(names, row, strict=True)) for row in found]
