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


@dataclass(frozen=True)
class AskedPassage:
    """How many questions ask about a passage, of which types and levels, and in which quizzes.

    `quizzes` has the ids and titles of the first ones, `more` how many there are beyond them.
    """

    id: str
    asked: int
    types: str
    levels: str
    quizzes: list[tuple[str, str]]
    more: int


@dataclass(frozen=True)
class AskedSection:
    title: str
    questions: int
    passages: list[AskedPassage]


@dataclass(frozen=True)
class AskedArticle:
    id: str
    title: str
    questions: int
    sections: list[AskedSection]

    @property
    def passages(self) -> list[AskedPassage]:
        return [passage for section in self.sections for passage in section.passages]

    @property
    def unasked(self) -> list[AskedPassage]:
        """The passages that no question cites."""
        return [passage for passage in self.passages if not passage.asked]


@dataclass(frozen=True)
class Contents:
    """The first quizzes on an article alone, or, under no article, of those across several; `more` are left out."""

    article: ArticleEntry | None
    quizzes: list[QuizEntry]
    more: int


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

    def contents(self, limit: int, all_of: str | None = None) -> list[Contents]:
        """Articles in the order of their titles, then what is across them, each with its first `limit` quizzes.

        Of the article `all_of` (an empty text for those across several) all are there.
        """
        counts = {row["home"]: row["quizzes"] for row in self._rows(_COUNTS)}
        found = []
        for article in (*self.articles(), None):
            home = article.id if article else ""
            rows = self._rows(_AT_HOME, home, -1 if home == all_of else limit)
            quizzes = [_quiz_entry(row) for row in rows]
            found.append(Contents(article, quizzes, counts.get(home, 0) - len(quizzes)))
        return found

    def count(self) -> int:
        """How many questions there are."""
        return sum(row["questions"] for row in self._rows(_COUNTS))

    def quizzes_on(self, article: str, limit: int) -> list[QuizEntry]:
        """The first quizzes on an article, alone or beside others."""
        return [_quiz_entry(row) for row in self._rows(_ON, article, limit)]

    def quiz_counts(self) -> dict[str, int]:
        """How many quizzes there are on each article, alone or beside others."""
        return {row["article"]: row["quizzes"] for row in self._rows(_QUIZ_COUNTS)}

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

    def citations(self, article: str, quizzes: Collection[str]) -> list[tuple[str, str, str]]:
        """Which passages of an article these quizzes cite: (passage, quiz, question)."""
        rows = self._rows(_CITATIONS, article, json.dumps(list(quizzes)))
        return [(row["passage"], row["quiz"], row["question"]) for row in rows]

    def asked(self, article: str | None = None) -> list[AskedArticle]:
        """Who asks about the passages of an article, or of all articles, in the order of their titles."""
        passages: dict[tuple[str, int], list[AskedPassage]] = {}
        for row in self._rows(_PASSAGES, article):
            passages.setdefault((row["article"], row["section"]), []).append(_asked_passage(row))
        sections: dict[str, list[AskedSection]] = {}
        for row in self._rows(_SECTIONS, article):
            of_section = passages.get((row["article"], row["position"]), [])
            sections.setdefault(row["article"], []).append(
                AskedSection(row["title"], row["questions"], of_section)
            )
        counts = {row["id"]: row["questions"] for row in self._rows("select id, questions from articles")}
        return [
            AskedArticle(one.id, one.title, counts[one.id], sections.get(one.id, []))
            for one in self.articles()
            if article in (None, one.id)
        ]

    def reading(self, quiz: str) -> dict[str, list[str]]:
        """The sections that the questions of a quiz cite, in the order of each article."""
        found: dict[str, list[str]] = {}
        for row in self._rows(_READING, quiz):
            found.setdefault(row["article"], []).append(row["title"])
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
_BY_TIME = "order by first is null, first, last, title"
_QUIZZES = f"select * from quizzes {_BY_TIME}"
_COUNTS = "select home, count(*) as quizzes, sum(count) as questions from quizzes group by home"
_AT_HOME = f"select * from quizzes where home = ? {_BY_TIME} limit ?"
_ON = f"""
    select * from quizzes where exists (select 1 from json_each(articles) where value = ?) {_BY_TIME} limit ?
"""
_QUIZ_COUNTS = """
    select j.value as article, count(distinct quizzes.id) as quizzes
    from quizzes, json_each(quizzes.articles) j group by j.value
"""
_CITATIONS = """
    select passage, quiz, question from citations
    where article = ? and quiz in (select value from json_each(?))
"""
_PASSAGES = """
    select article, id, section, asked, types, levels, quizzes, in_quizzes from passages
    where article = coalesce(?, article) order by rowid
"""
_SECTIONS = """
    select article, position, title, questions from sections where article = coalesce(?, article) order by position
"""
_READING = """
    select p.article, p.title
    from citations c join passages p on p.article = c.article and p.id = c.passage
    where c.quiz = ? group by p.article, p.title order by min(p.rowid)
"""
_QUESTION_IDS = "select quiz, id from questions where quiz in (select value from json_each(?))"
_SEARCH = """
    select p.article, a.title, p.title, p.id, snippet(passages_fts, 0, char(2), char(3), '…', 40)
    from passages_fts join passages p on p.rowid = passages_fts.rowid join articles a on a.id = p.article
    where passages_fts match ? order by bm25(passages_fts) limit ?
"""


def _asked_passage(row: sqlite3.Row) -> AskedPassage:
    quizzes = [(id, title) for id, title in json.loads(row["quizzes"])]
    more = row["in_quizzes"] - len(quizzes)
    return AskedPassage(row["id"], row["asked"], row["types"], row["levels"], quizzes, more)


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
