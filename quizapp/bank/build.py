"""Files → bank.db: what changed is read and checked again, everything else is carried over.

The new database is made beside the old one and swapped in whole. It is not in WAL mode: readers of a WAL
database that is replaced would stay on the old rows.
"""

import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

from sqlite_utils import Database

from quizapp.bank import asked
from quizapp.check.loading import load_article, load_quiz, no_garbage_collection
from quizapp.content import revision
from quizapp.content.article import Article
from quizapp.content.notes import Notes
from quizapp.content.quiz import Quiz
from quizapp.language import edtf
from quizapp.source.diagnostics import Diagnostic, in_order, limited
from quizapp.source.folder import BankFile, Stamps

_TABLES: dict[str, tuple[dict[str, type], str | tuple[str, ...]]] = {
    "built": ({"fingerprint": str}, "fingerprint"),
    "files": (
        {
            "path": str, "id": str, "kind": str, "size": int, "mtime_ns": int, "inode": int, "served": int,
            "findings": str,
        },
        "path",
    ),
    "articles": ({"id": str, "title": str, "body": str, "questions": int}, "id"),
    "sections": ({"article": str, "position": int, "title": str, "questions": int}, ("article", "position")),
    "passages": (
        {
            "article": str, "id": str, "section": int, "title": str, "text": str,
            # Who asks about it: see bank/asked.py.
            "asked": int, "types": str, "levels": str, "quizzes": str, "in_quizzes": int,
        },
        ("article", "id"),
    ),
    "quizzes": (
        {
            "id": str, "title": str, "articles": str, "home": str, "about": str, "years": str, "first": str,
            "last": str, "settings": str, "count": int,
        },
        "id",
    ),
    "questions": (
        {
            "quiz": str, "id": str, "position": int, "type": str, "level": str, "digest": str,
            "revision": str,
        },
        ("quiz", "id"),
    ),
    "citations": (
        {"article": str, "passage": str, "quiz": str, "question": str},
        ("article", "passage", "quiz", "question"),
    ),
}  # fmt: skip

#: What a stopped build left behind is removed after so many seconds.
_LITTER = 600


