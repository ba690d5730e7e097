"""Starting an attempt, and finding one's way in it."""

from collections.abc import Collection
from datetime import datetime
from random import Random

from quizapp.bank.reader import QuizEntry, Reader
from quizapp.content import revision
from quizapp.records.store import Records
from quizapp.records.values import Attempt, Item, Mode, NewItem
from quizapp.taking.outcome import Recorded


class NotOffered(Exception):  # noqa: N818 -- an outcome
    """The quiz is not in the bank, or cannot be taken in this way."""


def modes(quiz: QuizEntry) -> tuple[Mode, ...]:
    """The ways in which a quiz may be taken."""
    only: dict[str | None, tuple[Mode, ...]] = {"immediate": ("practice",), "deferred": ("test",)}
    return only.get(quiz.settings.feedback, ("practice", "test"))


def start(
    bank: Reader,
    records: Records,
    learner: str,
    quiz_id: str,
    mode: str,
    rng: Random,
    now: datetime,
    *,
    certain: bool = False,
    anew: bool = False,
) -> str:
    """Begin an attempt at a quiz and return its id; with `certain`, each answer says how sure it is.

    An open attempt at it is gone on with instead; with `anew`, it is ended.

    Raises NotOffered.
    """
    quiz = bank.quiz(quiz_id)
    if not quiz or mode not in modes(quiz):
        raise NotOffered
    open_ = records.open_attempt(learner, quiz_id, partial=False)
    if open_ and not anew:
        return open_.id
    if open_:
        end(records, open_, now)
    items = _items(bank, quiz, rng)
    taken_as: Mode = "test" if mode == "test" else "practice"
    tries = quiz.settings.tries if taken_as == "practice" else 1
    return records.start(
        learner, quiz_id, quiz.title, taken_as, False, items, now, tries=tries, certain=certain
    )


def practise(
    bank: Reader,
    records: Records,
    learner: str,
    quiz_id: str,
    only: Collection[str],
    rng: Random,
    now: datetime,
) -> str:
    """Begin a practice of some of a quiz's questions, whatever its author says of practice, and return its id.

    One that is open is ended. Raises NotOffered.
    """
    quiz = bank.quiz(quiz_id)
    items = _items(bank, quiz, rng, only) if quiz else []
    if not quiz or not items:
        raise NotOffered
    if open_ := records.open_attempt(learner, quiz_id, partial=True):
        end(records, open_, now)
    return records.start(
        learner, quiz_id, quiz.title, "practice", True, items, now, tries=quiz.settings.tries
    )


def _items(bank: Reader, quiz: QuizEntry, rng: Random, only: Collection[str] | None = None) -> list[NewItem]:
    """The questions of a quiz, or `only` these, in the order in which they will be asked."""
    drafts = [draft for draft in bank.questions(quiz.id) if only is None or draft.id in only]
    if quiz.settings.shuffle:
        rng.shuffle(drafts)
    return [
        NewItem(
            quiz.id,
            draft.id,
            draft.digest,
            draft.revision,
            revision.decode(draft.revision).question.lay_out(rng),
        )
        for draft in drafts
    ]


def end(records: Records, attempt: Attempt, now: datetime) -> None:
    """End an attempt with what was answered; one without any answer leaves nothing."""
    records.finish(attempt, now, discarded=not any(item.answered for item in attempt.items))


def missed(attempt: Attempt) -> list[str]:
    """The questions of an attempt whose last answer was not wholly right, or that were not answered."""
    return [item.question for item in attempt.items if not (item.grade and item.grade.state == "right")]


def reveals(attempt: Attempt, item: Item) -> bool:
    """Whether the learner may see the key: once nothing can be earned any more."""
    return attempt.over or (item.last is not None and item.last.final)


def next_open(records: Records, attempt: Attempt, after: int = 0) -> int | None:
    """The position of the next question to answer, from `after` on and round to the start."""
    following = records.first_open(attempt, after + 1, attempt.count)
    return following if following is not None else records.first_open(attempt, 1, after)


def overtaken(records: Records, attempt: Attempt, item: Item, response: object) -> Recorded:
    """What came of an answer that was not recorded because something else was faster: what stands now."""
    now = records.attempt(attempt.id, attempt.sheet.learner, item.position, item.position)
    return Recorded(earlier=now is None or now.item(item.position).response != response)
