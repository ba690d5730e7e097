"""The contents page: what there is to take, and what was begun."""

from dataclasses import dataclass

from flask import Blueprint, render_template

from quizapp.bank.reader import ArticleEntry, QuizEntry, Reader
from quizapp.stats import scores
from quizapp.web.services import fresh_bank, is_educator, learner_id, services

blueprint = Blueprint("home", __name__)

#: How many open attempts the page offers to go on with.
SHOWN = 3


@dataclass(frozen=True)
class Row:
    """A quiz on the page; `known` of its questions were right the last time."""

    quiz: QuizEntry
    known: int


@dataclass(frozen=True)
class Section:
    """The quizzes on an article alone, or, under no article, those across several."""

    article: ArticleEntry | None
    rows: list[Row]


@blueprint.get("/")
def home() -> str:
    bank, records, learner = fresh_bank(), services().records, learner_id()
    articles = bank.articles()
    sections = _sections(bank, articles, records.latest(learner) if learner else {})
    return render_template(
        "home.html",
        articles=articles,
        sections=sections,
        questions=sum(row.quiz.count for section in sections for row in section.rows),
        open_attempts=records.open_attempts(learner)[:SHOWN] if learner else [],
        problems=bank.problems() if is_educator() else [],
        root=bank.root if is_educator() else None,
    )


def _sections(
    bank: Reader, articles: list[ArticleEntry], latest: dict[tuple[str, str], float]
) -> list[Section]:
    """The quizzes, in the order of the page."""
    ids = bank.question_ids({quiz for quiz, _ in latest})
    on: dict[str | None, list[Row]] = {}
    for quiz in bank.quizzes():
        article = quiz.articles[0] if len(quiz.articles) == 1 else None
        row = Row(quiz, scores.known(latest, quiz.id, ids.get(quiz.id, ())))
        on.setdefault(article, []).append(row)
    across = Section(None, on.get(None, []))
    return [*(Section(article, on.get(article.id, [])) for article in articles), across]
