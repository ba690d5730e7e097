"""Reading the notes on articles."""

from dataclasses import dataclass

from flask import Blueprint, abort, render_template, request
from markupsafe import Markup, escape

from quizapp.bank.reader import AskedPassage
from quizapp.bank.refresh import Bank
from quizapp.content.article import Article, anchor, outline
from quizapp.content.timeline import timeline as in_order_of_time
from quizapp.web.services import fresh_bank, learner_id, services

blueprint = Blueprint("read", __name__)
blueprint.add_app_template_filter(anchor)


#: How many quizzes an article's page names at its end.
NAMED = 60


@dataclass(frozen=True)
class PassageView:
    """Who asks about a passage, and how the learner did on these questions."""

    asked: AskedPassage
    answered: int
    right: int


@blueprint.get("/read")
def articles() -> str:
    bank = fresh_bank()
    return render_template(
        "read/articles.html", articles=bank.articles(), quizzes=bank.quiz_counts(), dated=bank.dated()
    )


@blueprint.get("/read/<path:id>")
def article(id: str) -> str:
    bank = fresh_bank()
    found = _found(bank, id)
    quizzes = bank.quizzes_on(id, NAMED + 1)
    return render_template(
        "read/article.html",
        id=id,
        article=found,
        chapters=outline(section.title for section in found.sections),
        views=_views(bank, id),
        dated=any(passage.when for _, passage in found.passages()),
        quizzes=quizzes[:NAMED],
        more=len(quizzes) > NAMED,
    )


def _views(bank: Bank, article: str) -> dict[str, PassageView]:
    """Each passage of an article by its id, as the learner knows it."""
    latest = services().records.latest(learner_id()) if learner_id() else {}
    results: dict[str, list[float]] = {}
    for passage, quiz, question in bank.citations(article, {quiz for quiz, _ in latest}):
        if (quiz, question) in latest:
            results.setdefault(passage, []).append(latest[quiz, question])
    return {
        asked.id: PassageView(
            asked, len(results.get(asked.id, ())), sum(result >= 1 for result in results.get(asked.id, ()))
        )
        for one in bank.asked(article)
        for asked in one.passages
    }


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
