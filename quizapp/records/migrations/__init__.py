"""The shape of the records, step by step: `up_to_date` brings a database to the newest one."""

from pathlib import Path

from quizapp.records.database import Database
from quizapp.records.values import Unusable

_FOLDER = Path(__file__).parent
#: Two servers that start at once on PostgreSQL wait for each other here.
_LOCK = 7_120_344


def newest() -> str:
    """The name of the last step: files are numbered, `0001_first.py`."""
    return max(file.name for file in (_FOLDER / "versions").glob("[0-9]*.py")).partition("_")[0]


def up_to_date(database: Database) -> None:
    """Take the steps that a database has not taken yet, all in one transaction. Raises Unusable."""
    try:
        step = _step(database)
    except database.error as error:
        raise Unusable(f"the database of the scores cannot be opened: {error}") from None
    if step == newest():
        _refuse_unreleased(database)
        return
    if step and step > newest():
        raise Unusable("the scores were last kept by a newer quizapp: update this one")
    # Imported here: most starts have nothing to do, and SQLAlchemy with Alembic takes longer to load than the app.
    from quizapp.records.migrations.upgrade import upgrade

    upgrade(database.sqlalchemy_url, _FOLDER, _LOCK)


def _step(database: Database) -> str | None:
    """The step that the database has taken last; None for an empty one."""
    if "alembic_version" not in database.tables():
        return None
    rows = database.read("select version_num from alembic_version", {})
    return str(rows[0][0]) if rows else None


def _refuse_unreleased(database: Database) -> None:
    """Before 0.1.0 was released its first step had another shape, with the same name."""
    try:
        database.read("select step from answers limit 0", {})
    except database.error:
        raise Unusable(
            "the scores were kept by a quizapp from before its first release, in a form that it has given up. "
            "Move them away (`records.db`, `records.db-wal` and `records.db-shm` in the data folder, or the "
            "database in PostgreSQL) and start again: new scores are kept in a new database"
        ) from None
