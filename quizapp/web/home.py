"""The contents page: what there is to take, and what was begun."""

from dataclasses import dataclass

from flask import Blueprint, render_template, request

from quizapp.bank.reader import ArticleEntry, Contents, QuizEntry, Reader
from quizapp.stats import scores
from quizapp.web.services import fresh_bank, is_educator, learner_id, services

blueprint = Blueprint("home", __name__)

#: How many open attempts the page offers to go on with, and how many quizzes of an article it names at first.
OPEN, NAMED = 3, 60


@dataclass(frozen=True)
class Row:
    """A quiz on the page; `known` of its questions were right the last time."""

    quiz: QuizEntry
    known: int


@dataclass(frozen=True)
class Section:
    """The quizzes on an article alone, or, under no article, those across several; `more` are not named."""

    article: ArticleEntry | None
    rows: list[Row]
    more: int


@blueprint.get("/")
def home() -> str:
    bank, records, learner = fresh_bank(), services().records, learner_id()
    latest = records.latest(learner) if learner else {}
    sections = _sections(bank, bank.contents(NAMED, request.args.get("all")), latest)
    return render_template(
        "home.html",
        articles=sum(section.article is not None for section in sections),
        sections=sections,
        questions=bank.count(),
        open_attempts=records.open_attempts(learner)[:OPEN] if learner else [],
        problems=bank.problems() if is_educator() else [],
        root=bank.root if is_educator() else None,
    )


def _sections(bank: Reader, contents: list[Contents], latest: dict[tuple[str, str], float]) -> list[Section]:
    """The contents with what the learner knows."""
    ids = bank.question_ids({quiz for quiz, _ in latest})
    return [
        Section(
            one.article,
            [Row(quiz, scores.known(latest, quiz.id, ids.get(quiz.id, ()))) for quiz in one.quizzes],
            one.more,
        )
        for one in contents
    ]