def build(
    file: Path,
    files: list[BankFile],
    stamps: Stamps,
    misplaced: list[Diagnostic],
    fingerprint: str,
    *,
    fresh: bool,
) -> None:
    """Bring the database `file` up to date with `files`; a `fresh` one takes nothing over from it.

    Raises OSError where it cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with no_garbage_collection(), _beside(file, fresh) as beside:
        with closing(Database(beside)) as db:
            db.execute("pragma synchronous = off")  # it is synced as a whole below
            with db.atomic():
                if fresh:
                    for name, (columns, pk) in _TABLES.items():
                        db.table(name).create(columns, pk=pk)
                    db.table("built").insert({"fingerprint": fingerprint})
                if fresh:
                    db.table("questions").create_index(["quiz", "position"])
                    db.table("citations").create_index(["quiz", "question"])
                    db.table("quizzes").create_index(["home"])
                _Update(db, files, stamps, misplaced).run()
                if fresh:
                    db.table("passages").enable_fts(["text"], create_triggers=True)
        _sync(beside)
        beside.replace(file)


@contextmanager
def _beside(file: Path, fresh: bool) -> Iterator[Path]:
    """A copy of the database to work on, or an empty one."""
    for litter in file.parent.glob(f"{file.name}.new-*"):
        with suppress(FileNotFoundError):  # another worker may be swapping it in
            if time.time() - litter.stat().st_mtime > _LITTER:
                litter.unlink()
    descriptor, name = tempfile.mkstemp(prefix=f"{file.name}.new-", dir=file.parent)
    os.close(descriptor)
    beside = Path(name)
    try:
        if not fresh:
            shutil.copyfile(file, beside)
        yield beside
    finally:
        beside.unlink(missing_ok=True)


def _sync(file: Path) -> None:
    with file.open("rb") as handle:
        os.fsync(handle.fileno())


class _Update:
    """The changes to the tables that the changes to the files call for."""

    def __init__(
        self, db: Database, files: list[BankFile], stamps: Stamps, misplaced: list[Diagnostic]
    ) -> None:
        self.db = db
        self.files = files
        self.stamps = stamps
        self.misplaced = misplaced
        self.known = {row["path"]: row for row in db.table("files").rows}
        #: The passages of which it may have changed who asks about them.
        self.touched: set[tuple[str, str]] = set()

    def run(self) -> None:
        self._forget()
        changed = {file.id for file in self.files if file.kind == "article" and self._is_new(file)}
        for file in self.files:
            if file.kind == "article" and file.id in changed:
                self._take_article(file)
        gone = {
            row["id"]
            for path, row in self.known.items()
            if row["kind"] == "article" and path not in self.stamps
        }
        affected = self._quizzes_on(changed | gone)
        quizzes = [
            file for file in self.files if file.kind == "quiz" and (self._is_new(file) or file.id in affected)
        ]
        if quizzes:
            notes = Notes(self._articles(), self._unusable())
            for file in quizzes:
                self._take_quiz(file, notes)
        asked.tally(self.db, self.touched)
        for finding in self.misplaced:
            self.db.table("files").insert(
                {"path": finding.path, "id": "", "kind": "", "size": 0, "mtime_ns": 0, "inode": 0, "served": 0,
                 "findings": json.dumps([asdict(finding)])},
                replace=True,
            )  # fmt: skip

    def _is_new(self, file: BankFile) -> bool:
        row = self.known.get(file.shown)
        return row is None or (row["size"], row["mtime_ns"], row["inode"]) != self.stamps[file.shown]

    def _forget(self) -> None:
        """Drop what came from files that are gone, unless a file elsewhere has taken its name over."""
        present = {(file.kind, file.id) for file in self.files}
        for path, row in self.known.items():
            if path not in self.stamps:
                self.db.table("files").delete(path)
            if (row["kind"], row["id"]) not in present:
                self._drop(row["kind"], row["id"])

    def _drop(self, kind: str, id: str) -> None:
        if kind == "article":
            self.db.table("articles").delete_where("id = ?", [id])
            self.db.table("sections").delete_where("article = ?", [id])
            self.db.table("passages").delete_where("article = ?", [id])
        elif kind == "quiz":
            self.db.table("quizzes").delete_where("id = ?", [id])
            cited = self.db.execute("select distinct article, passage from citations where quiz = ?", [id])
            self.touched.update(cited.fetchall())
            self.db.table("questions").delete_where("quiz = ?", [id])
            self.db.table("citations").delete_where("quiz = ?", [id])

    def _quizzes_on(self, articles: set[str]) -> set[str]:
        """The quizzes whose findings may change with these articles: those that cite them or are unsound."""
        if not articles:
            return set()
        on = {
            row["id"]
            for row in self.db.table("quizzes").rows
            if articles.intersection(json.loads(row["articles"]))
        }
        return on | {row["id"] for row in self.known.values() if row["findings"] != "[]"}

    def _articles(self) -> dict[str, Article]:
        return {row["id"]: Article.model_validate_json(row["body"]) for row in self.db.table("articles").rows}

    def _unusable(self) -> set[str]:
        """The articles of which there is no sound version, neither this one nor an earlier."""
        return {row["id"] for row in self.db.table("files").rows_where("kind = 'article' and not served")}

    def _take_article(self, file: BankFile) -> None:
        """Store an article if it is sound; else its last good version stays."""
        loaded = load_article(file)
        article = loaded.content if not loaded.findings else None
        if article:
            self._drop("article", file.id)
            self.db.table("articles").insert(
                {
                    "id": file.id,
                    "title": article.title,
                    "body": article.model_dump_json(by_alias=True),
                    "questions": 0,
                }
            )
            self.db.table("sections").insert_all(
                {"article": file.id, "position": position, "title": section.title, "questions": 0}
                for position, section in enumerate(article.sections)
            )
            self.db.table("passages").insert_all(
                {
                    "article": file.id,
                    "id": passage.id,
                    "section": position,
                    "title": section.title,
                    "text": passage.text,
                    "asked": 0,
                    "types": "",
                    "levels": "",
                    "quizzes": "[]",
                    "in_quizzes": 0,
                }
                for position, section in enumerate(article.sections)
                for passage in section.passages
            )
            self.touched.update((file.id, passage.id) for _, passage in article.passages())
        self._record(file, "articles", loaded.findings)

    def _take_quiz(self, file: BankFile, notes: Notes) -> None:
        loaded = load_quiz(file, notes)
        if loaded.content and not loaded.findings:
            self._drop("quiz", file.id)
            self._store_quiz(file.id, loaded.content, notes)
        self._record(file, "quizzes", loaded.findings)

    def _store_quiz(self, id: str, quiz: Quiz, notes: Notes) -> None:
        years = edtf.parse(quiz.years) if quiz.years else None
        self.db.table("quizzes").insert(
            {
                "id": id,
                "title": quiz.title,
                "articles": json.dumps(quiz.article),
                "home": quiz.article[0] if len(quiz.article) == 1 else "",
                "about": quiz.about,
                "years": quiz.years,
                "first": str(years.first) if years else None,
                "last": str(years.last) if years else None,
                "settings": quiz.settings.model_dump_json(),
                "count": len(quiz.questions),
            }
        )
        questions: list[tuple[str, str, int, str, str, str, str]] = []
        citations: list[tuple[str, str, str, str]] = []
        for position, question in enumerate(quiz.questions):
            cited = [notes.cited(quiz, cite)[0] for cite in question.cite]
            digest, text = revision.encode(question, revision.passages_json(cited))
            questions.append((id, question.id, position, question.type, question.level, digest, text))
            citations += ((one.article, one.passage.id, id, question.id) for one in cited)
        # By far the most rows: sqlite-utils would look at each value of each for what has to be made JSON.
        self.db.conn.executemany(
            "insert into questions (quiz, id, position, type, level, digest, revision) values (?, ?, ?, ?, ?, ?, ?)",
            questions,
        )
        self.db.conn.executemany(
            "insert or ignore into citations (article, passage, quiz, question) values (?, ?, ?, ?)",
            citations,
        )
        self.touched.update((article, passage) for article, passage, _, _ in citations)

    def _record(self, file: BankFile, table: str, findings: list[Diagnostic]) -> None:
        """Store the file's stamp and findings, and whether a sound version of its content is served."""
        served = self.db.execute(f"select 1 from {table} where id = ?", [file.id]).fetchone() is not None  # noqa: S608
        size, mtime_ns, inode = self.stamps[file.shown]
        self.db.table("files").insert(
            {
                "path": file.shown,
                "id": file.id,
                "kind": file.kind,
                "size": size,
                "mtime_ns": mtime_ns,
                "inode": inode,
                "served": int(served),
                "findings": json.dumps([asdict(finding) for finding in limited(in_order(findings))]),
            },
            replace=True,
        )
