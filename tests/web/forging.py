"""An app that lives as long as a module's tests, for tests that send it thousands of forms."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from quizapp.bank.refresh import Bank
from quizapp.records.migrations import up_to_date
from quizapp.records.store import Records, sqlite_url
from quizapp.web import create_app
from tests.conftest import BANKS
from tests.web.taking import FOUR, FOUR_ID, write


@contextmanager
def forged_app(folder: Path) -> Iterator[Flask]:
    root = shutil.copytree(BANKS / "good", folder / "questions")
    write(root, FOUR_ID, FOUR)
    (folder / "data").mkdir()
    records = Records(sqlite_url(folder / "data"))
    up_to_date(records.database)
    bank = Bank.in_folder(root, folder / "data")
    bank.refresh()
    yield create_app(bank, records, b"a key for tests")
    records.close()
