"""A copy of the scores in SQLite."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path


def backup(data: Path, file: Path) -> tuple[int, int]:
    """Copy the SQLite records in `data` to a new file, page by page, while others may write.

    Returns how many learners and answers the copy holds. Raises OSError and sqlite3.Error.
    """
    source_file = data / "records.db"
    if not source_file.exists():
        raise FileNotFoundError(f"there are no scores in {data}")
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with (
            closing(sqlite3.connect(f"{source_file.absolute().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(file)) as copy,
        ):
            source.backup(copy)
            counted = copy.execute("select (select count(*) from learners), (select count(*) from answers)")
            learners, answers = counted.fetchone()
    except sqlite3.Error:
        file.unlink()
        raise
    return learners, answers
