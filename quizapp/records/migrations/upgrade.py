"""Alembic at work on a database."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from quizapp.records.sqlite import set_up


def upgrade(url: str, folder: Path, lock: int) -> None:
    """Take all steps in `folder` that were not taken, in one transaction. `lock` is a number for PostgreSQL."""
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _without_transactions)
        # The write lock is taken at once: a transaction that reads first could fail to get it later.
        sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("begin immediate"))
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(lock)))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _without_transactions(connection: Any, _: object) -> None:
    connection.isolation_level = None  # they are begun by the listener, not by the driver
    set_up(connection)
