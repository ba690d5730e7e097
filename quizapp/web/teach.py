"""For educators: what is wrong with the files, and what the questions ask about.

On this computer everybody is an educator. Served to others as well, these pages need the token that `serve`
prints, once for each browser: as Jupyter does it.
"""

from secrets import compare_digest

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from quizapp.web.services import fresh_bank, is_educator, services

blueprint = Blueprint("teach", __name__)


@blueprint.get("/teach")
def teach() -> Response | str:
    if _shows_token():
        session["educator"] = True
        return redirect(url_for("teach.teach"), 303)  # so that no address in the history has the token
    _educators_only()
    bank = fresh_bank()
    return render_template(
        "teach.html",
        articles=bank.asked(),
        problems=bank.problems(),
        by_token=bool(services().token),
    )


@blueprint.get("/teach/warnings")
def warnings() -> str:
    _educators_only()
    return render_template("warnings.html", warnings=fresh_bank().warnings())


@blueprint.post("/teach/leave")
def leave() -> Response:
    """Be no educator any more, on a computer that learners use too."""
    session.pop("educator", None)
    return redirect(url_for("home.home"), 303)


def _educators_only() -> None:
    if not is_educator():
        abort(
            403,
            "This page is for educators: open it at the address that quizapp printed when it was started.",
        )


def _shows_token() -> bool:
    token, shown = services().token, request.args.get("token", "")
    return bool(token) and compare_digest(shown.encode(), token.encode())
