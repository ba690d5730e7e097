import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from quizapp.records.migrations import newest, up_to_date
from quizapp.records.store import Records

TABLES = {"learners", "revisions", "attempts", "items", "answers"}
TOGETHER = 4


@pytest.fixture
def empty(database_url):
    """A database without tables."""
    records = Records(database_url)
    yield records.database
    records.close()


def step(database):
    return database.read("select version_num from alembic_version", {})[0][0]


def test_an_empty_database_is_brought_to_the_newest_step(empty):
    up_to_date(empty)
    assert step(empty) == newest()
    assert empty.tables() == {*TABLES, "alembic_version"}


def test_the_constraints_of_the_tables_are_there_on_every_database(empty):
    up_to_date(empty)
    engine = sa.create_engine(empty.sqlalchemy_url, poolclass=sa.NullPool)
    found = sa.inspect(engine)
    unique = [one["column_names"] for one in found.get_unique_constraints("answers")]
    assert unique == [["attempt", "position", "step"]]
    assert found.get_pk_constraint("items")["constrained_columns"] == ["attempt", "position"]
    one_open = {one["name"]: one for one in found.get_indexes("attempts")}["one_open_attempt"]
    assert (one_open["column_names"], bool(one_open["unique"])) == (["learner", "quiz", "partial"], True)
    keys = {
        (name, *key["constrained_columns"], key["referred_table"])
        for name in TABLES
        for key in found.get_foreign_keys(name)
    }
    assert keys == {
        ("attempts", "learner", "learners"),
        ("items", "attempt", "attempts"),
        ("items", "digest", "revisions"),
        ("answers", "attempt", "position", "items"),
    }


def test_running_twice_changes_nothing_and_keeps_what_is_there(empty, database_url, clock, monkeypatch):
    up_to_date(empty)
    records = Records(database_url)
    ana = records.add_learner("Ana", clock())
    monkeypatch.setattr(
        "quizapp.records.migrations.upgrade.upgrade", lambda *_: pytest.fail("a step was taken")
    )
    up_to_date(empty)
    assert records.learner(ana.id) == ana
    records.close()


def test_a_step_that_fails_leaves_the_database_as_it_was(empty, monkeypatch):
    from alembic import op

    def fail(*_, **__):
        raise RuntimeError("broken off")

    with monkeypatch.context() as patch:
        patch.setattr(op, "create_index", fail)
        with pytest.raises(RuntimeError, match="broken off"):
            up_to_date(empty)
    assert empty.tables() == set()
    up_to_date(empty)
    assert step(empty) == newest()


def test_threads_that_start_at_once_all_succeed(empty, database_url):
    several = [Records(database_url) for _ in range(TOGETHER)]
    with ThreadPoolExecutor(TOGETHER) as pool:
        list(pool.map(up_to_date, [records.database for records in several]))
    for records in several:
        records.close()
    assert step(empty) == newest()


def test_processes_that_start_at_once_all_succeed(empty, database_url):
    code = (
        "import sys, alembic.command; from quizapp.records.migrations import up_to_date\n"
        "from quizapp.records.store import Records\n"
        "records = Records(sys.argv[1]); print('ready', flush=True); sys.stdin.readline()\n"
        "up_to_date(records.database); records.close()"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    started = [subprocess.Popen([sys.executable, "-c", code, database_url], **pipes) for _ in range(3)]
    for process in started:
        process.stdout.readline()
    for process in started:
        process.stdin.write("\n")
        process.stdin.flush()
    errors = [process.communicate(timeout=60)[1] for process in started]
    assert [(process.returncode, error) for process, error in zip(started, errors, strict=True)] == [
        (0, "")
    ] * 3
    assert step(empty) == newest()
