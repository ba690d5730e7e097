"""Taking quizzes: contents, start, question, result."""

from dataclasses import dataclass
from random import SystemRandom

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quizapp import attempt as rules
from quizapp import stats
from quizapp.bank.reader import ArticleEntry, QuizEntry
from quizapp.bank.refresh import Bank
from quizapp.content import revision
from quizapp.content.article import outline
from quizapp.content.question import Grade, Question
from quizapp.content.question.base import Form, View
from quizapp.content.revision import PassageText, Revision
from quizapp.language.grounds import locate, locate_phrase
from quizapp.records import Attempt, Item
from quizapp.web.people import learner_to_write
from quizapp.web.shared import fresh_bank, is_educator, learner_id, services

blueprint = Blueprint("learn", __name__)


@dataclass(frozen=True)
class Row:
    """A quiz on the contents page; `known` of its questions were right the last time."""

    quiz: QuizEntry
    known: int


@dataclass(frozen=True)
class Section:
    """The quizzes on an article alone, or, under no article, those across several."""

    article: ArticleEntry | None
    rows: list[Row]


@dataclass(frozen=True)
class Cited:
    """A passage behind an answer, in pieces: (text, whether it is the evidence)."""

    passage: PassageText
    pieces: list[tuple[str, bool]]


@dataclass(frozen=True)
class Verdict:
    """What is shown of a question once its answer is recorded."""

    item: Item
    question: Question
    grade: Grade | None
    view: View
    said: str
    key: str
    passages: list[Cited]


@blueprint.get("/")
def home() -> str:
    bank = fresh_bank()
    articles = bank.articles()
    sections = _sections(bank, articles)
    return render_template(
        "learn/home.html",
        articles=articles,
        sections=sections,
        questions=sum(row.quiz.count for section in sections for row in section.rows),
        open_attempts=services().records.open_attempts(learner_id())[:3] if learner_id() else [],
        problems=bank.problems() if is_educator() else [],
        root=bank.root if is_educator() else None,
    )


def _sections(bank: Bank, articles: list[ArticleEntry]) -> list[Section]:
    """The quizzes, in the order of the contents page."""
    latest = services().records.latest(learner_id()) if learner_id() else {}
    ids = bank.question_ids({quiz for quiz, _ in latest})
    on: dict[str | None, list[Row]] = {}
    for quiz in bank.quizzes():
        article = quiz.articles[0] if len(quiz.articles) == 1 else None
        row = Row(quiz, stats.known(latest, quiz.id, ids.get(quiz.id, ())))
        on.setdefault(article, []).append(row)
    across = Section(None, on.get(None, []))
    return [*(Section(article, on.get(article.id, [])) for article in articles), across]


@blueprint.get("/quiz/<path:id>")
def quiz(id: str) -> str:
    bank = fresh_bank()
    return _quiz_page(bank, id)


def _quiz_page(bank: Bank, id: str) -> str:
    entry = bank.quiz(id)
    if not entry:
        abort(404)
    records, learner = services().records, learner_id()
    results = [stats.Score(one.points, one.count) for one in records.results(learner, id)]
    return render_template(
        "learn/quiz.html",
        quiz=entry,
        modes=rules.modes(entry),
        best=max(results, key=lambda result: result.percent, default=None),
        times=len(results),
        open_attempts=[one for one in records.open_attempts(learner) if one.quiz == id] if learner else [],
        titles={article.id: article.title for article in bank.articles()},
        reading={article: outline(sections) for article, sections in bank.reading(id).items()},
    )


@blueprint.post("/quiz/<path:id>")
def start(id: str) -> Response:
    return _start(id, request.form.get("mode", "practice"), certain="certain" in request.form)


def _start(id: str, mode: str, only: list[str] | None = None, *, certain: bool = False) -> Response:
    bank, records, now = fresh_bank(), services().records, services().clock()
    try:
        attempt = rules.start(bank, records, learner_to_write(), id, mode, SystemRandom(), now, only, certain)
    except rules.NotOffered:
        abort(404)
    return redirect(url_for("learn.question", id=attempt, position=1), 303)


