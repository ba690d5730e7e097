"""How SQLite is written: one transaction for all that wait, in a queue among threads and processes."""

import multiprocessing
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from quizapp.records.migrations import up_to_date
from quizapp.records.sqlite import Sqlite, connect
from quizapp.records.store import Records, sqlite_url


@pytest.fixture
def database(tmp_path):
    made = Sqlite(tmp_path / "records.db")
    made.write(lambda execute: execute("create table t (n integer unique)", {}))
    yield made
    made.close()


def insert(number):
    return lambda execute: execute("insert into t values (:n)", {"n": number})


def numbers(database):
    return [row[0] for row in database.read("select n from t order by n", {})]


def test_it_is_set_up_to_lose_nothing(tmp_path):
    with closing(connect(tmp_path / "records.db")) as connection:
        settings = {
            name: connection.execute(f"pragma {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10000}


def test_work_that_fails_stores_nothing_of_itself_and_everything_of_the_others(database):
    waiting = threading.Barrier(9)

    def two(number):
        def work(execute):
            insert(2 * number)(execute)
            if number == 4:
                raise LookupError("no")
            insert(2 * number + 1)(execute)

        waiting.wait()
        return database.write(work)

    with ThreadPoolExecutor(9) as pool:
        done = [pool.submit(two, number) for number in range(9)]
    assert [type(one.exception()) for one in done] == [
        LookupError if n == 4 else type(None) for n in range(9)
    ]
    assert numbers(database) == [n for n in range(18) if n not in (8, 9)]


def test_all_that_wait_share_one_transaction(database):
    """So that several answers need one fsync."""
    first_is_at_it, others_wait = threading.Event(), threading.Event()

    def slow(execute):
        first_is_at_it.set()
        others_wait.wait(5)

    statements = []
    with ThreadPoolExecutor(9) as pool:
        pool.submit(database.write, slow)
        first_is_at_it.wait(5)
        database._writer.set_trace_callback(statements.append)
        for number in range(8):
            pool.submit(database.write, insert(number))
        while len(database._waiting) < 8:
            pass
        others_wait.set()
    assert numbers(database) == list(range(8))
    assert [one for one in statements if one in ("begin immediate", "commit")] == [
        "commit",
        "begin immediate",
        "commit",
    ]


def test_nobody_is_told_that_theirs_was_stored_if_the_commit_fails(database):
    def poison(execute):
        # A constraint that is only looked at when the transaction is committed.
        execute("create table child (n references t (n) deferrable initially deferred)", {})
        execute("insert into child values (99)", {})

    with pytest.raises(sqlite3.IntegrityError):
        database.write(poison)
    database.write(insert(1))
    assert numbers(database) == [1]


def test_a_database_that_cannot_be_written_raises_for_everybody_and_works_again_later(database, tmp_path):
    database.write(insert(1))
    database._writer.execute("pragma busy_timeout = 1")
    with closing(connect(database.file)) as other:
        other.execute("begin immediate")
        for number in (2, 3):
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                database.write(insert(number))
        other.execute("rollback")
    database.write(insert(4))
    assert numbers(database) == [1, 4]


def test_reading_does_not_wait_for_a_writer(database):
    database.write(insert(1))
    seen = []

    def write_and_look(execute):
        insert(2)(execute)
        with ThreadPoolExecutor(1) as pool:
            seen.append(pool.submit(numbers, database).result(timeout=5))

    database.write(write_and_look)
    assert seen == [[1]]


def _write_many(file, first):
    database = Sqlite(file)
    for number in range(first, first + 50):
        database.write(insert(number))
    database.close()


def test_processes_that_write_at_once_lose_nothing(database):
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_write_many, args=(database.file, 100 * index)) for index in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert numbers(database) == [100 * index + number for index in range(3) for number in range(50)]


def test_all_that_open_a_new_file_at_once_succeed(tmp_path):
    """Each wants to turn on WAL mode, for which SQLite itself waits for nobody."""
    for number in range(20):
        file = tmp_path / f"{number}.db"
        barrier = threading.Barrier(8)

        def open_(_, file=file, barrier=barrier):
            barrier.wait()
            with closing(connect(file)) as connection:
                return connection.execute("pragma journal_mode").fetchone()[0]

        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(open_, range(8))) == ["wal"] * 8


def test_records_of_a_form_from_before_the_release_are_refused_with_what_to_do(tmp_path):
    with closing(sqlite3.connect(tmp_path / "records.db")) as old:
        old.execute("create table alembic_version (version_num)")
        old.execute("insert into alembic_version values ('0001')")
        old.execute('create table answers (id integer primary key, item, "try", response, fraction)')
        old.commit()
    records = Records(sqlite_url(tmp_path))
    with pytest.raises(Exception, match="Move them away"):
        up_to_date(records.database)
    records.close()
