import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from quizapp import migrations
from quizapp.records import Records, metadata, sqlite_url

TOGETHER = 4


@pytest.fixture
def empty(database_url):
    """An engine for a database without tables."""
    records = Records(database_url)
    yield records.engine
    records.close()


def tables(empty):
    return set(sa.inspect(empty).get_table_names())


def step(empty):
    with empty.connect() as connection:
        return connection.scalar(sa.text("select version_num from alembic_version"))


def test_an_empty_database_is_brought_to_the_newest_step(empty):
    migrations.up_to_date(empty)
    assert step(empty) == migrations.newest()
    assert tables(empty) == {*metadata.tables, "alembic_version"}


def test_the_steps_lead_to_the_tables_that_the_code_uses(empty):
    migrations.up_to_date(empty)
    with empty.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, metadata) == []


def test_the_constraints_of_the_tables_are_there_on_every_database(empty):
    migrations.up_to_date(empty)
    found = sa.inspect(empty)
    unique = {
        name: [one["column_names"] for one in found.get_unique_constraints(name)]
        for name in ("items", "answers")
    }
    assert unique == {"items": [["attempt", "position"]], "answers": [["item", "try"]]}
    keys = {
        (name, *key["constrained_columns"], key["referred_table"])
        for name in metadata.tables
        for key in found.get_foreign_keys(name)
    }
    assert keys == {
        ("attempts", "learner", "learners"),
        ("items", "attempt", "attempts"),
        ("items", "digest", "revisions"),
        ("answers", "item", "items"),
    }


def test_running_twice_changes_nothing_and_keeps_what_is_there(empty, database_url, clock):
    migrations.up_to_date(empty)
    records = Records(database_url)
    ana = records.add_learner("Ana", clock())
    statements = []
    sa.event.listen(empty, "before_cursor_execute", lambda *args: statements.append(args[2]))
    migrations.up_to_date(empty)
    assert records.learner(ana.id) == ana
    records.close()
    assert not [
        one for one in statements if one.split()[0].upper() in ("CREATE", "ALTER", "INSERT", "UPDATE")
    ]


def test_a_step_that_fails_leaves_the_database_as_it_was(empty, monkeypatch):
    from alembic import op

    def fail(*_, **__):
        raise RuntimeError("broken off")

    with monkeypatch.context() as patch:
        patch.setattr(op, "create_index", fail)
        with pytest.raises(RuntimeError, match="broken off"):
            migrations.up_to_date(empty)
    assert tables(empty) == set()
    migrations.up_to_date(empty)
    assert step(empty) == migrations.newest()


def test_threads_that_start_at_once_all_succeed(empty, database_url):
    several = [Records(database_url) for _ in range(TOGETHER)]
    with ThreadPoolExecutor(TOGETHER) as pool:
        list(pool.map(migrations.up_to_date, [records.engine for records in several]))
    for records in several:
        records.close()
    assert step(empty) == migrations.newest()


def test_processes_that_start_at_once_all_succeed(empty, database_url):
    code = (
        "import sys, alembic.command; from quizapp import migrations; from quizapp.records import Records\n"
        "records = Records(sys.argv[1]); print('ready', flush=True); sys.stdin.readline()\n"
        "migrations.up_to_date(records.engine); records.close()"
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
    assert step(empty) == migrations.newest()


def test_all_that_open_a_new_sqlite_file_at_once_succeed(tmp_path):
    """Each wants to turn on WAL mode, for which SQLite itself waits for nobody."""
    for number in range(20):
        (tmp_path / str(number)).mkdir()
        several = [Records(sqlite_url(tmp_path / str(number))) for _ in range(8)]
        barrier = threading.Barrier(8)

        def open_(records, barrier=barrier):
            barrier.wait()
            with records.engine.connect() as connection:
                return connection.exec_driver_sql("pragma journal_mode").scalar()

        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(open_, several)) == ["wal"] * 8
        for records in several:
            records.close()
