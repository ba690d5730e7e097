"""The records as the rest of the app sees them: plain values in and out."""

import json
import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from quizapp.content import revision
from quizapp.content.question import Grade, Response
from quizapp.content.revision import Revision
from quizapp.records import statements as sql
from quizapp.records.database import Database, Execute, Row
from quizapp.records.values import (
    Answer,
    Asked,
    Attempt,
    Item,
    Learner,
    Mode,
    NewItem,
    OpenAttempt,
    Result,
    Sheet,
    Unusable,
)

#: A guest who has answered nothing for so long is forgotten.
IDLE = timedelta(days=1)
#: How many of what never changes a process keeps at hand.
_KEPT = 2048


class Records:
    """The records at `url`: `sqlite:///FILE`, or `postgresql://…`. Safe to share between threads.

    Raises Unusable where the address makes no sense.
    """

    def __init__(self, url: str) -> None:
        self.database = _database(url)
        # Neither a revision nor a sheet ever changes.
        self.revision = lru_cache(_KEPT)(self._revision)
        self._sheet = lru_cache(_KEPT)(self._read_sheet)

    def close(self) -> None:
        self.database.close()

    # Learners

    def add_learner(self, name: str | None, now: datetime) -> Learner:
        """A new learner; without a name a guest."""
        learner = Learner(secrets.token_urlsafe(16), name)
        self._write(sql.ADD_LEARNER, id=learner.id, name=name, now=_ms(now))
        return learner

    def rename_learner(self, id: str, name: str) -> None:
        self._write(sql.RENAME_LEARNER, id=id, name=name)

    def delete_learner(self, id: str, now: datetime) -> None:
        """Forget who it was. The answers stay, as those of a learner whom nobody can be."""
        nobody = secrets.token_urlsafe(16)

        def work(execute: Execute) -> None:
            for open_ in execute(sql.OPEN, {"learner": id}).fetchall():
                execute(sql.FINISH, {"id": open_[0], "now": _ms(now), "discarded": True})
            execute(sql.ADD_LEARNER, {"id": nobody, "name": None, "now": _ms(now)})
            execute(sql.LEAVE_ANSWERS, {"id": id, "nobody": nobody})
            execute(sql.DELETE_LEARNER, {"id": id})

        self.database.write(work)

    def learner(self, id: str) -> Learner | None:
        rows = self._read(sql.LEARNER, id=id)
        return Learner(*rows[0]) if rows else None

    def learners(self, ids: Collection[str] | None = None) -> list[Learner]:
        """All learners who have a name, or those with these ids, by name."""
        named = [Learner(*row) for row in self._read(sql.LEARNERS)]
        return [one for one in named if ids is None or one.id in ids]

    def tidy(self, now: datetime) -> None:
        """Forget the guests who came and answered nothing."""

        def work(execute: Execute) -> None:
            for statement in sql.TIDY:
                execute(statement, {"then": _ms(now - IDLE)})

        self.database.write(work)

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
        """Store a new attempt with its questions, and return its id.

        A learner has one open attempt at a quiz, and one at a part of it: if there is one, its id is returned.
        """
        id = secrets.token_urlsafe(16)
        attempt = {
            "id": id, "learner": learner, "quiz": quiz, "title": title, "mode": mode, "partial": partial,
            "tries": tries, "certain": certain, "now": _ms(now), "discarded": False,
        }  # fmt: skip

        def work(execute: Execute) -> str:
            if not execute(sql.START, attempt).rowcount:
                return str(execute(sql.OPEN_OF_QUIZ, attempt).fetchone()[0])
            # Sorted, lest two starts on PostgreSQL each wait for what the other has put in.
            for digest, body in sorted({item.digest: item.revision for item in asked}.items()):
                execute(sql.PIN, {"digest": digest, "body": body})
            for position, item in enumerate(asked, 1):
                execute(sql.ASK, _item_values(id, position, item))
            return id

        return self.database.write(work)

    def attempt(self, id: str, learner: str, low: int = 1, high: int = 2**31 - 1) -> Attempt | None:
        """An attempt of this learner's as it stands at the positions from `low` to `high`; None if there is none."""
        rows = self._read(sql.STANDING, id=id, learner=learner, low=low, high=high)
        if not rows:
            return None
        return Attempt(
            self._sheet(id),
            None if rows[0][0] is None else _time(rows[0][0]),
            {row[1]: _answer(row[3:]) for row in rows if row[3] is not None},
            frozenset(row[1] for row in rows if row[2]),
        )

    def open_attempt(self, learner: str, quiz: str, *, partial: bool) -> Attempt | None:
        """The learner's open attempt at a quiz, or at a part of it."""
        rows = self._read(sql.OPEN_OF_QUIZ, learner=learner, quiz=quiz, partial=partial)
        return self.attempt(rows[0][0], learner) if rows else None

    def open_attempts(self, learner: str) -> list[OpenAttempt]:
        """The attempts that are not over, newest first."""
        return [
            OpenAttempt(id, quiz, title, mode, bool(partial), answered, count)
            for id, quiz, title, mode, partial, answered, count in self._read(sql.OPEN, learner=learner)
        ]

    def first_open(self, attempt: Attempt, low: int, high: int) -> int | None:
        """The first position from `low` to `high` that waits for an answer; in practice, for a final one."""
        query = sql.FIRST_NOT_FINAL if attempt.sheet.mode == "practice" else sql.FIRST_NOT_ANSWERED
        rows = self._read(query, id=attempt.id, low=low, high=high)
        return rows[0][0] if rows else None

    def seconds(self, attempt: Attempt) -> float:
        """Seconds of work on the questions of an attempt, as far as they are known."""
        return float(self._read(sql.SECONDS, id=attempt.id)[0][0])

    def flag(self, attempt: Attempt, position: int, flagged: bool) -> None:
        self._write(sql.FLAG, id=attempt.id, position=position, flagged=flagged)

    def finish(self, attempt: Attempt, now: datetime, *, discarded: bool = False) -> None:
        """End an attempt; once ended it stays as it ended. A `discarded` one is seen no more."""
        self._write(sql.FINISH, id=attempt.id, now=_ms(now), discarded=discarded)

    def _revision(self, digest: str) -> Revision:
        """A question as it was pinned."""
        return revision.decode(self._read(sql.REVISION, digest=digest)[0][0])

    def _read_sheet(self, id: str) -> Sheet:
        rows = self._read(sql.SHEET, id=id)
        learner, quiz, title, mode, partial, tries, certain, started = rows[0][:8]
        asked = tuple(Asked(row[8], row[9], row[10], row[11], json.loads(row[12])) for row in rows)
        return Sheet(
            id, learner, quiz, title, mode, bool(partial), tries, bool(certain), _time(started), asked
        )

    # Answers

    def add_answer(
        self, attempt: Attempt, item: Item, answer: Answer, now: datetime, *, any_step: bool = False
    ) -> bool:
        """Append to the log of an item. Returns whether it was recorded.

        It is not where the attempt was ended before, or where something came in after what `item` shows: of two
        answers sent at once, one is recorded. With `any_step`, it is appended whatever came in.
        """
        values = {
            "attempt": attempt.id,
            "position": item.position,
            "seen": None if any_step else answer.step - 1,
            "now": _ms(now),
            **_answer_values(answer),
        }
        closes = answer.final and attempt.sheet.mode == "practice"
        everything = {"id": attempt.id, "low": 1, "high": attempt.count}

        def work(execute: Execute) -> bool:
            lock = f"{sql.OPEN_TO_ANSWERS} {self.database.row_lock}"
            if execute(lock, everything).fetchone() is None or not execute(sql.ANSWER, values).rowcount:
                return False
            if closes and execute(sql.ANY_NOT_FINAL, everything).fetchone() is None:
                execute(sql.FINISH, {"id": attempt.id, "now": values["now"], "discarded": False})
            return True

        return self.database.write(work)

    # What follows from the answers

    def latest(self, learner: str) -> dict[tuple[str, str], float]:
        """How right the learner's last answer to each question was, by (quiz, question).

        Answers of a test count once it is handed in: before that they must tell the learner nothing.
        """
        return {(quiz, question): share for quiz, question, share in self._read(sql.LATEST, learner=learner)}

    def results(self, learner: str, quiz: str) -> list[Result]:
        """The learner's finished attempts at the whole quiz, oldest first."""
        return [_result(row) for row in self._read(sql.RESULTS, learner=learner, quiz=quiz)]

    def history(self, learner: str, limit: int = 50) -> list[Result]:
        """The learner's finished attempts, newest first."""
        return [_result(row) for row in self._read(sql.HISTORY, learner=learner, limit=limit)]

    def calibration(self, learner: str, attempt: str | None = None) -> list[tuple[int, float]]:
        """Certainty (1 to 3) and raw fraction of every answer that said how sure it was; of one attempt, or all."""
        return [(row[0], row[1]) for row in self._read(sql.CALIBRATION, learner=learner, attempt=attempt)]

    def _read(self, query: str, **values: object) -> list[Row]:
        return self.database.read(query, values)

    def _write(self, statement: str, **values: object) -> None:
        self.database.write(lambda execute: execute(statement, values))


