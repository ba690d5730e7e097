"""bank.db: the sound part of a bank of files, ready to be served.

It is made from the files and can be thrown away. A change to the files is built beside it and swapped in, so
that readers never see half of it; files that did not change are not parsed again; and a file that became
unsound leaves the last good version of its content in place, with the findings beside it.
"""

import json
import sqlite3
import threading
from collections.abc import Collection, Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

from quizapp import __version__
from quizapp.check.library import Library, check
from quizapp.content.article import Article
from quizapp.content.quiz import Settings
from quizapp.language.folding import forms
from quizapp.source.diagnostics import Diagnostic
from quizapp.source.folder import BankFile, Stamps, find_files, stamps_of


@dataclass(frozen=True)
class QuizEntry:
    """A quiz on the contents page."""

    id: str
    title: str
    articles: tuple[str, ...]
    about: str | None
    years: str | None
    settings: Settings
    count: int


@dataclass(frozen=True)
class ArticleEntry:
    """An article on the contents page."""

    id: str
    title: str


@dataclass(frozen=True)
class Draft:
    """A question of a quiz, ready to be put into an attempt."""

    id: str
    digest: str
    revision: str


@dataclass(frozen=True)
class Problem:
    """A file with findings; `served` tells whether an earlier, sound version of it is being served."""

    path: str
    served: bool
    findings: list[Diagnostic]


@dataclass(frozen=True)
class Hit:
    """A passage that a search found, with the words found between U+0002 and U+0003."""

    article: str
    article_title: str
    section: str
    passage: str
    excerpt: str


class Bank:
    """The bank in a folder of files, kept in a database file. Safe to share between threads."""

    def __init__(self, root: Path, file: Path) -> None:
        self.root = root
        self.file = file
        self._stamps: Stamps | None = None
        self._swapped_in: tuple[int, int] | None = None
        self._generation = 0
        self._checked: tuple[int, Library] | None = None
        self._refreshing = threading.Lock()
        self._local = threading.local()

    @classmethod
    def in_folder(cls, root: Path, data: Path) -> "Bank":
        """The bank of the files in `root`; its database is named after that folder."""
        name = blake2b(str(root.absolute()).encode(), digest_size=6).hexdigest()
        return cls(root, data / f"bank-{name}.db")

    def refresh(self) -> None:
        """Take in what changed in the files since the last time; costs a stat per file where nothing did.

        From one refresh to its next a thread sees one state of the bank: no page is half old and half new.
        """
        if self._look().stamps != self._stamps or _number(self.file) != self._swapped_in:
            with self._refreshing:
                self._update()
        if getattr(self._local, "generation", None) != self._generation:
            self._local.generation = self._generation
            if connection := self._local.__dict__.pop("connection", None):
                connection.close()

    def _update(self) -> None:
        seen = self._look()  # once more: another thread may have been at it for long
        swapped_in: tuple[int, int] | None = _number(self.file)
        stored = self._stored_stamps()
        if seen.stamps != stored:
            # Imported here, because a start with nothing to build does without sqlite-utils.
            from quizapp.build import build

            build(self.file, seen.files, seen.stamps, seen.misplaced, fingerprint(), fresh=stored is None)
            swapped_in = None  # another worker may swap in what it saw earlier: to be looked at next time
        self._stamps, self._swapped_in = seen.stamps, swapped_in
        self._generation += 1

    def _look(self) -> "_Seen":
        files, misplaced = find_files(self.root)
        # What is misplaced has a stamp too, so that it is noticed when it comes and goes.
        stamps = {finding.path: (0, 0, 0) for finding in misplaced} | stamps_of(files)
        return _Seen(files, misplaced, stamps)

    def checked(self) -> Library:
        """The files checked with every warning: once after each change that a refresh took in."""
        with self._refreshing:
            if self._checked is None or self._checked[0] != self._generation:
                self._checked = self._generation, check(self.root)
            return self._checked[1]

    def articles(self) -> list[ArticleEntry]:
        """All articles, in the order of their titles."""
        entries = [ArticleEntry(*row) for row in self._rows("select id, title from articles")]
        return sorted(entries, key=lambda entry: min(forms(entry.title)))

    def dated(self) -> set[str]:
        """The articles with a passage that says when it was."""
        return {row["id"] for row in self._rows(_DATED)}

    def quizzes(self) -> list[QuizEntry]:
        """All quizzes, in the order of their years."""
        return [_quiz_entry(row) for row in self._rows(_QUIZZES)]

    def quiz(self, id: str) -> QuizEntry | None:
        row = next(iter(self._rows("select * from quizzes where id = ?", id)), None)
        return _quiz_entry(row) if row else None

    def questions(self, quiz: str) -> list[Draft]:
        """The questions of a quiz, in the author's order."""
        sql = "select id, digest, revision from questions where quiz = ? order by position"
        return [Draft(row["id"], row["digest"], row["revision"]) for row in self._rows(sql, quiz)]

    def article(self, id: str) -> Article | None:
        row = next(iter(self._rows("select body from articles where id = ?", id)), None)
        return Article.model_validate_json(row["body"]) if row else None

    def citations(self, article: str) -> dict[str, list[tuple[str, str]]]:
        """Which questions (quiz, question) cite each passage of an article; quizzes in the order of years."""
        found: dict[str, list[tuple[str, str]]] = {}
        for row in self._rows(_CITATIONS, article):
            found.setdefault(row["passage"], []).append((row["quiz"], row["question"]))
        return found

    def reading(self, quiz: str) -> dict[str, list[str]]:
        """The sections that the questions of a quiz cite, in the order of each article."""
        found: dict[str, list[str]] = {}
        for row in self._rows(_READING, quiz):
            found.setdefault(row["article"], []).append(row["section"])
        return found

    def question_ids(self, quizzes: Collection[str]) -> dict[str, list[str]]:
        """The ids of the questions of these quizzes, by quiz."""
        found: dict[str, list[str]] = {}
        for row in self._rows(_QUESTION_IDS, json.dumps(list(quizzes))):
            found.setdefault(row["quiz"], []).append(row["id"])
        return found

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """Passages that have all the words (or words that begin so), the best first."""
        terms = " ".join(
            '"{}"*'.format(word.replace('"', '""')) for word in words.replace("\0", " ").split()[:10]
        )
        if not terms:
            return []
        return [Hit(*row) for row in self._rows(_SEARCH, terms, limit)]

    def problems(self) -> list[Problem]:
        """The files that are not served as they stand, and why."""
        return [
            Problem(row["path"], bool(row["served"]), [Diagnostic(**f) for f in json.loads(row["findings"])])
            for row in self._rows(
                "select path, served, findings from files where findings != '[]' order by path"
            )
        ]

    def _rows(self, sql: str, *values: object) -> Iterable[sqlite3.Row]:
        return self._connection().execute(sql, values).fetchall()

    def _connection(self) -> sqlite3.Connection:
        """This thread's connection to the database, to one version of it from one refresh to the next."""
        if not hasattr(self._local, "connection"):
            self._local.connection = _open(self.file)
        connection: sqlite3.Connection = self._local.connection
        return connection

    def _stored_stamps(self) -> Stamps | None:
        """The stamps of the files that the database was built from, or None if it is of no use."""
        try:
            with closing(_open(self.file)) as connection:
                if connection.execute("select fingerprint from built").fetchone()[0] != fingerprint():
                    return None
                if connection.execute("pragma quick_check(1)").fetchone()[0] != "ok":
                    return None
                rows = connection.execute("select path, size, changed, number from files")
                return {row["path"]: (row["size"], row["changed"], row["number"]) for row in rows}
        except sqlite3.Error:
            return None


