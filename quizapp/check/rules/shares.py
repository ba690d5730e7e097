"""W3: how many questions of a quiz are true–false, and with which key (sources are named in `stems`)."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from quizapp.check.rules.items import Found, Item
from quizapp.content.fields import Fault
from quizapp.content.question.true_false import TrueFalse
from quizapp.source.diagnostics import count

#: A quiz has at most so large a share of true–false questions, once it has so many questions.
SHARE, FROM_QUESTIONS = 1 / 3, 6
#: Of so many true–false questions or more, this share at least has each key.
BALANCE, FROM_TRUE_FALSE = 1 / 4, 4


def check(bank: list[Item]) -> Iterator[Found]:
    """Both rules over each quiz; and where no quiz by itself is one-sided, the bank as a whole."""
    quizzes = defaultdict(list)
    for item in bank:
        quizzes[item.quiz].append(item)
    for quiz in quizzes.values():
        yield from true_false_share(quiz)
    one_sided = [found for quiz in quizzes.values() for found in true_false_balance(quiz, "quiz")]
    yield from one_sided or true_false_balance(bank, "bank")


def true_false_share(quiz: list[Item]) -> Iterator[Found]:
    """True–false questions are few. HDR 9; NBME (guessing is right half the time)."""
    asked = [item for item in quiz if isinstance(item.question, TrueFalse)]
    allowed = int(len(quiz) * SHARE)
    if len(quiz) >= FROM_QUESTIONS and len(asked) > allowed:
        more = count(len(asked) - allowed, "more question", "more questions")
        help = f"ask {more} in another type: half of all guesses are right"
        message = f"{len(asked)} of {len(quiz)} questions of the quiz are true–false"
        yield Found(asked[allowed], Fault("W301", message, ("type",), help), tuple(asked))


def true_false_balance(items: list[Item], of: str) -> Iterator[Found]:
    """About as many statements are true as false. HDR 20 (vary the place of the key)."""
    asked = [item for item in items if isinstance(item.question, TrueFalse)]
    if len(asked) < FROM_TRUE_FALSE:
        return
    (common, number), *_ = Counter(item.question.key() for item in asked).most_common(1)
    if len(asked) - number < len(asked) * BALANCE:
        item = next(item for item in asked if item.question.key() == common)
        message = (
            f"`{common.lower()}` is the key of {number} of {len(asked)} true–false questions of the {of}"
        )
        fault = Fault("W302", message, ("answer",), "turn some of the statements round")
        yield Found(item, fault, tuple(asked))