def sqlite_url(data: Path) -> str:
    """The address of the records in a data folder."""
    return f"sqlite:///{(data / 'records.db').absolute()}"


def _database(url: str) -> Database:
    if url.startswith("sqlite:///"):
        from quizapp.records.sqlite import Sqlite

        return Sqlite(Path(url.removeprefix("sqlite:///")))
    if url.startswith(("postgresql://", "postgres://")):
        try:
            from quizapp.records.postgresql import Postgresql  # an extra: psycopg may not be installed
        except ModuleNotFoundError as error:
            raise Unusable(f"{error}; for PostgreSQL: pip install 'quizapp[postgres]'") from None
        return Postgresql(url)
    raise Unusable(
        "the address of the database of the scores is not understood: it starts with `postgresql://`"
    )


def _item_values(attempt: str, position: int, item: NewItem) -> Mapping[str, object]:
    return {
        "attempt": attempt,
        "position": position,
        "quiz": item.quiz,
        "question": item.question,
        "digest": item.digest,
        "layout": json.dumps(item.layout),
        "flagged": False,
    }


def _answer_values(answer: Answer) -> dict[str, object]:
    grade = answer.grade
    return {
        "try": answer.tries,
        "kind": answer.kind,
        "response": None if answer.response is None else json.dumps(answer.response, ensure_ascii=False),
        "fraction": grade.fraction if grade else None,
        "words": grade.feedback if grade else answer.why,
        "parts": json.dumps(grade.parts) if grade and grade.parts else None,
        "points": answer.points,
        "final": answer.final,
        "certainty": answer.certainty,
        "seconds": answer.seconds,
    }


def _answer(row: Row) -> Answer:
    step, tries, kind, response, fraction, words, parts, points, final, certainty, seconds = row
    grade = None if fraction is None else Grade(fraction, words, json.loads(parts) if parts else {})
    given: Response | None = None if response is None else json.loads(response)
    why = "" if grade else words
    return Answer(step, tries, kind, given, grade, points, bool(final), certainty, seconds, why)


def _result(row: Row) -> Result:
    id, title, mode, partial, started, points, count = row
    return Result(id, title, mode, bool(partial), _time(started), points, count)


def _ms(time: datetime) -> int:
    return round(time.timestamp() * 1000)


def _time(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)
