"""Reading the notes on articles."""

from dataclasses import dataclass

from flask import Blueprint, abort, render_template, request
from markupsafe import Markup, escape

from quizapp.article import Passage
from quizapp.web.shared import fresh_bank, learner_id, services

blueprint = Blueprint("read", __name__)


@dataclass(frozen=True)
class PassageView:
    """A passage, and how the learner did on the questions that cite it."""

    passage: Passage
    asked: int
    answered: int
    right: int


@blueprint.get("/read")
def articles() -> str:
    return render_template("read/articles.html", articles=fresh_bank().contents())


@blueprint.get("/read/<path:id>")
def article(id: str) -> str:
    bank = fresh_bank()
    found = bank.article(id)
    if not found:
        abort(404)
    citing = bank.citations(id)
    latest = services().records.latest(learner_id()) if learner_id() else {}
    sections = []
    for section in found.sections:
        views = []
        for passage in section.passages:
            questions = citing.get(passage.id, [])
            results = [latest[key] for key in questions if key in latest]
            right = sum(result >= 1 for result in results)
            views.append(PassageView(passage, len(questions), len(results), right))
        sections.append((section.title, views))
    quizzes = [quiz for entry in bank.contents() for quiz in entry.quizzes if id in quiz.articles]
    return render_template("read/article.html", article=found, sections=sections, quizzes=quizzes)


@blueprint.get("/search")
def search() -> str:
    words = request.args.get("q", "")[:200]
    hits = [(hit, _marked(hit.excerpt)) for hit in fresh_bank().search(words)]
    return render_template("read/search.html", words=words, hits=hits)


def _marked(excerpt: str) -> Markup:
    """The excerpt with the words found in <mark>."""
    return Markup(str(escape(excerpt)).replace("\2", "<mark>").replace("\3", "</mark>"))  # noqa: S704
