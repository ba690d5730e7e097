"""The records in a SQLite file: readers never wait, writers share commits.

SQLite has one writer at a time, and a second one that finds it busy sleeps and tries again, which is not fair:
with eight learners some waited half a second. Here writers queue instead: threads for the one that leads, and
processes for an advisory lock on a file. Who leads commits all that waits in one transaction, so that several
answers share one fsync (group commit); each returns when it is on the disk.
"""

import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, TypeVar

try:
    import fcntl
except ImportError:  # on Windows, where processes wait for each other in SQLite's own way
    fcntl = None  # type: ignore[assignment]

from quizapp.records.database import Execute, Row

T = TypeVar("T")


@dataclass(eq=False)
class _Waiting:
    """A piece of work in the queue, and what came of it."""

    work: Callable[[Execute], Any]
    done: bool = False
    result: Any = None
    error: BaseException | None = None


class Sqlite:
    """A SQLite database file. Safe to share between threads."""

    error: type[Exception] = sqlite3.Error
    row_lock = ""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._readers: deque[sqlite3.Connection] = deque()
        self._writer: sqlite3.Connection | None = None
        self._waiting: deque[_Waiting] = deque()
        self._leading = threading.Lock()
        self._lock: IO[str] | None = None

    @property
    def sqlalchemy_url(self) -> str:
        return f"sqlite:///{self.file}"

    def read(self, sql: str, values: Mapping[str, object]) -> list[Row]:
        """All rows of a query."""
        try:
            connection = self._readers.pop()
        except IndexError:
            connection = connect(self.file)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            self._readers.append(connection)

    def write(self, work: Callable[[Execute], T]) -> T:
        """Do the work in a transaction and return its result once that is on the disk.

        What the work raises is raised here, and nothing of it is stored.
        """
        mine = _Waiting(work)
        self._waiting.append(mine)
        with self._leading:
            if not mine.done:
                self._commit_waiting()
        if mine.error is not None:
            raise mine.error
        result: T = mine.result
        return result

    def tables(self) -> set[str]:
        return {row[0] for row in self.read("select name from sqlite_master where type = 'table'", {})}

    def close(self) -> None:
        while self._readers:
            self._readers.pop().close()
        if self._writer:
            self._writer.close()
        if self._lock:
            self._lock.close()
        self._writer = self._lock = None

    def _commit_waiting(self) -> None:
        """Everything that waits, in one transaction."""
        together: list[_Waiting] = []
        try:
            with self._transaction() as connection:
                together = self._take_waiting()  # now, so that those who came meanwhile share it
                if len(together) == 1:
                    together[0].result = together[0].work(connection.execute)
                else:
                    for one in together:
                        _run(one, connection)
        except BaseException as error:
            # Nobody may believe that theirs was stored.
            together = together or self._take_waiting()
            for one in together:
                one.error = one.error or error
        for one in together:
            one.done = True

    def _take_waiting(self) -> list[_Waiting]:
        return [self._waiting.popleft() for _ in range(len(self._waiting))]

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """A transaction that no other process writes beside."""
        with self._among_processes():
            connection = self._writer = self._writer or connect(self.file)
            connection.execute("begin immediate")
            try:
                yield connection
                connection.execute("commit")
            except BaseException:
                connection.rollback()
                raise

    @contextmanager
    def _among_processes(self) -> Iterator[None]:
        """The kernel queues the processes that wait for the lock, and frees it if its holder dies."""
        if fcntl is None:
            yield
            return
        handle = self._lock = self._lock or self.file.with_suffix(".lock").open("a")
        fcntl.flock(handle, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(handle, fcntl.LOCK_UN)


def _run(one: _Waiting, connection: sqlite3.Connection) -> None:
    """One of several pieces of work: if it fails, the others are stored all the same."""
    connection.execute("savepoint work")
    try:
        one.result = one.work(connection.execute)
    except Exception as error:
        one.error = error
        connection.execute("rollback to work")
    connection.execute("release work")


def connect(file: Path) -> sqlite3.Connection:
    """A connection without transactions of its own."""
    # The queue above keeps each connection to one thread at a time.
    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    set_up(connection)
    return connection


def set_up(connection: sqlite3.Connection) -> None:
    """WAL mode, and synced at every commit."""
    for pragma in ("busy_timeout = 10000", "synchronous = full", "foreign_keys = on"):
        connection.execute(f"pragma {pragma}")
    _turn_on_wal(connection)


def _turn_on_wal(connection: sqlite3.Connection) -> None:
    """Several may open a new file at once, and for this one change SQLite waits for nobody."""
    give_up = time.monotonic() + 10
    while True:
        try:
            connection.execute("pragma journal_mode = wal")
        except sqlite3.OperationalError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.01)
        else:
            return
