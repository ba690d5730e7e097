"""What most tests need: a small bank, records, a learner's browser, and a clock that stands still."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import hypothesis
import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

import quizapp.bank.refresh
from quizapp.bank.refresh import Bank
from quizapp.records.migrations import up_to_date
from quizapp.records.store import Records, sqlite_url
from quizapp.web import create_app
from quizapp.web.services import EXTENSION, Services

#: `pytest --hypothesis-profile thorough` tries more.
hypothesis.settings.register_profile("thorough", max_examples=2000, deadline=None)

BANKS = Path(__file__).parent / "banks"

#: In CI a missing browser or server is a failure; elsewhere the tests that need it are skipped.
IN_CI = bool(os.environ.get("CI"))


def need(what: str) -> None:
    """Skip the test for lack of something, but fail in CI."""
    if IN_CI:
        pytest.fail(f"{what} is missing, and CI must have it")
    pytest.skip(f"{what} is missing")


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder of files that tests may change: a copy of tests/banks/good."""
    return shutil.copytree(BANKS / "good", tmp_path / "questions")


@pytest.fixture
def bank(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bank:
    # However busy the machine: so few files are looked at with each request.
    monkeypatch.setattr(quizapp.bank.refresh, "UNNOTICED", float("inf"))
    made = Bank.in_folder(root, tmp_path / "data")
    made.refresh()
    return made


def _postgres_url() -> str:
    """An empty schema of its own in the PostgreSQL server that QUIZAPP_TEST_POSTGRES names."""
    url = os.environ.get("QUIZAPP_TEST_POSTGRES")
    if not url:
        need("QUIZAPP_TEST_POSTGRES, the URL of a PostgreSQL server for tests,")
    return str(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database: once SQLite, once PostgreSQL."""
    if request.param == "sqlite":
        (tmp_path / "data").mkdir(exist_ok=True)
        yield sqlite_url(tmp_path / "data")
        return
    server = sa.make_url(_postgres_url()).set(drivername="postgresql+psycopg")
    name = f"quizapp_{os.getpid()}_{abs(hash(request.node.nodeid)) % 10**9}"
    admin = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f'create database "{name}"')
    yield server.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.exec_driver_sql(f'drop database "{name}" with (force)')
    admin.dispose()


@pytest.fixture
def records(database_url: str) -> Iterator[Records]:
    """Empty records, on each kind of database."""
    made = Records(database_url)
    up_to_date(made.database)
    yield made
    made.close()


@pytest.fixture
def app(bank: Bank, tmp_path: Path, clock: Clock) -> Iterator[Flask]:
    """The app over the small bank, with its records in SQLite."""
    records = Records(sqlite_url(tmp_path / "data"))
    up_to_date(records.database)
    made = create_app(bank, records, b"a key for tests")
    made.extensions[EXTENSION] = Services(bank, records, clock)
    yield made
    records.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser of a learner who has not done anything yet."""
    return app.test_client()
