"""The queries, made once: building one takes longer than running it."""

import sqlalchemy as sa

from quizapp.records.tables import answers, attempts, items, revisions
from quizapp.stats import PENALTY, ROUNDING

_other = answers.alias("newer")
#: Joins an item to the last of its answers.
_IS_LAST = sa.and_(
    answers.c.item == items.c.id,
    ~sa.exists().where(_other.c.item == answers.c.item, _other.c["try"] > answers.c["try"]),
)
_IS_FIRST = ~sa.exists().where(_other.c.item == answers.c.item, _other.c["try"] < answers.c["try"])
_BY_LEARNER = attempts.c.learner == sa.bindparam("learner")
_ANSWERED = sa.func.count(answers.c.response).label("answered")
_ASKED = sa.func.count(items.c.id).label("asked")
#: In practice an answer is final when it is the last, or no further try could better it: see Attempt.final.
_FINAL = sa.and_(
    attempts.c.mode == "practice",
    answers.c.response.is_not(None),
    sa.or_(
        answers.c["try"] >= attempts.c.tries,
        answers.c.fraction >= 1 - ROUNDING - answers.c["try"] * sa.literal(float(PENALTY), sa.Float),
    ),
)
#: An attempt is over when it was ended, or when every answer of a practice is final.
_OVER = sa.or_(attempts.c.finished.is_not(None), sa.func.count(sa.case((_FINAL, 1))) == _ASKED.element)

#: The columns of a store.Item, in the order of its fields.
ITEM = (
    items.c.id,
    items.c.position,
    items.c.quiz,
    items.c.question,
    items.c.digest,
    items.c.layout,
    items.c.flagged,
    sa.func.coalesce(answers.c["try"], 0).label("tries"),
    answers.c.response,
    answers.c.fraction,
    answers.c.at,
    answers.c.certainty,
)
ATTEMPT = (
    sa.select(
        *ITEM,
        attempts.c.quiz.label("attempt_quiz"),
        attempts.c.title,
        attempts.c.mode,
        attempts.c.partial,
        attempts.c.tries.label("allowed"),  # `tries` is how many an item has had
        attempts.c.certain,
        attempts.c.started,
        attempts.c.finished,
    )
    .select_from(attempts.join(items).outerjoin(answers, _IS_LAST))
    .where(attempts.c.id == sa.bindparam("id"), _BY_LEARNER)
    .order_by(items.c.position)
)
REVISION = sa.select(revisions.c.body).where(revisions.c.digest == sa.bindparam("digest"))
#: One statement, so that nothing can be handed in between looking and adding; the lock is PostgreSQL's.
ANSWER = (
    answers.insert()
    .from_select(
        ["item", "try", "response", "fraction", "at", "certainty"],
        sa.select(
            items.c.id,
            sa.bindparam("try", type_=sa.Integer),
            sa.bindparam("response", type_=sa.Text),
            sa.bindparam("fraction", type_=sa.Float),
            sa.bindparam("at", type_=sa.BigInteger),
            sa.bindparam("certainty", type_=sa.Integer),
        )
        .select_from(items.join(attempts))
        .where(items.c.id == sa.bindparam("item_id"), attempts.c.finished.is_(None))
        .with_for_update(read=True, of=attempts),
        include_defaults=False,
    )
    .execution_options(preserve_rowcount=True)
)
OPEN = (
    sa.select(attempts.c.id, attempts.c.quiz, attempts.c.title, attempts.c.mode, _ANSWERED, _ASKED)
    .select_from(attempts.join(items).outerjoin(answers, _IS_LAST))
    .where(_BY_LEARNER, attempts.c.finished.is_(None))
    .group_by(attempts.c.id)
    .having(~_OVER)
    .order_by(attempts.c.started.desc())
)
RESULTS = (
    sa.select(
        attempts.c.id,
        sa.func.coalesce(sa.func.sum(answers.c.fraction), 0).label("points"),
        _ASKED,
    )
    .select_from(attempts.join(items).outerjoin(answers, _IS_LAST))
    .where(_BY_LEARNER, attempts.c.quiz == sa.bindparam("quiz"), attempts.c.partial.is_(False))
    .group_by(attempts.c.id)
    .having(_OVER)
    .order_by(attempts.c.started)
)
_numbered = (
    sa.select(
        items.c.quiz,
        items.c.question,
        answers.c.fraction,
        sa.func.row_number()
        .over(partition_by=(items.c.quiz, items.c.question), order_by=answers.c.id.desc())
        .label("age"),
    )
    .select_from(attempts.join(items).join(answers, _IS_LAST))
    .where(
        _BY_LEARNER,
        answers.c.response.is_not(None),
        sa.or_(attempts.c.mode == "practice", attempts.c.finished.is_not(None)),
    )
    .subquery()
)
HISTORY = (
    sa.select(
        attempts.c.id,
        attempts.c.title,
        attempts.c.mode,
        attempts.c.partial,
        attempts.c.started,
        sa.func.coalesce(sa.func.sum(answers.c.fraction), 0).label("points"),
        _ASKED,
    )
    .select_from(attempts.join(items).outerjoin(answers, _IS_LAST))
    .where(_BY_LEARNER)
    .group_by(attempts.c.id)
    .having(_OVER)
    .order_by(attempts.c.started.desc())
    .limit(sa.bindparam("limit"))
)
#: In practice first tries alone: how sure somebody was before any feedback. In a test what was handed in.
CALIBRATION = (
    sa.select(answers.c.certainty, answers.c.fraction)
    .select_from(attempts.join(items).join(answers))
    .where(
        _BY_LEARNER,
        answers.c.certainty.is_not(None),
        answers.c.response.is_not(None),
        sa.or_(
            sa.and_(attempts.c.mode == "practice", _IS_FIRST),
            sa.and_(attempts.c.mode == "test", attempts.c.finished.is_not(None), _IS_LAST),
        ),
    )
)
LATEST = sa.select(_numbered.c.quiz, _numbered.c.question, _numbered.c.fraction).where(_numbered.c.age == 1)
