"""The shape of the records, step by step: `up_to_date` brings a database to the newest one."""

from pathlib import Path

import sqlalchemy as sa

from quizapp.records import Unusable

_FOLDER = Path(__file__).parent
#: Two servers that start at once on PostgreSQL wait for each other here.
_LOCK = 7_120_344


def newest() -> str:
    """The name of the last step: files are numbered, `0001_first.py`."""
    return max(file.name for file in (_FOLDER / "versions").glob("[0-9]*.py")).partition("_")[0]


def up_to_date(engine: sa.Engine) -> None:
    """Take the steps that a database has not taken yet, all in one transaction. Raises Unusable."""
    try:
        step = _step(engine)
    except sa.exc.DBAPIError as error:
        raise Unusable(f"the database of the scores cannot be opened: {error.orig}") from None
    if step == newest():
        return
    if step and step > newest():
        raise Unusable("the scores were last kept by a newer quizapp: update this one")
    # Imported here: most starts have nothing to do, and Alembic takes longer to load than the app.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _step(engine: sa.Engine) -> str | None:
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        step: str | None = connection.scalar(sa.text("select version_num from alembic_version"))
        return step
