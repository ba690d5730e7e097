import os
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

import quizapp.bank.build
import quizapp.bank.refresh
from quizapp.bank.refresh import Bank, fingerprint
from tests.bank.changing import FILES, QUIZZES, edit, quizzes, restarted


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: b"",
        lambda data: b"not a database" * 1000,
        lambda data: data[:100],
        lambda data: data[: len(data) // 2],
        lambda data: data[:-4096],
    ],
    ids=["empty", "something-else", "header-only", "half", "last-page-lost"],
)
def test_a_damaged_database_is_built_anew(bank, harm):
    bank.file.write_bytes(harm(bank.file.read_bytes()))
    again = restarted(bank)
    assert quizzes(again) == QUIZZES
    assert again.search("tower")


@pytest.mark.parametrize("table", ["built", "files", "articles", "questions", "passages_fts_data"])
@pytest.mark.parametrize("change", [False, True], ids=["nothing-changed", "a-file-changed"])
def test_a_database_damaged_on_the_inside_is_built_anew(root, bank, table, change):
    with closing(sqlite3.connect(bank.file)) as connection:
        query = "select rootpage - 1, page_size from sqlite_master, pragma_page_size where name = ?"
        before, size = connection.execute(query, [table]).fetchone()
    data = bytearray(bank.file.read_bytes())
    data[before * size : (before + 1) * size] = b"\xff" * size
    bank.file.write_bytes(data)
    if change:
        edit(root / "sample/storm.yaml", "The great storm", "The storm of 1859")
    again = restarted(bank)
    assert quizzes(again) == QUIZZES
    assert len(again.questions("sample/storm")) == 3
    with closing(sqlite3.connect(bank.file)) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("running", [True, False], ids=["while-running", "between-starts"])
def test_a_removed_database_is_built_anew(bank, running):
    bank.file.unlink()
    again = bank if running else restarted(bank)
    again.refresh()
    assert quizzes(again) == QUIZZES


def test_a_database_that_another_version_built_is_built_anew(bank, parsed, monkeypatch):
    monkeypatch.setattr(quizapp.bank.refresh, "fingerprint", lambda: "another")
    assert quizzes(restarted(bank)) == QUIZZES
    assert len(parsed) == len(FILES)


def test_folders_of_the_same_name_have_databases_of_their_own(root, tmp_path):
    other = shutil.copytree(root, tmp_path / "elsewhere/questions")
    (other / "sample/storm.yaml").unlink()
    banks = [Bank.in_folder(folder, tmp_path / "data") for folder in (root, other)]
    for bank in banks:
        bank.refresh()
    assert [quizzes(bank) for bank in banks] == [QUIZZES, QUIZZES - {"sample/storm"}]


def test_what_a_killed_build_left_is_removed_by_a_later_one(root, bank):
    litter, fresh = (bank.file.with_name(f"{bank.file.name}.new-{number}") for number in (1, 2))
    for file in (litter, fresh):
        file.write_text("half")
    long_ago = time.time() - 3600
    os.utime(litter, (long_ago, long_ago))
    edit(root / "sample/storm.yaml", "The great storm", "The storm of 1859")
    bank.refresh()
    assert not litter.exists()
    assert fresh.exists()  # another process may be at it


def test_a_build_that_fails_leaves_the_old_database_and_nothing_beside_it(root, bank, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    edit(root / "sample/storm.yaml", "The great storm", "The storm of 1859")
    with monkeypatch.context() as patch:
        patch.setattr(quizapp.bank.build, "load_quiz", fail)
        with pytest.raises(OSError, match="No space"):
            bank.refresh()
    assert bank.quiz("sample/storm").title == "The great storm"
    assert list(bank.file.parent.iterdir()) == [bank.file]
    bank.refresh()
    assert bank.quiz("sample/storm").title == "The storm of 1859"


def test_the_fingerprint_follows_the_code_into_whatever_package_it_is_moved(tmp_path):
    package = shutil.copytree(Path(quizapp.__file__).parent, tmp_path / "quizapp")
    module = package / "bank/somewhere/else/folding.py"
    module.parent.mkdir(parents=True)
    (package / "language/folding.py").rename(module)
    before = fingerprint(package)
    module.write_text(module.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    fingerprint.cache_clear()
    assert fingerprint(package) != before
