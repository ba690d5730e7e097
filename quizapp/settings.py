"""Where scores are kept, and the key that signs cookies."""

import os
import secrets
import tempfile
from pathlib import Path

import platformdirs

from quizapp.records.store import sqlite_url


def data_folder(given: Path | None) -> Path:
    """The folder for scores: the given one, or the user's. It is made if need be."""
    folder = given or Path(platformdirs.user_data_dir("quizapp"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def database_url(data: Path) -> str:
    """The records' database: QUIZAPP_DATABASE_URL, or a SQLite file in the data folder."""
    return os.environ.get("QUIZAPP_DATABASE_URL") or sqlite_url(data)


def secret_key(data: Path) -> bytes:
    """The key that signs cookies: made once, readable by this user only."""
    file = data / "secret.key"
    if not file.exists():
        # Put in its place whole: half a key, left by a process that was stopped, would stay for ever.
        descriptor, made = tempfile.mkstemp(prefix="secret.key.", dir=data)
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(secrets.token_bytes(32))
        Path(made).replace(file)
    return file.read_bytes()
