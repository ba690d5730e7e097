"""The records in PostgreSQL, for where one machine is outgrown."""

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import LiteralString, TypeVar

import psycopg

from quizapp.records.database import Cursor, Execute, Row

T = TypeVar("T")


class Postgresql:
    """A PostgreSQL database at a `postgresql://` URL. Safe to share between threads."""

    error: type[Exception] = psycopg.Error
    row_lock = "for update of a"

    def __init__(self, url: str) -> None:
        self.url = url
        self._idle: deque[psycopg.Connection[Row]] = deque()

    @property
    def sqlalchemy_url(self) -> str:
        return "postgresql+psycopg://" + self.url.partition("://")[2]

    def read(self, sql: str, values: Mapping[str, object]) -> list[Row]:
        """All rows of a query."""
        with self._connection() as connection:
            return connection.execute(_translated(sql), values).fetchall()

    def write(self, work: Callable[[Execute], T]) -> T:
        """Do the work in a transaction and return its result once that is durable."""
        with self._connection() as connection, connection.transaction():

            def execute(sql: str, values: Mapping[str, object]) -> Cursor:
                return connection.execute(_translated(sql), values)

            return work(execute)

    def tables(self) -> set[str]:
        found = self.read("select tablename from pg_tables where schemaname = current_schema()", {})
        return {row[0] for row in found}

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def _connection(self) -> Iterator[psycopg.Connection[Row]]:
        """A connection that nobody else uses meanwhile; there are as many as threads that work at once."""
        connection = self._idle_one() or psycopg.connect(self.url, autocommit=True)
        try:
            yield connection
        finally:
            if connection.broken:
                connection.close()
            else:
                self._idle.append(connection)

    def _idle_one(self) -> "psycopg.Connection[Row] | None":
        """One that was used before and still works: the server may have been restarted since."""
        while self._idle:
            connection = self._idle.pop()
            try:
                connection.execute("")
            except psycopg.OperationalError:
                connection.close()
            else:
                return connection
        return None


@cache
def _translated(sql: str) -> LiteralString:
    """The statement with the driver's own signs for values."""
    return re.sub(r"(?<!:):(\w+)", r"%(\1)s", sql.replace("%", "%%"))