@blueprint.get("/attempt/<id>")
def go_on(id: str) -> Response:
    attempt = _attempt(id)
    return redirect(_place_after(attempt, 0), 303)


@blueprint.get("/attempt/<id>/<int:position>")
def question(id: str, position: int) -> Response | str:
    attempt = _attempt(id)
    if attempt.done and attempt.mode == "test":
        return redirect(url_for("learn.result", id=id), 303)
    return _question_page(attempt, _item(attempt, position))


@blueprint.post("/attempt/<id>/<int:position>")
def answer(id: str, position: int) -> Response | tuple[str, int]:
    attempt = _attempt(id)
    item = _item(attempt, position)
    form = request.form.to_dict(flat=False)
    if "skip" in form:
        return redirect(_place_after(attempt, position), 303)
    if "hint" in form:
        return _question_page(attempt, item, hints=_hints(form, "hint")), 200
    outcome = rules.answer(services().records, attempt, item, form, services().clock())
    if isinstance(outcome, rules.Refused):
        return _question_page(attempt, item, outcome, _hints(form, "hints")), 422
    if attempt.mode == "practice":
        earlier = "yes" if outcome.earlier else None
        there = url_for("learn.question", id=id, position=position, earlier=earlier, _anchor="verdict")
        return redirect(there, 303)
    if "flag" in form and not attempt.done:
        services().records.flag(item, form["flag"] == ["1"])
    return redirect(_wanted(attempt, position), 303)


def _hints(form: Form, field: str) -> int:
    """How many hints are asked for, or were shown before."""
    given = "".join(form.get(field, ())[:1])
    return int(given) if given.isdecimal() and len(given) < 3 else 0


def _wanted(attempt: Attempt, position: int) -> str:
    """Where the button that was pressed leads in a test: to another question, or to handing in."""
    go = request.form.get("go", "")
    if go == "hand-in" or (go == "next" and position == len(attempt.items)):
        return url_for("learn.hand_in", id=attempt.id)
    if go == "next":
        position += 1
    elif go in {str(item.position) for item in attempt.items}:
        position = int(go)
    return url_for("learn.question", id=attempt.id, position=position)


@blueprint.get("/attempt/<id>/hand-in")
def hand_in(id: str) -> Response | str:
    attempt = _attempt(id)
    if attempt.done:
        return redirect(url_for("learn.result", id=id), 303)
    prompts = [rules.pinned(services().records, item).question.prompt for item in attempt.items]
    return render_template(
        "learn/hand_in.html", attempt=attempt, rows=list(zip(attempt.items, prompts, strict=True))
    )


@blueprint.post("/attempt/<id>/hand-in")
def finish(id: str) -> Response:
    attempt = _attempt(id)
    if not attempt.done:
        services().records.finish(attempt, services().clock())
    return redirect(url_for("learn.result", id=id), 303)


@blueprint.get("/attempt/<id>/result")
def result(id: str) -> Response | str:
    attempt = _attempt(id)
    if not attempt.done:
        return redirect(_place_after(attempt, 0), 303)
    records = services().records
    revisions = records.revisions(attempt)
    verdicts = [_verdict(attempt, item, revision.read(revisions[item.digest])) for item in attempt.items]
    earlier = [
        stats.Score(one.points, one.count)
        for one in records.results(attempt.learner, attempt.quiz)
        if one.attempt != id and not attempt.partial
    ]
    return render_template(
        "learn/result.html",
        attempt=attempt,
        verdicts=verdicts,
        score=stats.score(item.fraction for item in attempt.items),
        best=max(earlier, key=lambda score: score.percent, default=None),
        missed=len(rules.missed(attempt)),
        certainty=_certainty_rows(attempt),
        seconds=int((attempt.ended - attempt.started).total_seconds()),
        there=services().bank.quiz(attempt.quiz),
    )