_DATED = """
    select distinct a.id from articles a, json_tree(a.body) j where j.key = 'when' and j.atom is not null
"""
_QUIZZES = "select * from quizzes order by first is null, first, last, title"
_CITATIONS = """
    select passage, quiz, question from citations join quizzes q on q.id = quiz
    where article = ? order by first is null, first, last, title
"""
_READING = """
    select p.article, p.section
    from citations c join passages p on p.article = c.article and p.id = c.passage
    where c.quiz = ? group by p.article, p.section order by min(p.rowid)
"""
_QUESTION_IDS = "select quiz, id from questions where quiz in (select value from json_each(?))"
_SEARCH = """
    select p.article, a.title, p.section, p.id, snippet(passages_fts, 0, char(2), char(3), '…', 40)
    from passages_fts join passages p on p.rowid = passages_fts.rowid join articles a on a.id = p.article
    where passages_fts match ? order by bm25(passages_fts) limit ?
"""


@dataclass(frozen=True)
class _Seen:
    """The files as they were found."""

    files: list[BankFile]
    misplaced: list[Diagnostic]
    stamps: Stamps


def _number(file: Path) -> tuple[int, int]:
    """Tells one swapped-in database from the next, and from none."""
    try:
        status = file.stat()
    except FileNotFoundError:
        return 0, 0
    return status.st_ino, status.st_mtime_ns


def _quiz_entry(row: sqlite3.Row) -> QuizEntry:
    return QuizEntry(
        row["id"],
        row["title"],
        tuple(json.loads(row["articles"])),
        row["about"],
        row["years"],
        Settings.model_validate_json(row["settings"]),
        row["count"],
    )


def _open(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    return connection


@cache
def fingerprint() -> str:
    """Changes with the code that checks and stores, so that a bank is not served as an older version saw it."""
    digest = blake2b(__version__.encode(), digest_size=8)
    package = Path(__file__).parent
    for module in sorted(
        [*package.glob("*.py"), *package.glob("question/*.py"), *package.glob("rules/*.py")]
    ):
        digest.update(module.read_bytes())
    return digest.hexdigest()
