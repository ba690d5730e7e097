"""The records as the rest of the app sees them: plain values in and out."""

import json
import secrets
from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Literal

import sqlalchemy as sa

from quizapp.content.question import Layout, Response
from quizapp.records import queries
from quizapp.records.tables import attempts, items, learners, reading_engine, revisions, writing_engine
from quizapp.stats import ROUNDING, worth

Mode = Literal["practice", "test"]


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
    layout_json: str
    flagged: bool
    tries: int
    response_json: str | None
    fraction: float | None
    at_ms: int | None
    certainty: int | None

    @property
    def layout(self) -> Layout:
        layout: Layout = json.loads(self.layout_json)
        return layout

    @property
    def response(self) -> Response | None:
        response: Response | None = json.loads(self.response_json) if self.response_json else None
        return response

    @property
    def answered(self) -> bool:
        return self.response_json is not None


@dataclass(frozen=True)
class Attempt:
    id: str
    learner: str
    quiz: str
    title: str
    mode: Mode
    partial: bool
    tries: int
    certain: bool
    started: datetime
    finished: datetime | None
    items: list[Item] = field(default_factory=list)

    def final(self, item: Item) -> bool:
        """Whether an answer stands for good: in practice the last, or one that no further try could better."""
        if self.finished is not None:
            return True
        if self.mode == "test" or not item.answered or item.fraction is None:
            return False
        return item.tries >= self.tries or item.fraction >= worth(item.tries + 1) - ROUNDING

    @property
    def done(self) -> bool:
        """Whether it is over: ended by the learner, or, in practice, every answer final."""
        return self.finished is not None or all(self.final(item) for item in self.items)

    @property
    def ended(self) -> datetime:
        """When it was ended, or the last answer given."""
        last = max((item.at_ms for item in self.items if item.at_ms), default=None)
        return self.finished or (self.started if last is None else _time(last))


@dataclass(frozen=True)
class OpenAttempt:
    """An attempt to go on with."""

    id: str
    quiz: str
    title: str
    mode: Mode
    answered: int
    count: int


@dataclass(frozen=True)
class Result:
    """An attempt at a whole quiz that is over: `points` of `count`."""

    attempt: str
    points: float
    count: int


@dataclass(frozen=True)
class Past:
    """An attempt that is over, on the progress page."""

    attempt: str
    title: str
    mode: Mode
    partial: bool
    started: datetime
    points: float
    count: int


class Taken(Exception):  # noqa: N818 -- an outcome, not a mistake
    """Another answer holds this try already."""


class Over(Exception):  # noqa: N818 -- an outcome, not a mistake
    """The attempt was ended before the answer came."""


class Unusable(Exception):  # noqa: N818 -- reads as the outcome that it is
    """The database cannot be used; the text says why."""


