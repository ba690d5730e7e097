"""Reading the notes on articles."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, abort, render_template, request
from markupsafe import Markup, escape

from quizapp.bank.reader import QuizEntry
from quizapp.bank.refresh import Bank
from quizapp.content.article import Article, Passage, anchor, outline
from quizapp.content.timeline import timeline as in_order_of_time
from quizapp.web.services import fresh_bank, learner_id, services

blueprint = Blueprint("read", __name__)
blueprint.add_app_template_filter(anchor)


@dataclass(frozen=True)
class PassageView:
    """A passage, the quizzes that ask about it, and how the learner did on their questions."""

    passage: Passage
    quizzes: list[QuizEntry]
    asked: int
    answered: int
    right: int


@blueprint.get("/read")
def articles() -> str:
    bank = fresh_bank()
    quizzes = Counter(article for quiz in bank.quizzes() for article in set(quiz.articles))
    return render_template(
        "read/articles.html", articles=bank.articles(), quizzes=quizzes, dated=bank.dated()
    )


@blueprint.get("/read/<path:id>")
def article(id: str) -> str:
    bank = fresh_bank()
    found = _found(bank, id)
    quizzes = {quiz.id: quiz for quiz in bank.quizzes()}
    citing = bank.citations(id)
    latest = services().records.latest(learner_id()) if learner_id() else {}
    return render_template(
        "read/article.html",
        id=id,
        article=found,
        chapters=outline(section.title for section in found.sections),
        views={
            passage.id: _view(passage, citing.get(passage.id, []), quizzes, latest)
            for _, passage in found.passages()
        },
        dated=any(passage.when for _, passage in found.passages()),
        quizzes=[quiz for quiz in quizzes.values() if id in quiz.articles],
    )


def _view(
    passage: Passage,
    questions: list[tuple[str, str]],
    quizzes: dict[str, QuizEntry],
    latest: Mapping[tuple[str, str], float],
) -> PassageView:
    asking = dict.fromkeys(quiz for quiz, _ in questions)
    results = [latest[key] for key in questions if key in latest]
    right = sum(result >= 1 for result in results)
    return PassageView(passage, [quizzes[quiz] for quiz in asking], len(questions), len(results), right)


@blueprint.get("/timeline/<path:id>")
def timeline(id: str) -> str:
    found = _found(fresh_bank(), id)
    return render_template("read/timeline.html", id=id, article=found, ages=in_order_of_time(found))


def _found(bank: Bank, id: str) -> Article:
    found = bank.article(id)
    if not found:
        abort(404)
    return found


@blueprint.get("/search")
def search() -> str:
    words = request.args.get("q", "")[:200]
    hits = [(hit, _marked(hit.excerpt)) for hit in fresh_bank().search(words)]
    return render_template("read/search.html", words=words, hits=hits)


def _marked(excerpt: str) -> Markup:
    """The excerpt with the words found in <mark>."""
    return Markup(str(escape(excerpt)).replace("\2", "<mark>").replace("\3", "</mark>"))  # noqa: S704
