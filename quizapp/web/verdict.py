"""What is shown of a question once its answer is recorded: on its own page, and in the result."""

from dataclasses import dataclass

from quizapp.content.question import Question
from quizapp.content.revision import PassageText, Revision
from quizapp.language.grounds import locate, locate_phrase
from quizapp.records.values import Item
from quizapp.stats.scores import Score


@dataclass(frozen=True)
class Sign:
    """How a state of an answer is told: a shape, for those who see no colour, and words."""

    shape: str
    word: str


SIGNS = {
    "right": Sign("✓", "Right"),
    "partly": Sign("◐", "Partly right"),
    "wrong": Sign("✗", "Not this time"),
    "blank": Sign("–", "Not answered"),
}


@dataclass(frozen=True)
class Cited:
    """A passage behind an answer, in pieces: (text, whether it is the evidence)."""

    passage: PassageText
    pieces: list[tuple[str, bool]]


@dataclass(frozen=True)
class Verdict:
    """Everything is what was recorded, not what today's code would make of it."""

    prompt: str
    state: str
    feedback: str
    earned: str
    """What the question earned, where that does not follow from the state: an empty text where it does."""
    given: str
    key: str
    explanation: str
    inferred: str | None
    passages: list[Cited]

    @property
    def sign(self) -> Sign:
        return SIGNS[self.state]


def verdict(item: Item, pinned: Revision) -> Verdict:
    question, grade = pinned.question, item.grade
    return Verdict(
        prompt=question.prompt,
        state=grade.state if grade else "blank",
        feedback=grade.feedback if grade else item.last.why if item.last else "",
        earned=_earned(item),
        given=question.say(item.response) if grade and item.response is not None else "",
        key=question.key(),
        explanation=question.explanation,
        inferred=question.inferred,
        passages=[Cited(passage, _pieces(passage.text, question)) for passage in pinned.passages],
    )


def _earned(item: Item) -> str:
    """`0.67 of a point, at the second try`."""
    grade = item.grade
    if not grade or (item.tries == 1 and item.points in (0.0, 1.0)):
        return ""
    at_try = {2: ", at the second try", 3: ", at the third try"}.get(item.tries, "")
    if item.points > 0 and grade.state == "wrong":
        at_try = ", from an earlier try"
    points = Score(item.points, 1).shown
    return f"{'No' if points == '0' else points} {'point' if points in ('0', '1') else 'of a point'}{at_try}."


def _pieces(text: str, question: Question) -> list[tuple[str, bool]]:
    """The passage cut where the evidence starts and ends; the key's own words where no evidence is given."""
    evidence = [locate(words, text) for words in question.evidence]
    spans = sorted(filter(None, evidence or [locate_phrase(claim, text) for _, claim in question.claims()]))
    pieces, done = [], 0
    for start, end in spans:
        if end > done:
            pieces += [(text[done : max(start, done)], False), (text[max(start, done) : end], True)]
            done = end
    return [(piece, marked) for piece, marked in [*pieces, (text[done:], False)] if piece]
