"""What a learner has done, and how well they know what they know."""

from flask import Blueprint, render_template

from quizapp.stats.certainty import by_certainty
from quizapp.stats.scores import Score
from quizapp.web.services import learner_id, services

blueprint = Blueprint("progress", __name__)


@blueprint.get("/progress")
def progress() -> str:
    records, learner = services().records, learner_id()
    latest = records.latest(learner)
    return render_template(
        "progress.html",
        past=[(one, Score(one.points, one.count)) for one in records.history(learner)],
        answered=len(latest),
        right=sum(fraction >= 1 for fraction in latest.values()),
        calibration=by_certainty(records.calibration(learner)),
    )
