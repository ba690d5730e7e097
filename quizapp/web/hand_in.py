"""Handing in a test, ending a practice, and throwing either away."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from quizapp.web.services import attempt_or_404, services

blueprint = Blueprint("hand_in", __name__)


@dataclass(frozen=True)
class Row:
    """A question on the overview: `state` is answered, unfinished or open."""

    position: int
    prompt: str
    state: str
    why: str
    flagged: bool


@blueprint.get("/attempt/<id>/hand-in")
def hand_in(id: str) -> Response | str:
    attempt, records = attempt_or_404(id), services().records
    if attempt.over:
        return redirect(url_for("result.result", id=id), 303)
    rows = [
        Row(
            item.position,
            records.revision(item.asked.digest).question.prompt,
            "answered" if item.answered else "unfinished" if item.draft else "open",
            item.last.why if item.last else "",
            item.flagged,
        )
        for item in attempt.items
    ]
    return render_template(
        "hand_in.html",
        attempt=attempt,
        rows=rows,
        open=sum(row.state != "answered" for row in rows),
        answered=sum(row.state == "answered" for row in rows),
    )


@blueprint.post("/attempt/<id>/hand-in")
def finish(id: str) -> Response:
    services().records.finish(attempt_or_404(id, 1, 1), services().clock())
    return redirect(url_for("result.result", id=id), 303)


@blueprint.post("/attempt/<id>/discard")
def discard(id: str) -> Response:
    """Throw an attempt away. One that is over stays: it is a result."""
    attempt = attempt_or_404(id, 1, 1)
    if attempt.over:
        return redirect(url_for("result.result", id=id), 303)
    services().records.finish(attempt, services().clock(), discarded=True)
    return redirect(url_for("quiz.quiz", id=attempt.sheet.quiz), 303)