class Records:
    """The records in the database at `url` (SQLAlchemy's form). Safe to share between threads.

    Raises Unusable where the address makes no sense.
    """

    def __init__(self, url: str) -> None:
        try:
            self.engine = writing_engine(url)
            self._reading = reading_engine(url)
        except sa.exc.ArgumentError as error:
            raise Unusable(f"the address of the database of the scores is not understood: {error}") from None
        except ModuleNotFoundError as error:
            raise Unusable(f"{error}; for PostgreSQL: pip install 'quizapp[postgres]'") from None
        # A revision never changes, so each process keeps those that it has met lately.
        self.revision = lru_cache(maxsize=2048)(self._revision)

    def close(self) -> None:
        self.engine.dispose()
        self._reading.dispose()

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
        return Learner(row.id, row.name) if row else None

    def learners(self, ids: Collection[str] | None = None) -> list[Learner]:
        """All learners, or those with these ids, by name."""
        query = sa.select(learners.c.id, learners.c.name).order_by(
            sa.func.lower(learners.c.name), learners.c.id
        )
        if ids is not None:
            query = query.where(learners.c.id.in_(ids))
        return [Learner(row.id, row.name) for row in self._all(query)]

    # Attempts

    def start(
        self,
        learner: str,
        quiz: str,
        title: str,
        mode: Mode,
        partial: bool,
        asked: Sequence[NewItem],
        now: datetime,
        *,
        tries: int = 1,
        certain: bool = False,
    ) -> str:
        """Store a new attempt with its questions. Returns its id."""
        id = secrets.token_urlsafe(16)
        with self._write() as connection:
            self._pin(connection, asked)
            connection.execute(
                attempts.insert().values(
                    id=id,
                    learner=learner,
                    quiz=quiz,
                    title=title,
                    mode=mode,
                    partial=partial,
                    tries=tries,
                    certain=certain,
                    started=_ms(now),
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
        # Sorted, lest two starts on PostgreSQL each wait for what the other has put in.
        for digest in sorted(set(bodies) - set(known)):
            insert = _insert_or_ignore(connection, revisions)
            connection.execute(insert, {"digest": digest, "body": bodies[digest]})

    def attempt(self, id: str, learner: str) -> Attempt | None:
        """An attempt of this learner's with all its items, or None."""
        rows = self._all(queries.ATTEMPT, {"id": id, "learner": learner})
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
            first.allowed,
            first.certain,
            _time(first.started),
            finished,
            [Item(*row[: len(queries.ITEM)]) for row in rows],
        )

    def _revision(self, digest: str) -> str:
        """The text of a pinned revision."""
        return str(self._all(queries.REVISION, {"digest": digest})[0][0])

    def revisions(self, attempt: Attempt) -> dict[str, str]:
        """The texts of all revisions that an attempt is pinned to, by digest."""
        digests = {item.digest for item in attempt.items}
        query = sa.select(revisions.c.digest, revisions.c.body).where(revisions.c.digest.in_(digests))
        return {row.digest: row.body for row in self._all(query)}

    def open_attempts(self, learner: str) -> list[OpenAttempt]:
        """The attempts that are not over, the newest first."""
        return [
            OpenAttempt(row.id, row.quiz, row.title, row.mode, row.answered, row.asked)
            for row in self._all(queries.OPEN, {"learner": learner})
        ]

    # Answers

    def answer(
        self,
        item: Item,
        try_: int,
        response: Response | None,
        fraction: float,
        now: datetime,
        *,
        certainty: int | None = None,
    ) -> None:
        """Add an answer to an attempt that is not ended.

        Raises Taken where that try is recorded already (the first one stands), and Over.
        """
        values = {
            "item_id": item.id,
            "try": try_,
            "response": None if response is None else json.dumps(response, ensure_ascii=False),
            "fraction": fraction,
            "at": _ms(now),
            "certainty": certainty,
        }
        try:
            with self._write() as connection:
                added = connection.execute(queries.ANSWER, values).rowcount
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
        rows = self._all(queries.LATEST, {"learner": learner})
        return {(row.quiz, row.question): row.fraction for row in rows}

    def results(self, learner: str, quiz: str) -> list[Result]:
        """The learner's attempts at the whole quiz that are over, the first first."""
        rows = self._all(queries.RESULTS, {"learner": learner, "quiz": quiz})
        return [Result(row.id, row.points, row.asked) for row in rows]

    def history(self, learner: str, limit: int = 50) -> list[Past]:
        """The learner's attempts that are over, the newest first."""
        rows = self._all(queries.HISTORY, {"learner": learner, "limit": limit})
        return [
            Past(row.id, row.title, row.mode, row.partial, _time(row.started), row.points, row.asked)
            for row in rows
        ]

    def calibration(self, learner: str) -> list[tuple[int, float]]:
        """Certainty (1 to 3) and fraction of every answer that said how sure it was."""
        return [(row.certainty, row.fraction) for row in self._all(queries.CALIBRATION, {"learner": learner})]

    def _write(self) -> AbstractContextManager[sa.Connection]:
        return self.engine.begin()

    def _all(self, query: sa.Select[Any], values: dict[str, Any] | None = None) -> Sequence[sa.Row[Any]]:
        with self._reading.connect() as connection:
            return connection.execute(query, values or {}).all()

    def _one(self, query: sa.Select[Any]) -> sa.Row[Any] | None:
        rows = self._all(query)
        return rows[0] if rows else None


def _insert_or_ignore(connection: sa.Connection, table: sa.Table) -> sa.Insert:
    from sqlalchemy.dialects import postgresql, sqlite

    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    return insert(table).on_conflict_do_nothing()


def _ms(time: datetime) -> int:
    return round(time.timestamp() * 1000)


def _time(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)
