"""The tables of the records, and how a database is opened."""

import sqlite3
import time
from pathlib import Path
from typing import Any

import sqlalchemy as sa

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
    # How often a question may be answered in practice, and whether each answer says how sure it is.
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("certain", sa.Boolean, nullable=False),
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
    # 1 a guess, 2 thinks so, 3 sure.
    sa.Column("certainty", sa.Integer),
    sa.Column("at", sa.BigInteger, nullable=False),
    # Settles every race: of two answers sent for the same try, one is recorded.
    sa.UniqueConstraint("item", "try"),
)


def writing_engine(url: str) -> sa.Engine:
    """An engine set up for durability: on SQLite in WAL mode, synced at every commit."""
    made = sa.create_engine(url, pool_pre_ping=not url.startswith("sqlite"))
    if made.dialect.name == "sqlite":
        sa.event.listen(made, "connect", _set_up_sqlite)
        # The write lock is taken at once: a transaction that reads first could fail to get it later.
        sa.event.listen(made, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return made


def reading_engine(url: str) -> sa.Engine:
    """An engine for single queries: without transactions, which take half the time of a small one."""
    made = sa.create_engine(
        url,
        isolation_level="AUTOCOMMIT",
        pool_reset_on_return=None,
        pool_pre_ping=not url.startswith("sqlite"),
    )
    if made.dialect.name == "sqlite":
        sa.event.listen(made, "connect", _set_up_sqlite)
    return made


def sqlite_url(data: Path) -> str:
    """The URL of the records in a data folder."""
    return f"sqlite:///{(data / 'records.db').absolute()}"


def _set_up_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions are begun by the listener above, not by the driver
    for pragma in ("busy_timeout = 10000", "synchronous = full", "foreign_keys = on"):
        connection.execute(f"pragma {pragma}")
    _turn_on_wal(connection)


def _turn_on_wal(connection: Any) -> None:
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
