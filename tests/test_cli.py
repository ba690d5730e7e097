import json
import sqlite3
import stat
import threading
from contextlib import closing
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

import quizapp
from quizapp.cli import main
from quizapp.content.question import TYPES
from quizapp.records.migrations import up_to_date
from quizapp.records.store import Records, sqlite_url
from tests.records.recording import asked, given

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def run(*args):
    return CliRunner().invoke(main, [str(arg) for arg in args], catch_exceptions=False)


@pytest.fixture(autouse=True)
def no_database_url(monkeypatch):
    monkeypatch.delenv("QUIZAPP_DATABASE_URL", raising=False)


# Help


@pytest.mark.parametrize(
    ("args", "sentences"),
    [
        ([], ["check a bank of questions, and serve it to a browser", "--version"]),
        (["check"], ["show every mistake at its place", "Exit status: 0 clean, 1 findings, 2 could not run.", "--against DIR", "--format [text|json|github]", "--explain CODE"]),
        (["serve"], ["Serve the quizzes in DIR to a browser.", "QUIZAPP_DATABASE_URL", "Ctrl+C stops.", "--host", "[default: 127.0.0.1]", "8000 or else any free one", "--workers", "--data DIR", "--open"]),
        (["coverage"], ["passage by passage", "--facts FILE", "--format [text|json]", "left out, it is the folder `questions`"]),
        (["schema"], ["Print the JSON Schema", "yaml-language-server: $schema=FILE", "[quiz|article]"]),
        (["new"], ["Nothing that exists is overwritten.", "DIR"]),
        (["backup"], ["even while the app is serving", "`records.db`", "--data DIR"]),
    ],
    ids=lambda value: "-".join(["quizapp", *value]) if isinstance(value, list) and len(value) < 2 else "",
)  # fmt: skip
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_says_what_a_command_is_for(args, sentences, flag):
    result = run(*args, flag)
    text = " ".join(result.stdout.split())
    assert result.exit_code == 0
    for sentence in sentences:
        assert sentence in text


def test_every_command_is_listed_with_one_line_of_help():
    text = run("--help").stdout
    for name, command in main.commands.items():
        assert name in text
        assert command.get_short_help_str(limit=80).endswith((".", "place", "…", "...")) or command.help


