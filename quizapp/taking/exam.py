"""Answering in a test: answers can be changed and taken back until it is handed in, and tell nothing before."""

import json
from datetime import datetime

from quizapp.content.question import Response, Unreadable
from quizapp.content.question.base import Form
from quizapp.records.store import Records
from quizapp.records.values import Answer, Attempt, Item, Kind
from quizapp.taking import sent
from quizapp.taking.outcome import Recorded, Refused

#: Characters (of JSON) of a draft that are kept: more than any form of ours has fields for.
LONGEST_DRAFT = 4000


def answer(records: Records, attempt: Attempt, item: Item, form: Form, now: datetime) -> Recorded | Refused:
    """Set the answer to what was sent, or take it back where that is blank.

    What cannot be graded as it stands, such as an order with lines that have no place yet, is kept as a draft.
    """
    if attempt.over:
        return Recorded(earlier=True)
    question = records.revision(item.asked.digest).question
    response = None if sent.CLEAR in form else question.read(form, item.layout)
    if isinstance(response, Unreadable):
        draft = question.keep(form, item.layout)
        if len(json.dumps(draft)) > LONGEST_DRAFT:
            return Refused(response.why)
        if item.draft and item.response == draft:
            return Recorded()  # who sends it once more has been told
        outcome = _record(records, attempt, item, form, now, "draft", draft, response.why)
        return outcome if outcome.earlier else Refused(response.why, kept=True)
    if response is None and not item.answered and not item.draft:
        return Recorded()
    kind: Kind = "cleared" if response is None else "answer"
    unchanged = item.answered and item.response == response and item.last
    if unchanged and unchanged.certainty == _certainty(attempt, form):
        return Recorded()
    return _record(records, attempt, item, form, now, kind, response)


def _record(
    records: Records,
    attempt: Attempt,
    item: Item,
    form: Form,
    now: datetime,
    kind: Kind,
    response: Response | None,
    why: str = "",
) -> Recorded:
    grade = None
    if kind == "answer" and response is not None:
        grade = records.revision(item.asked.digest).question.grade_for_good(response)
    given = Answer(
        step=item.last.step + 1 if item.last else 1,
        tries=1,
        kind=kind,
        response=response,
        grade=grade,
        points=grade.fraction if grade else 0.0,
        final=False,
        certainty=_certainty(attempt, form) if grade else None,
        seconds=sent.seconds(form, now),
        why=why,
    )
    # Whatever another tab did meanwhile: what was sent last counts.
    recorded = records.add_answer(attempt, item, given, now, any_step=True)
    return Recorded(earlier=not recorded)


def _certainty(attempt: Attempt, form: Form) -> int | None:
    return sent.certainty(form) if attempt.sheet.certain else None
