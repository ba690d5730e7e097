"""What must never be lost: learners, their attempts, and every answer.

Answers are only ever added. Nothing that can be worked out from them is stored: scores are queries. Each
attempt is pinned to the revisions of the questions that it asks, so that editing a bank changes nothing here.
"""

import json
import secrets
from collections import defaultdict
from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa

from quizapp.question import Layout, Response

Mode = Literal["practice", "test"]

metadata = sa.MetaData()

#: Times are milliseconds since 1970 in UTC: the one form that both databases sort and keep alike.
learners = sa.Table(
    "learners",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("name", sa.String(60), nullable=False),
    sa.Column("created", sa.BigInteger, nullable=False),
)
revisions = sa.Table(
    "revisions",
    metadata,
    sa.Column("digest", sa.String(32), primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
)
attempts = sa.Table(
    "attempts",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("learner", sa.ForeignKey("learners.id"), nullable=False),
    sa.Column("quiz", sa.String(255), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("mode", sa.String(16), nullable=False),
    # Whether it asks only some of the quiz's questions (those missed before): it is no result of the quiz.
    sa.Column("partial", sa.Boolean, nullable=False),
    sa.Column("started", sa.BigInteger, nullable=False),
    sa.Column("finished", sa.BigInteger),
    sa.Index("attempts_of_learner", "learner", "quiz"),
)
items = sa.Table(
    "items",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("attempt", sa.ForeignKey("attempts.id"), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("quiz", sa.String(255), nullable=False),
    sa.Column("question", sa.String(80), nullable=False),
    sa.Column("digest", sa.ForeignKey("revisions.digest"), nullable=False),
    sa.Column("layout", sa.Text, nullable=False),
    sa.Column("flagged", sa.Boolean, nullable=False),
    sa.UniqueConstraint("attempt", "position"),
)
answers = sa.Table(
    "answers",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("item", sa.ForeignKey("items.id"), nullable=False),
    sa.Column("try", sa.Integer, nullable=False),
    # NULL takes an earlier answer back (in a test, before it is handed in).
    sa.Column("response", sa.Text),
    sa.Column("fraction", sa.Float, nullable=False),
    sa.Column("at", sa.BigInteger, nullable=False),
    # Settles every race: of two answers sent for the same try, one is recorded.
    sa.UniqueConstraint("item", "try"),
)


@dataclass(frozen=True)
class Learner:
    id: str
    name: str


@dataclass(frozen=True)
class NewItem:
    """A question to be asked: which one, in which wording, laid out how."""

    quiz: str
    question: str
    digest: str
    revision: str
    layout: Layout


@dataclass(frozen=True, slots=True)
class Item:
    """A question of an attempt and the learner's last answer to it; `tries` counts the recorded ones."""

    id: int
    position: int
    quiz: str
    question: str
    digest: str
    layout: Layout
    flagged: bool
    tries: int
    response: Response | None
    fraction: float | None
    at: datetime | None

    @property
    def answered(self) -> bool:
        return self.response is not None


@dataclass(frozen=True)
class Attempt:
    id: str
    learner: str
    quiz: str
    title: str
    mode: Mode
    partial: bool
    started: datetime
    finished: datetime | None
    items: list[Item] = field(default_factory=list)

    @property
    def done(self) -> bool:
        """Whether it is over: ended by the learner, or, in practice, answered to the last question."""
        return self.finished is not None or (self.mode == "practice" and all(i.answered for i in self.items))

    @property
    def ended(self) -> datetime:
        """When it was ended, or the last answer given."""
        return self.finished or max((item.at for item in self.items if item.at), default=self.started)


@dataclass(frozen=True)
class OpenAttempt:
    """An attempt to go on with."""

    id: str
    quiz: str
    title: str
    mode: Mode
    answered: int
    count: int


class Taken(Exception):  # noqa: N818 -- an outcome, not a mistake
    """Another answer holds this try already."""


class Over(Exception):  # noqa: N818 -- an outcome, not a mistake
    """The attempt was ended before the answer came."""


class Records:
    """The records in the database at `url` (SQLAlchemy's form). Safe to share between threads."""

    def __init__(self, url: str) -> None:
        self.engine = engine(url)
        self._reading = self.engine.execution_options(isolation_level="AUTOCOMMIT")

    def close(self) -> None:
        self.engine.dispose()

    # Learners

    def add_learner(self, name: str, now: datetime) -> Learner:
        learner = Learner(secrets.token_urlsafe(16), name)
        with self._write() as connection:
            connection.execute(learners.insert().values(id=learner.id, name=name, created=_ms(now)))
        return learner

    def rename_learner(self, id: str, name: str) -> None:
        with self._write() as connection:
            connection.execute(learners.update().where(learners.c.id == id).values(name=name))

    def learner(self, id: str) -> Learner | None:
        row = self._one(sa.select(learners.c.id, learners.c.name).where(learners.c.id == id))
        return Learner(*row) if row else None

    def learners(self, ids: Collection[str] | None = None) -> list[Learner]:
        """All learners, or those with these ids, by name."""
        query = sa.select(learners.c.id, learners.c.name).order_by(sa.func.lower(learners.c.name), learners.c.id)
        if ids is not None:
            query = query.where(learners.c.id.in_(ids))
        return [Learner(*row) for row in self._all(query)]

    # Attempts

    def start(
        self, learner: str, quiz: str, title: str, mode: Mode, partial: bool, asked: Sequence[NewItem], now: datetime
    ) -> str:
        """Store a new attempt with its questions. Returns its id."""
        id = secrets.token_urlsafe(16)
        with self._write() as connection:
            self._pin(connection, asked)
            connection.execute(
                attempts.insert().values(
                    id=id, learner=learner, quiz=quiz, title=title, mode=mode, partial=partial, started=_ms(now)
                )
            )
            connection.execute(
                items.insert(),
                [
                    {
                        "attempt": id,
                        "position": position,
                        "quiz": item.quiz,
                        "question": item.question,
                        "digest": item.digest,
                        "layout": json.dumps(item.layout),
                        "flagged": False,
                    }
                    for position, item in enumerate(asked, 1)
                ],
            )
        return id

    def _pin(self, connection: sa.Connection, asked: Sequence[NewItem]) -> None:
        """Keep the revisions that are not kept yet."""
        bodies = {item.digest: item.revision for item in asked}
        known = connection.scalars(sa.select(revisions.c.digest).where(revisions.c.digest.in_(bodies)))
        for digest in set(bodies) - set(known):
            insert = _insert_or_ignore(connection, revisions)
            connection.execute(insert, {"digest": digest, "body": bodies[digest]})

    def attempt(self, id: str, learner: str) -> Attempt | None:
        """An attempt of this learner's with all its items, or None."""
        rows = self._all(_ATTEMPT, {"id": id, "learner": learner})
        if not rows:
            return None
        first = rows[0]
        finished = _time(first.finished) if first.finished is not None else None
        return Attempt(
            id,
            learner,
            first.attempt_quiz,
            first.title,
            first.mode,
            first.partial,
            _time(first.started),
            finished,
            [_item(row) for row in rows],
        )

    def revision(self, digest: str) -> str:
        """The text of a pinned revision."""
        return str(self._all(_REVISION, {"digest": digest})[0][0])

    def revisions(self, attempt: Attempt) -> dict[str, str]:
        """The texts of all revisions that an attempt is pinned to, by digest."""
        digests = {item.digest for item in attempt.items}
        query = sa.select(revisions.c.digest, revisions.c.body).where(revisions.c.digest.in_(digests))
        return {row.digest: row.body for row in self._all(query)}

    def open_attempts(self, learner: str) -> list[OpenAttempt]:
        """The attempts that are not over, the newest first."""
        return [OpenAttempt(*row[:6]) for row in self._all(_OPEN, {"learner": learner})]

    # Answers

    def answer(self, item: Item, try_: int, response: Response | None, fraction: float, now: datetime) -> None:
        """Add an answer to an attempt that is not ended.

        Raises Taken where that try is recorded already (the first one stands), and Over.
        """
        values = {
            "item_id": item.id,
            "try": try_,
            "response": None if response is None else json.dumps(response, ensure_ascii=False),
            "fraction": fraction,
            "at": _ms(now),
        }
        try:
            with self._write() as connection:
                added = connection.execute(_ANSWER, values).rowcount
        except sa.exc.IntegrityError:
            raise Taken from None
        if not added:
            raise Over

    def flag(self, item: Item, flagged: bool) -> None:
        with self._write() as connection:
            connection.execute(items.update().where(items.c.id == item.id).values(flagged=flagged))

    def finish(self, attempt: Attempt, now: datetime) -> None:
        """End an attempt; once ended it stays as it ended."""
        with self._write() as connection:
            connection.execute(
                attempts.update()
                .where(attempts.c.id == attempt.id, attempts.c.finished.is_(None))
                .values(finished=_ms(now))
            )

    # What follows from the answers

    def latest(self, learner: str) -> dict[tuple[str, str], float]:
        """How right the learner's last answer to each question was, by (quiz, question).

        Answers of a test count once it is handed in: before that they must tell the learner nothing.
        """
        rows = self._all(_LATEST, {"learner": learner})
        return {(row.quiz, row.question): row.fraction for row in rows}

    def results(self, learner: str, quiz: str) -> list[tuple[str, float, int]]:
        """The attempts at the whole quiz that are over, the first first: id, points, number of questions."""
        return [(row.id, row.points, row.count) for row in self._all(_RESULTS, {"learner": learner, "quiz": quiz})]

    def _write(self) -> AbstractContextManager[sa.Connection]:
        return self.engine.begin()

    def _all(self, query: sa.Select[Any], values: dict[str, Any] | None = None) -> Sequence[sa.Row[Any]]:
        with self._reading.connect() as connection:
            return connection.execute(query, values or {}).all()

    def _one(self, query: sa.Select[Any]) -> sa.Row[Any] | None:
        rows = self._all(query)
        return rows[0] if rows else None


def engine(url: str) -> sa.Engine:
    """An engine set up for durability: on SQLite in WAL mode, synced at every commit."""
    made = sa.create_engine(url, pool_pre_ping=not url.startswith("sqlite"))
    if made.dialect.name == "sqlite":
        sa.event.listen(made, "connect", _set_up_sqlite)
        sa.event.listen(made, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return made


def sqlite_url(data: Path) -> str:
    """The URL of the records in a data folder."""
    return f"sqlite:///{(data / 'records.db').absolute()}"


def _set_up_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions are begun by the listener above, not by the driver
    for pragma in ("busy_timeout = 10000", "journal_mode = wal", "synchronous = full", "foreign_keys = on"):
        connection.execute(f"pragma {pragma}")


def _insert_or_ignore(connection: sa.Connection, table: sa.Table) -> sa.Insert:
    from sqlalchemy.dialects import postgresql, sqlite

    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    return insert(table).on_conflict_do_nothing()


def _ms(time: datetime) -> int:
    return int(time.timestamp() * 1000)


def _time(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)


def _item(row: sa.Row[Any]) -> Item:
    return Item(
        row.id,
        row.position,
        row.quiz,
        row.question,
        row.digest,
        json.loads(row.layout),
        row.flagged,
        row.tries,
        None if row.response is None else json.loads(row.response),
        row.fraction,
        None if row.at is None else _time(row.at),
    )


# The queries, made once: SQLAlchemy finds their compiled form by identity.

_newer = answers.alias("newer")
#: Joins an item to the last of its answers.
_IS_LAST = sa.and_(
    answers.c.item == items.c.id,
    ~sa.exists().where(_newer.c.item == answers.c.item, _newer.c["try"] > answers.c["try"]),
)
_BY_LEARNER = attempts.c.learner == sa.bindparam("learner")
_ANSWERED, _ASKED = sa.func.count(answers.c.response), sa.func.count(items.c.id)
#: An attempt is over when it was ended, or when every question of a practice is answered.
_OVER = sa.or_(attempts.c.finished.is_not(None), sa.and_(attempts.c.mode == "practice", _ANSWERED == _ASKED))

_ATTEMPT = (
    sa.select(
        items,
        sa.func.coalesce(answers.c["try"], 0).label("tries"),
        answers.c.response,
        answers.c.fraction,
        answers.c.at,
        attempts.c.quiz.label("attempt_quiz"),
        attempts.c.title,
        attempts.c.mode,
        attempts.c.partial,
        attempts.c.started,
        attempts.c.finished,
    )
    .select_from(attempts.join(items).outerjoin(answers, _IS_LAST))
    .where(attempts.c.id == sa.bindparam("id"), _BY_LEARNER)
    .order_by(items.c.position)
)
_REVISION = sa.select(revisions.c.body).where(revisions.c.digest == sa.bindparam("digest"))
#: One statement, so that nothing can be handed in between looking and adding; the lock is PostgreSQL's.
_ANSWER = answers.insert().from_select(
    ["item", "try", "response", "fraction", "at"],
    sa.select(
        items.c.id,
        sa.bindparam("try", type_=sa.Integer),
        sa.bindparam("response", type_=sa.Text),
        sa.bindparam("fraction", type_=sa.Float),
        sa.bindparam("at", type_=sa.BigInteger),
    )
    .select_from(items.join(attempts))
    .where(items.c.id == sa.bindparam("item_id"), attempts.c.finished.is_(None))
    .with_for_update(read=True, of=attempts),
    include_defaults=False,
)
_OPEN = (
    sa.select(attempts.c.id, attempts.c.quiz, attempts.c.title, attempts.c.mode, _ANSWERED, _ASKED)
    .select_from(attempts.join(items).outerjoin(answers, _IS_LAST))
    .where(_BY_LEARNER, attempts.c.finished.is_(None))
    .group_by(attempts.c.id)
    .having(~_OVER)
    .order_by(attempts.c.started.desc())
)
_RESULTS = (
    sa.select(
        attempts.c.id,
        sa.func.coalesce(sa.func.sum(answers.c.fraction), 0).label("points"),
        _ASKED.label("count"),
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
    .select_from(attempts.join(items).join(answers))
    .where(
        _BY_LEARNER,
        answers.c.response.is_not(None),
        sa.or_(attempts.c.mode == "practice", attempts.c.finished.is_not(None)),
    )
    .subquery()
)
_LATEST = sa.select(_numbered.c.quiz, _numbered.c.question, _numbered.c.fraction).where(_numbered.c.age == 1)
