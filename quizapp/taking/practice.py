"""Answering in practice: graded at once, perhaps in several tries."""

from dataclasses import replace
from datetime import datetime

from quizapp.content.question import Unreadable
from quizapp.content.question.base import Form
from quizapp.records.store import Records
from quizapp.records.values import Answer, Attempt, Item
from quizapp.taking import scoring, sent
from quizapp.taking.attempt import overtaken, reveals
from quizapp.taking.outcome import Recorded, Refused


def answer(records: Records, attempt: Attempt, item: Item, form: Form, now: datetime) -> Recorded | Refused:
    """Read, grade and record one try.

    Whatever is sent twice (a double click, a reload, the back button, a second tab) is recorded once: the first
    answer of each try stands.
    """
    question = records.revision(item.asked.digest).question
    response = question.read(form, item.layout)
    if reveals(attempt, item) or sent.try_number(form) <= item.tries:
        return Recorded(earlier=response != item.response)
    if sent.REVEAL in form and item.last:
        shown = replace(
            item.last, step=item.last.step + 1, kind="reveal", final=True, certainty=None, seconds=None
        )
        return _record(records, attempt, item, shown, now)
    if isinstance(response, Unreadable):
        return Refused(response.why)
    if response is None:
        return Refused("Give an answer first, or skip the question for now.")
    if response == item.response:
        return Refused("You gave this answer before: try another one.")
    certainty = sent.certainty(form) if attempt.sheet.certain else None
    if attempt.sheet.certain and not certainty:
        return Refused("Say how sure you are.")
    grade = question.grade(response)
    if grade.state != "right" and sent.CLOSE not in form and question.near(response):
        return Refused("That is close: check the spelling. What you send next counts.", close=True)
    try_number = item.tries + 1
    points = scoring.points(grade.fraction, try_number, item.points)
    allowed = 1 if question.one_try else attempt.sheet.tries
    given = Answer(
        step=item.last.step + 1 if item.last else 1,
        tries=try_number,
        kind="answer",
        response=response,
        grade=grade,
        points=points,
        final=scoring.is_final(points, try_number, allowed),
        certainty=certainty,
        seconds=sent.seconds(form, now),
    )
    return _record(records, attempt, item, given, now)


def _record(records: Records, attempt: Attempt, item: Item, given: Answer, now: datetime) -> Recorded:
    if records.add_answer(attempt, item, given, now):
        return Recorded()
    return overtaken(records, attempt, item, given.response)
