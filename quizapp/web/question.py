"""A question of an attempt: asked, answered, and shown with its verdict."""

from dataclasses import dataclass

from flask import Blueprint, abort, current_app, redirect, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from quizapp.content.question.base import Form
from quizapp.content.question.views import Asked, Judged
from quizapp.content.revision import Revision
from quizapp.records.values import Attempt, Item, Mode
from quizapp.taking import attempt as taking
from quizapp.taking import exam, practice, scoring, sent
from quizapp.taking.outcome import Refused
from quizapp.web import pictures
from quizapp.web.services import attempt_or_404, services
from quizapp.web.verdict import Verdict, verdict

blueprint = Blueprint("question", __name__)

#: So many questions of an attempt are shown at once in the bar over them, lest a page cost more in a long one.
BLOCK = 30


@dataclass(frozen=True)
class Mark:
    """A question of a test, to go to."""

    position: int
    state: str
    flagged: bool
    here: bool


@dataclass(frozen=True)
class Jumps:
    """The questions of a test that can be gone to from one of them: those of its block, and the next to it."""

    marks: list[Mark]
    earlier: int | None
    later: int | None

    @property
    def flagged(self) -> bool:
        return any(mark.here and mark.flagged for mark in self.marks)


@dataclass(frozen=True)
class Page:
    """What every page of a question shows."""

    attempt: str
    title: str
    mode: Mode
    position: int
    count: int
    path: Markup
    right: int
    prompt: str
    scripts: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        return f"Question {self.position} of {self.count}"


@dataclass(frozen=True)
class Again:
    """What is said before a further try."""

    partly: bool
    feedback: str
    remarks: list[str]
    worth: str


@dataclass(frozen=True)
class Asking:
    """A question that waits for an answer."""

    task: str
    view: Asked
    try_number: int
    shown: int
    in_sight: int | None
    certain: bool
    sure: str
    hints: tuple[str, ...]
    more_hints: bool
    given: bool
    jumps: Jumps | None = None
    again: Again | None = None
    error: str = ""
    kept: bool = False
    close: bool = False


@dataclass(frozen=True)
class Answered:
    """A question whose answer is recorded."""

    view: Judged
    verdict: Verdict
    earlier: bool
    over: bool
    following: str


@blueprint.get("/attempt/<id>")
def go_on(id: str) -> Response:
    return redirect(place_after(attempt_or_404(id, 1, 1), 0), 303)


@blueprint.get("/attempt/<id>/<int:position>")
def question(id: str, position: int) -> Response | str:
    attempt = _at(id, position, _block(position))
    if attempt.over and attempt.sheet.mode == "test":
        return redirect(url_for("result.result", id=id), 303)
    return _shown(attempt, attempt.item(position))


@blueprint.post("/attempt/<id>/<int:position>")
def answer(id: str, position: int) -> Response | tuple[str, int]:
    attempt = _at(id, position, range(position, position + 1))
    item = attempt.item(position)
    form = request.form.to_dict(flat=False)
    if "skip" in form:
        return redirect(place_after(attempt, position), 303)
    if "hint" in form:
        return _page(id, position, hints=_hints(form, "hint")), 200
    if attempt.sheet.mode == "practice":
        return _answer_in_practice(attempt, item, form)
    return _answer_in_test(attempt, item, form)


def _answer_in_practice(attempt: Attempt, item: Item, form: Form) -> Response | tuple[str, int]:
    outcome = practice.answer(services().records, attempt, item, form, services().clock())
    if isinstance(outcome, Refused):
        return _page(attempt.id, item.position, outcome, _hints(form, "hints")), 422
    earlier = "yes" if outcome.earlier else None
    there = url_for(
        "question.question", id=attempt.id, position=item.position, earlier=earlier, _anchor="verdict"
    )
    return redirect(there, 303)


def _answer_in_test(attempt: Attempt, item: Item, form: Form) -> Response | tuple[str, int]:
    outcome = exam.answer(services().records, attempt, item, form, services().clock())
    if isinstance(outcome, Refused) and (form.get("go") == ["next"] or not outcome.kept):
        return _page(attempt.id, item.position, outcome), 422
    if "flag" in form and not attempt.over:
        services().records.flag(attempt, item.position, form["flag"] == ["1"])
    return redirect(_wanted(attempt, item.position), 303)


def _wanted(attempt: Attempt, position: int) -> str:
    """Where the button that was pressed leads in a test: to another question, or to handing in."""
    go = request.form.get("go", "")
    if go == "hand-in" or (go == "next" and position == attempt.count):
        return url_for("hand_in.hand_in", id=attempt.id)
    if go == "next":
        position += 1
    elif go.isdecimal() and len(go) < 6 and 1 <= int(go) <= attempt.count:
        position = int(go)
    return url_for("question.question", id=attempt.id, position=position)


def place_after(attempt: Attempt, position: int) -> str:
    """Where the learner goes on: the next open question, the list before handing in, or the result."""
    if attempt.over:
        return url_for("result.result", id=attempt.id)
    following = taking.next_open(services().records, attempt, position)
    if following is None:
        return url_for("hand_in.hand_in", id=attempt.id)
    return url_for("question.question", id=attempt.id, position=following)


