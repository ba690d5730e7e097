"""A bank that keeps up with its folder of files."""

import sqlite3
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

import quizapp
from quizapp.bank.reader import Reader, open_read_only
from quizapp.source.diagnostics import Diagnostic
from quizapp.source.folder import BankFile, Stamps, find_files, stamps_of

#: Seconds of work that a look at the files may take at each page, and for how many times as long it is put off if it
#: takes more: with a thousand files for two seconds.
UNNOTICED, PATIENCE = 0.005, 50


@dataclass(frozen=True)
class _Seen:
    """The files as they were found."""

    files: list[BankFile]
    misplaced: list[Diagnostic]
    stamps: Stamps


class Bank(Reader):
    """The bank in a folder of files, kept in a database file. Safe to share between threads."""

    def __init__(self, root: Path, file: Path) -> None:
        super().__init__(file)
        self.root = root
        self._stamps: Stamps | None = None
        self._swapped_in: tuple[int, int] | None = None
        self._generation = 0
        self._warnings: tuple[int, list[Diagnostic]] | None = None
        self._refreshing = threading.Lock()
        self._next_look = 0.0

    @classmethod
    def in_folder(cls, root: Path, data: Path) -> "Bank":
        """The bank of the files in `root`; its database is named after that folder."""
        name = blake2b(str(root.absolute()).encode(), digest_size=6).hexdigest()
        return cls(root, data / f"bank-{name}.db")

    def refresh(self) -> None:
        """Take in what changed in the files since the last time; costs a stat per file where nothing did.

        In a folder of very many files that adds up: there they are not looked at anew for as long as keeps it to a
        small part of the time.
        """
        if time.monotonic() >= self._next_look:
            began = time.thread_time()
            changed = self._look().stamps != self._stamps or _identity(self.file) != self._swapped_in
            took = time.thread_time() - began
            self._next_look = time.monotonic() + took * PATIENCE if took > UNNOTICED else 0.0
            if changed:
                with self._refreshing:
                    self._update()
        if getattr(self._local, "generation", None) != self._generation:
            self._local.generation = self._generation
            self.reopen()

    def _update(self) -> None:
        seen = self._look()  # once more: another thread may have been at it for long
        swapped_in: tuple[int, int] | None = _identity(self.file)
        stored = self._stored_stamps()
        if seen.stamps != stored:
            # Imported here: with it come all checks, which took a quarter of a start that has nothing to build.
            from quizapp.bank.build import build

            build(self.file, seen.files, seen.stamps, seen.misplaced, fingerprint(), fresh=stored is None)
            swapped_in = None  # another worker may swap in what it saw earlier: to be looked at next time
        self._stamps, self._swapped_in = seen.stamps, swapped_in
        self._generation += 1

    def _look(self) -> _Seen:
        files, misplaced = find_files(self.root)
        # What is misplaced has a stamp too, so that it is noticed when it comes and goes.
        stamps = {finding.path: (0, 0, 0) for finding in misplaced} | stamps_of(files)
        return _Seen(files, misplaced, stamps)

    def warnings(self) -> list[Diagnostic]:
        """The warnings of `check` about the files: looked for once after each change that a refresh took in."""
        from quizapp.check.library import check  # for the reason in _update

        with self._refreshing:
            if self._warnings is None or self._warnings[0] != self._generation:
                findings = check(self.root).findings
                found = [finding for finding in findings if finding.severity == "warning"]
                self._warnings = self._generation, found
            return self._warnings[1]

    def _stored_stamps(self) -> Stamps | None:
        """The stamps of the files that the database was built from, or None if it is of no use."""
        try:
            with closing(open_read_only(self.file)) as connection:
                if connection.execute("select fingerprint from built").fetchone()[0] != fingerprint():
                    return None
                if connection.execute("pragma quick_check(1)").fetchone()[0] != "ok":
                    return None
                rows = connection.execute("select path, size, mtime_ns, inode from files")
                return {row["path"]: (row["size"], row["mtime_ns"], row["inode"]) for row in rows}
        except sqlite3.Error:
            return None


def _identity(file: Path) -> tuple[int, int]:
    """Inode and mtime_ns of the database: they differ from one that is swapped in later; (0, 0) without a file."""
    try:
        status = file.stat()
    except FileNotFoundError:
        return 0, 0
    return status.st_ino, status.st_mtime_ns


@cache
def fingerprint(package: Path = Path(quizapp.__file__).parent) -> str:
    """Changes with the code of the package, so that a bank is not served as an older version saw it."""
    digest = blake2b(digest_size=8)
    for module in sorted(package.rglob("*.py")):
        digest.update(module.read_bytes())
    return digest.hexdigest()