def _certainty_rows(attempt: Attempt) -> list[stats.Certainty]:
    """How the answers of each certainty turned out, if they were asked for one."""
    given = [
        (item.certainty, item.fraction)
        for item in attempt.items
        if item.certainty and item.answered and item.fraction is not None
    ]
    return stats.by_certainty(given)


@blueprint.post("/attempt/<id>/again")
def again(id: str) -> Response:
    """Practise the questions missed."""
    attempt = _attempt(id)
    if not attempt.done:
        abort(404)
    return _start(attempt.quiz, "practice", rules.missed(attempt))


def _attempt(id: str) -> Attempt:
    # PostgreSQL takes no U+0000, which an address may have.
    attempt = services().records.attempt(id, learner_id()) if id.isprintable() else None
    if not attempt:
        abort(404)
    return attempt


def _item(attempt: Attempt, position: int) -> Item:
    if not 1 <= position <= len(attempt.items):
        abort(404)
    return attempt.items[position - 1]


def _place_after(attempt: Attempt, position: int) -> str:
    """Where the learner goes on: the next open question, the list before handing in, or the result."""
    if attempt.done:
        return url_for("learn.result", id=attempt.id)
    following = rules.next_open(attempt, position)
    if following is None:
        return url_for("learn.hand_in", id=attempt.id)
    return url_for("learn.question", id=attempt.id, position=following)


def _question_page(attempt: Attempt, item: Item, refused: rules.Refused | None = None, hints: int = 0) -> str:
    pinned = rules.pinned(services().records, item)
    verdict = _verdict(attempt, item, pinned) if rules.reveals(attempt, item) else None
    posted = request.method == "POST"
    shown = pinned.question.keep(request.form.to_dict(flat=False), item.layout) if posted else item.response
    again = attempt.mode == "practice" and item.answered and not verdict
    marks = [_mark(attempt, one) for one in attempt.items]
    return render_template(
        "learn/question.html",
        attempt=attempt,
        item=item,
        question=pinned.question,
        view=pinned.question.show(item.layout, shown),
        verdict=verdict,
        hints=pinned.question.hints[:hints] if attempt.mode == "practice" else (),
        again=again,
        remarks=pinned.question.remarks(item.response) if again and item.response else (),
        worth=stats.worth(item.tries + 1),
        sure=request.form.get("certainty", "") if posted else str(item.certainty or ""),
        error=refused.why if refused else "",
        close=refused is not None and refused.close,
        earlier="earlier" in request.args,
        following=_place_after(attempt, item.position),
        marks=marks,
        right=marks.count("right"),
        path=", ".join(
            f"{number} {_MARKS[mark]}{' (now)' if number == item.position else ''}"
            for number, mark in enumerate(marks, 1)
        ),
    )


#: What the bar over the questions says of each, in words.
_MARKS = {
    "right": "right",
    "partly": "partly right",
    "wrong": "wrong",
    "answered": "answered",
    "open": "open",
}


def _mark(attempt: Attempt, item: Item) -> str:
    """What the bar over the questions may tell of one of them."""
    if not item.answered:
        return "open"
    return Grade(item.fraction or 0).state if rules.reveals(attempt, item) else "answered"


def _verdict(attempt: Attempt, item: Item, pinned: Revision) -> Verdict:
    question = pinned.question
    return Verdict(
        item,
        question,
        rules.grade(attempt, question, item),
        question.review(item.layout, item.response),
        "" if item.response is None else question.say(item.response),
        question.key(),
        [Cited(passage, _pieces(passage.text, question)) for passage in pinned.passages],
    )


def _pieces(text: str, question: Question) -> list[tuple[str, bool]]:
    """The passage cut where the evidence starts and ends; the key's own words where no evidence is given."""
    evidence = [locate(words, text) for words in question.evidence]
    spans = sorted(filter(None, evidence or [locate_phrase(claim, text) for _, claim in question.claims()]))
    pieces, done = [], 0
    for start, end in spans:
        if end > done:
            pieces += [(text[done : max(start, done)], False), (text[max(start, done) : end], True)]
            done = end
    return [(piece, marked) for piece, marked in [*pieces, (text[done:], False)] if piece]