def _at(id: str, position: int, around: range) -> Attempt:
    """An attempt that has this position, as it stands at the positions `around` it."""
    attempt = attempt_or_404(id, around.start, around.stop - 1)
    if not 1 <= position <= attempt.count:
        abort(404)
    return attempt


def _page(id: str, position: int, refused: Refused | None = None, hints: int = 0) -> str:
    """The page once more, of a form that recorded nothing that can be shown by itself."""
    attempt = _at(id, position, _block(position))
    return _shown(attempt, attempt.item(position), refused, hints)


def _shown(attempt: Attempt, item: Item, refused: Refused | None = None, hints: int = 0) -> str:
    pinned = services().records.revision(item.asked.digest)
    question = pinned.question
    if taking.reveals(attempt, item):
        page = _frame(attempt, item, pinned)
        return _rendered(question.form, page=page, done=_answered(attempt, item, pinned))
    page = _frame(attempt, item, pinned, question.scripts)
    return _rendered(question.form, page=page, ask=_asking(attempt, item, pinned, refused, hints))


def _rendered(form: str, **values: object) -> str:
    """Without what Flask adds to each template (request, session …): these need none of it, and are asked for most."""
    return current_app.jinja_env.get_template(f"question/{form}.html").render(values)


def _block(position: int) -> range:
    """The positions that are shown together with this one."""
    first = (position - 1) // BLOCK * BLOCK + 1
    return range(first, first + BLOCK)


def _block_of(attempt: Attempt, position: int) -> range:
    """Those of them that the attempt has."""
    block = _block(position)
    return range(block.start, min(block.stop, attempt.count + 1))


def _frame(attempt: Attempt, item: Item, pinned: Revision, scripts: tuple[str, ...] = ()) -> Page:
    block = _block_of(attempt, item.position)
    states = [_state(attempt, position) for position in block]
    # Of a long attempt the others are not read, and so not counted.
    right = states.count("right") if len(states) == attempt.count else 0
    return Page(
        attempt.id,
        attempt.sheet.title,
        attempt.sheet.mode,
        item.position,
        attempt.count,
        pictures.path(states, item.position - block.start),
        right,
        pinned.question.prompt,
        scripts,
    )


def _state(attempt: Attempt, position: int) -> str:
    """What the page of any question may tell of this one."""
    last = attempt.last.get(position)
    if last is None or last.kind == "cleared":
        return "open"
    if last.kind == "draft":
        return "unfinished"
    return last.grade.state if last.grade and (last.final or attempt.over) else "answered"


def _jumps(attempt: Attempt, here: int) -> Jumps:
    block = _block_of(attempt, here)
    marks = [
        Mark(position, _state(attempt, position), position in attempt.flagged, position == here)
        for position in block
    ]
    later = block.stop if block.stop <= attempt.count else None
    return Jumps(marks, block.start - 1 or None, later)


def _asking(attempt: Attempt, item: Item, pinned: Revision, refused: Refused | None, hints: int) -> Asking:
    question, posted = pinned.question, request.method == "POST"
    practising = attempt.sheet.mode == "practice"
    form = request.form.to_dict(flat=False)
    given = question.keep(form, item.layout) if posted else item.response
    unrecorded: Form = {} if refused and refused.kept else form
    waiting = refused is None and item.draft and item.last
    return Asking(
        task=question.task(),
        view=question.show(item.layout, given),
        try_number=item.tries + 1,
        shown=sent.shown(unrecorded) or round(services().clock().timestamp() * 1000),
        in_sight=sent.in_sight(unrecorded),
        certain=attempt.sheet.certain,
        sure=request.form.get(sent.CERTAINTY, "") if posted else str(_certainty(item) or ""),
        hints=question.hints[:hints] if practising else (),
        more_hints=practising and hints < len(question.hints),
        given=item.answered or item.draft,
        jumps=None if practising else _jumps(attempt, item.position),
        again=_again(item, pinned) if practising and item.answered and not refused else None,
        error=refused.why if refused else waiting.why if waiting else "",
        kept=refused.kept if refused else bool(waiting),
        close=refused is not None and refused.close,
    )


def _again(item: Item, pinned: Revision) -> Again:
    grade = item.grade
    return Again(
        partly=grade is not None and grade.state == "partly",
        feedback=grade.feedback if grade else "",
        remarks=pinned.question.remarks(item.response) if item.response is not None else [],
        worth=str(scoring.max_points(item.tries + 1)),
    )


def _certainty(item: Item) -> int | None:
    return item.last.certainty if item.last else None


def _answered(attempt: Attempt, item: Item, pinned: Revision) -> Answered:
    response = item.response if item.grade else None
    return Answered(
        pinned.question.review(item.layout, response, item.grade),
        verdict(item, pinned),
        "earlier" in request.args,
        attempt.over,
        place_after(attempt, item.position),
    )


def _hints(form: Form, field: str) -> int:
    """How many hints are asked for, or were shown before."""
    given = "".join(form.get(field, ())[:1])
    return int(given) if given.isdecimal() and len(given) < 3 else 0
