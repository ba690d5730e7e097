"""bank.db as the pages read it: quizzes, articles, questions, search."""

import json
import sqlite3
import threading
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from quizapp.content.article import Article
from quizapp.content.quiz import Settings
from quizapp.language.folding import forms
from quizapp.source.diagnostics import Diagnostic


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


class Reader:
    """The bank in a database file. Safe to share between threads: each has a connection of its own.

    From one `reopen` to the next a thread sees one state of the bank: no page is half old and half new.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._local = threading.local()

    def reopen(self) -> None:
        """See from now on what has been swapped in, in this thread."""
        if connection := self._local.__dict__.pop("connection", None):
            connection.close()

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
        """This thread's connection to the database."""
        if not hasattr(self._local, "connection"):
            self._local.connection = open_read_only(self.file)
        connection: sqlite3.Connection = self._local.connection
        return connection


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


def open_read_only(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    return connection
