"""What the store asks of a database, whichever it is.

Statements are text that SQLite and PostgreSQL both understand, with `:name` for values.
"""

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

Row = tuple[Any, ...]
T = TypeVar("T")


class Cursor(Protocol):
    """What comes of a statement, in the form that both drivers share (PEP 249)."""

    @property
    def rowcount(self) -> int: ...

    def fetchone(self) -> Any: ...

    def fetchall(self) -> list[Any]: ...


Execute = Callable[[str, Mapping[str, object]], Cursor]


class Database(Protocol):
    """Safe to share between threads."""

    error: type[Exception]
    """What the driver raises."""
    row_lock: str
    """What to append to a query so that no other transaction changes its rows; empty where writers queue anyway."""

    @property
    def sqlalchemy_url(self) -> str:
        """For migrations."""

    def read(self, sql: str, values: Mapping[str, object]) -> list[Row]:
        """All rows of a query."""

    def write(self, work: Callable[[Execute], T]) -> T:
        """Do the work in a transaction, and return its result once that is durable."""

    def tables(self) -> set[str]:
        """The names of its tables."""

    def close(self) -> None: ...
