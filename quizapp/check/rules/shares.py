"""W3: how many questions of a quiz are true–false, and with which key."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from quizapp.check.rules.item import BankRule, Found, Item
from quizapp.check.rules.rule import Flaw, rule
from quizapp.check.rules.sources import HDR, NBME
from quizapp.source.diagnostics import count

#: A quiz has at most so large a share of true–false questions, once it has so many questions.
SHARE, FROM_QUESTIONS = 1 / 3, 6
#: Of so many true–false questions or more, this share at least has each key.
BALANCE, FROM_TRUE_FALSE = 1 / 4, 4


@rule("W301", "many true–false questions", f"{HDR}, guideline 9; {NBME}")
def true_false_share(bank: Sequence[Item]) -> Iterator[Found]:
    """Half of all guesses are right. More than a third of a quiz is reported. Any of these questions may allow it."""
    for quiz in _quizzes(bank):
        asked = [item for item in quiz if item.is_statement]
        allowed = int(len(quiz) * SHARE)
        if len(quiz) >= FROM_QUESTIONS and len(asked) > allowed:
            more = count(len(asked) - allowed, "more question", "more questions")
            help = f"ask {more} in another type: half of all guesses are right"
            message = f"{len(asked)} of {len(quiz)} questions of the quiz are true–false"
            yield Found(asked[allowed], Flaw(message, ("type",), help), tuple(asked))


@rule("W302", "true–false questions with one key", f"{HDR}, guideline 20")
def true_false_balance(bank: Sequence[Item]) -> Iterator[Found]:
    """Of four or more statements, in a quiz or in the bank, at least a quarter should have the other key, or learners
    will guess by habit. Any of these questions may allow it.
    """
    one_sided = [found for quiz in _quizzes(bank) for found in _balance(quiz, "quiz")]
    # Where a quiz is, it makes the bank so: that is one thing to mend, not two.
    yield from one_sided or _balance(bank, "bank")


def _balance(items: Sequence[Item], of: str) -> Iterator[Found]:
    asked = [item for item in items if item.is_statement]
    if len(asked) < FROM_TRUE_FALSE:
        return
    (common, number), *_ = Counter(item.question.key() for item in asked).most_common(1)
    if len(asked) - number < len(asked) * BALANCE:
        item = next(item for item in asked if item.question.key() == common)
        message = (
            f"`{common.lower()}` is the key of {number} of {len(asked)} true–false questions of the {of}"
        )
        flaw = Flaw(message, ("answer",), "turn some of the statements round")
        yield Found(item, flaw, tuple(asked))


def _quizzes(bank: Sequence[Item]) -> list[list[Item]]:
    quizzes = defaultdict(list)
    for item in bank:
        quizzes[item.quiz].append(item)
    return list(quizzes.values())


RULES: tuple[BankRule, ...] = (true_false_share, true_false_balance)
