"""The result of an attempt, and practising what was missed in it."""

from random import SystemRandom

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from quizapp.records.values import Attempt
from quizapp.stats import scores
from quizapp.stats.certainty import by_certainty
from quizapp.stats.scores import Score
from quizapp.taking import attempt as taking
from quizapp.web.question import place_after
from quizapp.web.services import attempt_or_404, fresh_bank, services
from quizapp.web.verdict import verdict

blueprint = Blueprint("result", __name__)


@blueprint.get("/attempt/<id>/result")
def result(id: str) -> Response | str:
    attempt, records = attempt_or_404(id), services().records
    if not attempt.over:
        return redirect(place_after(attempt, 0), 303)
    return render_template(
        "result.html",
        attempt=attempt,
        verdicts=[verdict(item, records.revision(item.asked.digest)) for item in attempt.items],
        score=scores.score(item.points for item in attempt.items),
        best=_best_before(attempt),
        missed=len(taking.missed(attempt)),
        certainty=by_certainty(records.calibration(attempt.sheet.learner, id)),
        seconds=records.seconds(attempt),
        there=services().bank.quiz(attempt.sheet.quiz),
    )


def _best_before(attempt: Attempt) -> Score | None:
    """The best of the other results of the same quiz."""
    if attempt.sheet.partial:
        return None
    results = services().records.results(attempt.sheet.learner, attempt.sheet.quiz)
    others = [Score(one.points, one.count) for one in results if one.attempt != attempt.id]
    return max(others, key=lambda score: score.percent, default=None)


@blueprint.post("/attempt/<id>/again")
def again(id: str) -> Response:
    """Practise the questions missed."""
    attempt = attempt_or_404(id)
    if not attempt.over:
        abort(404)
    try:
        practice = taking.practise(
            fresh_bank(),
            services().records,
            attempt.sheet.learner,
            attempt.sheet.quiz,
            taking.missed(attempt),
            SystemRandom(),
            services().clock(),
        )
    except taking.NotOffered:
        abort(404)
    return redirect(url_for("question.question", id=practice, position=1), 303)
