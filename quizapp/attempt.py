"""The rules of taking a quiz: start, answer, hand in.

In *practice* each question is answered once and its verdict shown at once. In a *test* answers can be changed
until it is handed in, and tell nothing before. Either way an attempt asks what its quiz asked when it started.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from random import Random

from quizapp.bank.reader import QuizEntry
from quizapp.bank.refresh import Bank
from quizapp.content import revision
from quizapp.content.question import Grade, Question, Response, Unreadable
from quizapp.content.question.base import Form
from quizapp.content.revision import Revision
from quizapp.records import Attempt, Item, Mode, NewItem, Over, Records, Taken
from quizapp.stats import worth

#: The form fields that say which try this is, how sure the learner is, and that the answer shall be shown.
TRY, CERTAINTY, REVEAL = "try", "certainty", "reveal"
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
    certain: bool = False,
) -> str:
    """Begin an attempt and return its id; with `only`, it asks just these questions, in practice.

    With `certain`, each answer says how sure it is.

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
    tries = quiz.settings.tries if taken_as == "practice" else 1
    partial = only is not None
    return records.start(
        learner, quiz_id, quiz.title, taken_as, partial, asked, now, tries=tries, certain=certain
    )


def missed(attempt: Attempt) -> list[str]:
    """The questions of an attempt that were not fully right."""
    return [item.question for item in attempt.items if (item.fraction or 0) < 1]


def reveals(attempt: Attempt, item: Item) -> bool:
    """Whether the learner may see the key: once the answer is recorded for good."""
    return attempt.done or attempt.final(item)


def next_open(attempt: Attempt, after: int = 0) -> int | None:
    """The position of the next question to answer, from `after` on and round to the start."""
    done = attempt.final if attempt.mode == "practice" else lambda item: item.answered
    open_ = [item.position for item in attempt.items if not done(item)]
    return next((position for position in open_ if position > after), open_[0] if open_ else None)


def pinned(records: Records, item: Item) -> Revision:
    """The question of an item as it was when the attempt started."""
    return revision.read(records.revision(item.digest))


def answer(records: Records, attempt: Attempt, item: Item, form: Form, now: datetime) -> Recorded | Refused:
    """Read, grade and record what the learner sent for one question.

    Whatever is sent twice (a double click, a reload, the back button, a second tab) is recorded once: in
    practice the first answer of each try stands, in a test the last one before it is handed in.
    """
    question = pinned(records, item).question
    if attempt.mode == "practice":
        return _try(records, attempt, item, question, form, now)
    if attempt.done:
        return Recorded(earlier=True)
    response = question.read(form, item.layout)
    if isinstance(response, Unreadable):
        return Refused(response.why)
    return _change(records, item, question, response, _certainty(form) if attempt.certain else None, now)


def _try(
    records: Records, attempt: Attempt, item: Item, question: Question, form: Form, now: datetime
) -> Recorded | Refused:
    """One try in practice. It earns what it is worth, and never less than an earlier one did."""
    response = question.read(form, item.layout)
    if reveals(attempt, item) or _number(form) <= item.tries:
        return Recorded(earlier=response != item.response)
    if REVEAL in form and item.answered:
        # The answer given before becomes the last one.
        return _record(records, attempt, item, attempt.tries, item.response, item.fraction or 0.0, now)
    if isinstance(response, Unreadable):
        return Refused(response.why)
    if response is None:
        return Refused("Give an answer first, or skip the question for now.")
    if response == item.response:
        return Refused("You gave this answer before: try another one.")
    certainty = _certainty(form) if attempt.certain else None
    if attempt.certain and not certainty:
        return Refused("Say how sure you are.")
    grade = question.grade(response)
    if grade.state == "wrong" and CLOSE not in form and question.near(response):
        return Refused("That is close: check the spelling. What you send next counts.", close=True)
    if question.one_try:
        return _record(records, attempt, item, attempt.tries, response, grade.fraction, now, certainty)
    try_ = item.tries + 1
    earned = max(item.fraction or 0.0, grade.fraction * float(worth(try_)))
    return _record(records, attempt, item, try_, response, earned, now, certainty)


def _record(
    records: Records,
    attempt: Attempt,
    item: Item,
    try_: int,
    response: Response | None,
    fraction: float,
    now: datetime,
    certainty: int | None = None,
) -> Recorded:
    try:
        records.answer(item, try_, response, fraction, now, certainty=certainty)
    except (Taken, Over):
        # Somebody was faster: the second click of a double click, or another tab.
        stored = records.attempt(attempt.id, attempt.learner)
        return Recorded(earlier=not stored or stored.items[item.position - 1].response != response)
    return Recorded()


def _change(
    records: Records,
    item: Item,
    question: Question,
    response: Response | None,
    certainty: int | None,
    now: datetime,
) -> Recorded:
    """Set a test's answer to this response, or take it back where the response is blank."""
    if response == item.response and (response is None or certainty == item.certainty):
        return Recorded()
    fraction = 0.0 if response is None else question.grade(response).fraction
    try_ = item.tries + 1
    while True:
        try:
            records.answer(item, try_, response, fraction, now, certainty=certainty)
        except Taken:
            try_ += 1  # another tab was faster; what was sent last counts
        except Over:
            return Recorded(earlier=True)
        else:
            return Recorded()


def _number(form: Form) -> int:
    """Which try the form is for."""
    given = "".join(form.get(TRY, ())[:1])
    return int(given) if given in ("1", "2", "3") else 1


def _certainty(form: Form) -> int | None:
    given = "".join(form.get(CERTAINTY, ())[:1])
    return int(given) if given in ("1", "2", "3") else None


def grade(attempt: Attempt, question: Question, item: Item) -> Grade | None:
    """How an item was graded, in the fraction that was recorded, and how it came about; None if left blank."""
    if item.response is None or item.fraction is None:
        return None
    given = question.grade(item.response)
    said = [given.feedback]
    if attempt.mode == "practice" and given.fraction > 0 and item.fraction != given.fraction:
        said.append(f"At try {item.tries} it could earn {worth(item.tries)} of a point.")
    return Grade(item.fraction, " ".join(filter(None, said)))