def test_the_version_is_the_packages():
    assert run("--version").stdout == f"quizapp, version {quizapp.__version__}\n"


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (["chekc"], "No such command 'chekc'"),
        (["serve", "--port", "0"], "0 is not in the range"),
        (["serve", "--port", "65536"], "65536 is not in the range"),
        (["serve", "--workers", "0"], "0 is not in the range"),
        (["serve", "nowhere"], "'nowhere' does not exist"),
        (["new"], "Missing argument 'DIR'"),
    ],
)
def test_what_cannot_be_meant_is_refused(args, complaint, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run(*args)
    assert result.exit_code == 2
    assert complaint in " ".join(result.stderr.split())


# schema


@pytest.mark.parametrize(("args", "title"), [([], "A quiz of quizapp"), (["quiz"], "A quiz of quizapp"), (["article"], "Notes on an article of quizapp")])  # fmt: skip
def test_schema_prints_json_that_an_editor_can_use(args, title):
    printed = json.loads(run("schema", *args).stdout)
    Draft202012Validator.check_schema(printed)
    assert printed["title"] == title
    if title.startswith("A quiz"):
        assert set(printed["properties"]["questions"]["items"]["discriminator"]["mapping"]) == set(TYPES)


# new


def test_new_makes_a_bank_that_passes_check(tmp_path):
    made = run("new", tmp_path / "mine")
    assert made.exit_code == 0
    files = [tmp_path / "mine/articles/tea.yaml", tmp_path / "mine/tea/first-cups.yaml"]
    assert [line for line in made.stdout.splitlines() if line.startswith("made")] == [
        f"made {file}" for file in files
    ]
    assert f"`quizapp check {tmp_path / 'mine'}`" in made.stdout
    checked = run("check", tmp_path / "mine")
    assert (checked.exit_code, checked.stdout[:17]) == (0, "All checks passed")


def test_new_overwrites_nothing(tmp_path):
    run("new", tmp_path)
    file = tmp_path / "tea/first-cups.yaml"
    file.write_text("mine")
    result = run("new", tmp_path)
    assert result.exit_code == 1
    assert (
        result.stderr == f"Error: `{tmp_path / 'articles/tea.yaml'}` exists already: choose another folder\n"
    )
    assert file.read_text() == "mine"


def test_new_says_why_it_cannot_write(tmp_path):
    (tmp_path / "file").write_text("")
    result = run("new", tmp_path / "file/mine")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: cannot write `")
    assert "ot a directory" in result.stderr


# backup


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def records(data):
    made = Records(sqlite_url(data))
    up_to_date(made.database)
    yield made
    made.close()


def attempt(records, name, questions):
    learner = records.add_learner(name, NOW).id
    items = asked(*(f"q{number}" for number in range(questions)))
    return records.attempt(records.start(learner, "quiz", "Quiz", "test", False, items, NOW), learner)


def test_backup_says_what_it_copied(records, data, tmp_path):
    one = attempt(records, "Ana", 3)
    for item in one.items:
        records.add_answer(one, item, given(final=False), NOW)
    copy = tmp_path / "copy.db"
    result = run("backup", copy, "--data", data)
    assert (result.exit_code, result.stdout) == (0, f"Copied 3 answers of 1 learner to {copy}.\n")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy.db", "data"]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_backup_put_in_place_has_everything(records, data, tmp_path):
    one = attempt(records, "Ana", 2)
    records.add_answer(one, one.item(1), given(final=False), NOW)
    (tmp_path / "new").mkdir()
    run("backup", tmp_path / "new/records.db", "--data", data)
    restored = Records(sqlite_url(tmp_path / "new"))
    up_to_date(restored.database)
    learner = one.sheet.learner
    assert restored.attempt(one.id, learner) == records.attempt(one.id, learner)
    assert restored.add_answer(one, one.item(2), given(final=False), NOW)
    restored.close()


def test_backup_works_when_no_server_runs(records, data, tmp_path):
    attempt(records, "Ana", 1)
    records.close()
    assert run("backup", tmp_path / "copy.db", "--data", data).exit_code == 0


def answer_all(execute, attempt):
    for position in range(1, attempt.count + 1):
        execute(
            "insert into answers (attempt, position, step, try, kind, points, final, at) "
            "values (:id, :position, 1, 1, 'answer', 1, true, 1)",
            {"id": attempt.id, "position": position},
        )


def test_a_copy_made_while_others_write_is_consistent(records, data, tmp_path):
    """Each transaction adds a learner with an attempt of five items: a copy has all of it or nothing."""
    ended = threading.Event()
    counts = []

    def write():
        while not ended.is_set():
            one = attempt(records, "Ana", 5)
            records.database.write(lambda execute, one=one: answer_all(execute, one))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(12):
            copy = tmp_path / f"{number}.db"
            assert run("backup", copy, "--data", data).exit_code == 0
            with closing(sqlite3.connect(copy)) as connection:
                assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
                assert connection.execute("pragma foreign_key_check").fetchall() == []
                answers, items = connection.execute(
                    "select (select count(*) from answers), (select count(*) from items)"
                ).fetchone()
            assert answers % 5 == items % 5 == 0
            assert 0 <= items - answers <= 5
            counts.append(answers)
    finally:
        ended.set()
        writer.join()
    assert counts == sorted(counts)
    assert counts[-1] > counts[0]


def test_backup_overwrites_nothing(records, data, tmp_path):
    (tmp_path / "copy.db").write_text("mine")
    result = run("backup", tmp_path / "copy.db", "--data", data)
    assert result.exit_code == 1
    assert result.stderr == f"Error: `{tmp_path / 'copy.db'}` exists already: choose another name\n"
    assert (tmp_path / "copy.db").read_text() == "mine"


def test_backup_says_that_there_are_no_scores(data, tmp_path):
    result = run("backup", tmp_path / "copy.db", "--data", data)
    assert result.exit_code == 1
    assert result.stderr == f"Error: no copy was made: there are no scores in {data}\n"
    assert not (tmp_path / "copy.db").exists()


@pytest.mark.parametrize("content", [b"", b"not a database " * 500], ids=["empty", "something-else"])
def test_a_backup_that_fails_leaves_no_file_behind(data, tmp_path, content):
    (data / "records.db").write_bytes(content)
    result = run("backup", tmp_path / "copy.db", "--data", data)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: no copy was made: ")
    assert not (tmp_path / "copy.db").exists()


def test_backup_into_a_folder_that_is_not_there_says_so(records, data, tmp_path):
    result = run("backup", tmp_path / "nowhere/copy.db", "--data", data)
    assert result.exit_code == 1
    assert "No such file or directory" in result.stderr


def test_backup_leaves_postgresql_to_its_own_tool(tmp_path, monkeypatch):
    monkeypatch.setenv("QUIZAPP_DATABASE_URL", "postgresql://me:secret@host/db")
    result = run("backup", tmp_path / "copy.db", "--data", tmp_path / "data")
    assert (result.exit_code, result.stderr) == (
        1,
        "Error: the scores are in PostgreSQL: use its own `pg_dump`\n",
    )


# serve


@pytest.mark.parametrize(
    ("url", "complaint"),
    [("nonsense", "not understood"), ("postgresql://me:secret@127.0.0.1:1/db", "cannot be opened")],
)
def test_serve_says_why_it_cannot(root, tmp_path, monkeypatch, url, complaint):
    monkeypatch.setenv("QUIZAPP_DATABASE_URL", url)
    result = run("serve", root, "--data", tmp_path / "data")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: cannot serve: ")
    assert complaint in result.stderr
    assert "secret" not in result.stderr


def test_serve_says_that_the_data_folder_cannot_be_made(root, tmp_path):
    (tmp_path / "file").write_text("")
    result = run("serve", root, "--data", tmp_path / "file/data")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: cannot serve: ")
