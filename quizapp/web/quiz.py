"""The page of a quiz, on which it is started."""

from random import SystemRandom

from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from quizapp.content.article import outline
from quizapp.stats.scores import Score
from quizapp.taking import attempt as taking
from quizapp.web.people import current_or_new_learner
from quizapp.web.question import place_after
from quizapp.web.services import attempt_or_404, fresh_bank, learner_id, services

blueprint = Blueprint("quiz", __name__)


@blueprint.get("/quiz/<path:id>")
def quiz(id: str) -> str:
    bank, records, learner = fresh_bank(), services().records, learner_id()
    entry = bank.quiz(id)
    if not entry:
        abort(404)
    results = [Score(one.points, one.count) for one in records.results(learner, id)] if learner else []
    begun = [one for one in records.open_attempts(learner) if one.quiz == id] if learner else []
    return render_template(
        "quiz.html",
        quiz=entry,
        modes=taking.modes(entry),
        best=max(results, key=lambda result: result.percent, default=None),
        times=len(results),
        open_attempts=begun,
        anew=any(not one.partial for one in begun),
        titles={article.id: article.title for article in bank.articles()},
        reading={article: outline(sections) for article, sections in bank.reading(id).items()},
    )


@blueprint.post("/quiz/<path:id>")
def start(id: str) -> Response:
    form = request.form
    try:
        attempt = taking.start(
            fresh_bank(),
            services().records,
            current_or_new_learner(),
            id,
            form.get("mode", "practice"),
            SystemRandom(),
            services().clock(),
            certain="certain" in form,
            anew="anew" in form,
        )
    except taking.NotOffered:
        abort(404)
    return redirect(place_after(attempt_or_404(attempt), 0), 303)
