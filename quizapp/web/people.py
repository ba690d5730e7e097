"""Learners: a name on this computer, kept in a cookie; no password."""

import itertools
from collections.abc import Iterator
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from quizapp.records import Learner
from quizapp.web.shared import from_this_computer, learner_id, services

blueprint = Blueprint("people", __name__)

MAX_NAME = 60


def who() -> dict[str, Any]:
    """For every page: the name of the learner."""
    return {"learner_name": session.get("name", "Guest")}


def learner_to_write() -> str:
    """The learner to record for; who has given no name is recorded as a guest."""
    id = learner_id()
    if not id or services().records.learner(id) is None:
        taken = {learner.name for learner in _choosable()}
        name = next(name for name in _guests() if name not in taken)
        id = _be(services().records.add_learner(name, services().clock()))
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
    _be(chosen)
    return redirect(url_for("learn.home"), 303)


@blueprint.post("/learner/add")
def add() -> Response | tuple[str, int]:
    try:
        name = _new_name()
    except ValueError as error:
        return _page("add", str(error)), 422
    _be(services().records.add_learner(name, services().clock()))
    return redirect(url_for("learn.home"), 303)


@blueprint.post("/learner/rename")
def rename() -> Response | tuple[str, int]:
    id = learner_to_write()
    try:
        name = _new_name(but=id)
    except ValueError as error:
        return _page("rename", str(error)), 422
    services().records.rename_learner(id, name)
    _be(Learner(id, name))
    return redirect(url_for("learn.home"), 303)


def _page(error: str = "", why: str = "") -> str:
    return render_template(
        "people/learner.html",
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
    if any(learner.name.casefold() == name.casefold() and learner.id != but for learner in _choosable()):
        raise ValueError(f"there is somebody called {name} already: choose that name above, or type another.")
    return name


def _guests() -> Iterator[str]:
    yield "Guest"
    yield from (f"Guest {number}" for number in itertools.count(2))


def _choosable() -> list[Learner]:
    """Everybody on this computer; over a network, only those whom this browser has added."""
    if from_this_computer():
        return services().records.learners()
    return services().records.learners(session.get("known", []))


def _be(learner: Learner) -> str:
    session.permanent = True
    session["learner"] = learner.id
    session["name"] = learner.name
    session["known"] = [*(id for id in session.get("known", []) if id != learner.id), learner.id][-20:]
    return learner.id
