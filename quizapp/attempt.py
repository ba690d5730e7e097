"""The rules of taking a quiz: start, answer, hand in.

In *practice* each question is answered once and its verdict shown at once. In a *test* answers can be changed
until it is handed in, and tell nothing before. Either way an attempt asks what its quiz asked when it started.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from random import Random

from quizapp import revision
from quizapp.bank import Bank, QuizEntry
from quizapp.question import Grade, Question, Response, Unreadable
from quizapp.question.base import Form
from quizapp.records import Attempt, Item, Mode, NewItem, Over, Records, Taken
from quizapp.revision import Revision

#: The form field of a learner who has been told once that the answer is close.
CLOSE = "close"


class NotOffered(Exception):  # noqa: N818 -- an outcome
    """The quiz is not in the bank, or cannot be taken in this way."""


@dataclass(frozen=True)
class Refused:
    """An answer that was not recorded: `why` is for the learner, who may try again at no cost."""

    why: str
    #: The answer was nearly right: the form must say with `CLOSE` that the learner has been told.
    close: bool = False


@dataclass(frozen=True)
class Recorded:
    """The answer stands. With `earlier`, another one, given before, stands in its place."""

    earlier: bool = False


def modes(quiz: QuizEntry) -> tuple[Mode, ...]:
    """The ways in which a quiz may be taken."""
    only: dict[str | None, tuple[Mode, ...]] = {"immediate": ("practice",), "deferred": ("test",)}
    return only.get(quiz.settings.feedback, ("practice", "test"))


def start(
    bank: Bank,
    records: Records,
    learner: str,
    quiz_id: str,
    mode: str,
    rng: Random,
    now: datetime,
    only: Collection[str] | None = None,
) -> str:
    """Begin an attempt and return its id; with `only`, it asks just these questions, in practice.

    Raises NotOffered.
    """
    quiz = bank.quiz(quiz_id)
    if not quiz or (only is None and mode not in modes(quiz)):
        raise NotOffered
    taken_as: Mode = "test" if mode == "test" and only is None else "practice"
    drafts = [draft for draft in bank.questions(quiz_id) if only is None or draft.id in only]
    if not drafts:
        raise NotOffered
    if quiz.settings.shuffle:
        rng.shuffle(drafts)
    asked = [
        NewItem(
            quiz_id,
            draft.id,
            draft.digest,
            draft.revision,
            revision.read(draft.revision).question.lay_out(rng),
        )
        for draft in drafts
    ]
    return records.start(learner, quiz_id, quiz.title, taken_as, only is not None, asked, now)


def missed(attempt: Attempt) -> list[str]:
    """The questions of an attempt that were not fully right."""
    return [item.question for item in attempt.items if (item.fraction or 0) < 1]


def reveals(attempt: Attempt, item: Item) -> bool:
    """Whether the learner may see the key: once the answer is recorded for good."""
    return attempt.done or (attempt.mode == "practice" and item.answered)


def next_open(attempt: Attempt, after: int = 0) -> int | None:
    """The position of the next question without an answer, from `after` on and round to the start."""
    open_ = [item.position for item in attempt.items if not item.answered]
    return next((position for position in open_ if position > after), open_[0] if open_ else None)


def pinned(records: Records, item: Item) -> Revision:
    """The question of an item as it was when the attempt started."""
    return revision.read(records.revision(item.digest))


def answer(records: Records, attempt: Attempt, item: Item, form: Form, now: datetime) -> Recorded | Refused:
    """Read, grade and record what the learner sent for one question.

    Whatever is sent twice (a double click, a reload, the back button, a second tab) is recorded once: in
    practice the first answer stands, in a test the last one before it is handed in.
    """
    if attempt.done or reveals(attempt, item):
        return Recorded(earlier=True)
    question = pinned(records, item).question
    response = question.read(form, item.layout)
    if isinstance(response, Unreadable):
        return Refused(response.why)
    if attempt.mode == "test":
        return _change(records, item, question, response, now)
    if response is None:
        return Refused("Give an answer first, or skip the question for now.")
    grade = question.grade(response)
    if grade.state == "wrong" and CLOSE not in form and question.near(response):
        return Refused("That is close: check the spelling. What you send next counts.", close=True)
    try:
        records.answer(item, 1, response, grade.fraction, now)
    except (Taken, Over):
        return Recorded(earlier=True)
    return Recorded()


def _change(
    records: Records, item: Item, question: Question, response: Response | None, now: datetime
) -> Recorded:
    """Set a test's answer to this response, or take it back where the response is blank."""
    if response == item.response:
        return Recorded()
    fraction = 0.0 if response is None else question.grade(response).fraction
    try_ = item.tries + 1
    while True:
        try:
            records.answer(item, try_, response, fraction, now)
        except Taken:
            try_ += 1  # another tab was faster; what was sent last counts
        except Over:
            return Recorded(earlier=True)
        else:
            return Recorded()


def grade(question: Question, item: Item) -> Grade | None:
    """How an item was graded, in the fraction that was recorded; None where it was left blank."""
    if item.response is None or item.fraction is None:
        return None
    return Grade(item.fraction, question.grade(item.response).feedback)
