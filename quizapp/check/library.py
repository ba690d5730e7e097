"""Files → a library of articles and quizzes, and every finding about them.

What one file holds is checked in that file's pass (see `loading`); one bad file never takes the others down.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from quizapp.check.loading import Loaded, load_article, load_quiz, no_garbage_collection
from quizapp.check.rules import originals
from quizapp.check.rules.originals import Original
from quizapp.content.article import Article
from quizapp.content.notes import Notes
from quizapp.content.quiz import Quiz
from quizapp.source.diagnostics import Diagnostic, in_order, limited
from quizapp.source.folder import BankFile, find_files


@dataclass
class Library:
    """A checked bank: the quizzes without errors, the articles that could be read, and the findings in order."""

    articles: dict[str, Article] = field(default_factory=dict)
    quizzes: dict[str, Quiz] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)


@no_garbage_collection()
def check(root: Path, only: Collection[Path] = (), against: Mapping[str, Original] | None = None) -> Library:
    """Check a bank: all of it, or `only` the files at or below these paths.

    All files are read, because quizzes cite articles and are compared with one another; those outside `only`
    keep their findings to themselves. With `against`, the notes and questions are compared with the originals.
    """
    bank = _load(root)
    findings = [
        *bank.findings(),
        *_writing(bank),
        *(_against(bank, against) if against is not None else ()),
    ]
    asked = {file.shown for file in bank.files if _is_asked(file.path, only)}
    return Library(
        {file.id: article.content for file, article in bank.articles.items() if article.content},
        {
            file.id: quiz.content
            for file, quiz in bank.quizzes.items()
            if quiz.content and not quiz.findings and file.shown in asked
        },
        # A finding may be about a folder.
        limited(in_order(one for one in findings if one.path in asked or _is_asked(Path(one.path), only))),
    )


@dataclass(frozen=True)
class _Bank:
    """All files of a folder as they were loaded, and the findings about folders and names."""

    articles: dict[BankFile, Loaded[Article]]
    quizzes: dict[BankFile, Loaded[Quiz]]
    notes: Notes
    misplaced: list[Diagnostic]

    @property
    def files(self) -> list[BankFile]:
        return [*self.articles, *self.quizzes]

    def findings(self) -> Iterator[Diagnostic]:
        yield from self.misplaced
        for article in self.articles.values():
            yield from article.findings
        for quiz in self.quizzes.values():
            yield from quiz.findings


def _load(root: Path) -> _Bank:
    files, misplaced = find_files(root)
    articles = {file: load_article(file) for file in files if file.kind == "article"}
    notes = Notes(
        {file.id: article.content for file, article in articles.items() if article.content},
        {file.id for file, article in articles.items() if not article.content},
    )
    quizzes = {file: load_quiz(file, notes) for file in files if file.kind == "quiz"}
    return _Bank(articles, quizzes, notes, misplaced)


def _against(bank: _Bank, all_originals: Mapping[str, Original]) -> Iterator[Diagnostic]:
    for file, article in bank.articles.items():
        if article.content and article.source:
            yield from originals.check_article(file.id, article.content, article.source, all_originals)
    for quiz in bank.quizzes.values():
        if quiz.content and quiz.source:
            yield from originals.check_quiz(quiz.content, quiz.source, all_originals)


def _writing(bank: _Bank) -> Iterator[Diagnostic]:
    from quizapp.check import writing  # here, because the app starts and builds a bank without it

    contents = {file.id: quiz.content for file, quiz in bank.quizzes.items() if quiz.content}
    sources = {file.id: quiz.source for file, quiz in bank.quizzes.items() if quiz.source}
    whole = len(contents) == len(bank.quizzes) and not bank.notes.unusable
    return writing.check(contents, sources, bank.notes, whole=whole)


def _is_asked(path: Path, only: Collection[Path]) -> bool:
    path = path.absolute()
    return not only or any(path.is_relative_to(one.absolute()) for one in only)
