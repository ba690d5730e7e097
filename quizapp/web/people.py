"""Learners: a name on this computer, kept in a cookie; no password."""

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from quizapp.records.values import Learner
from quizapp.web.services import from_this_computer, learner_id, services

blueprint = Blueprint("people", __name__)

MAX_NAME = 60


GUEST = "Guest"


def learner_name() -> str:
    """For pages: the name of the learner."""
    return session.get("name") or GUEST


def current_or_new_learner() -> str:
    """The id of the learner to record for; who has given no name is recorded as a guest."""
    id = learner_id()
    if not id or services().records.learner(id) is None:
        id = _sign_in(services().records.add_learner(None, services().clock()))
    return id


@blueprint.get("/learner")
def learners() -> str:
    return _page()


@blueprint.post("/learner/choose")
def choose() -> Response:
    id = request.form.get("id", "")
    chosen = next((learner for learner in _choosable() if learner.id == id), None)
    if chosen is None:
        abort(404)
    _sign_in(chosen)
    return redirect(url_for("home.home"), 303)


@blueprint.post("/learner/add")
def add() -> Response | tuple[str, int]:
    try:
        name = _new_name()
    except ValueError as error:
        return _page("add", str(error)), 422
    _sign_in(services().records.add_learner(name, services().clock()))
    return redirect(url_for("home.home"), 303)


@blueprint.post("/learner/rename")
def rename() -> Response | tuple[str, int]:
    id = current_or_new_learner()
    try:
        name = _new_name(but=id)
    except ValueError as error:
        return _page("rename", str(error)), 422
    services().records.rename_learner(id, name)
    _sign_in(Learner(id, name))
    return redirect(url_for("home.home"), 303)


@blueprint.post("/learner/delete")
def delete() -> Response | tuple[str, int]:
    """Forget the learner who asks for it."""
    id = learner_id()
    if "sure" not in request.form:
        return _page("delete", "tick the box first: this cannot be taken back."), 422
    services().records.delete_learner(id, services().clock())
    session.pop("learner", None)
    session.pop("name", None)
    session["known"] = [known for known in session.get("known", []) if known != id]
    return redirect(url_for("home.home"), 303)


def _page(error: str = "", why: str = "") -> str:
    return render_template(
        "people.html",
        learners=_choosable(),
        current=learner_id(),
        error=error,
        why=why,
        max_name=MAX_NAME,
        typed=request.form.get("name", ""),
    )


def _new_name(but: str = "") -> str:
    """The name in the form. Raises ValueError with what is wrong with it, for the learner."""
    name = " ".join(request.form.get("name", "").split())
    if not 1 <= len(name) <= MAX_NAME or not name.isprintable():
        raise ValueError(f"type a name of 1 to {MAX_NAME} characters.")
    taken = {(one.name or "").casefold() for one in _choosable() if one.id != but}
    if name.casefold() in taken:
        raise ValueError(f"there is somebody called {name} already: choose that name above, or type another.")
    return name


def _choosable() -> list[Learner]:
    """Everybody on this computer; over a network, only those whom this browser has added."""
    if from_this_computer():
        return services().records.learners()
    return services().records.learners(session.get("known", []))


def _sign_in(learner: Learner) -> str:
    session.permanent = True
    session["learner"] = learner.id
    session["name"] = learner.name
    session["known"] = [*(id for id in session.get("known", []) if id != learner.id), learner.id][-20:]
    return learner.id
