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
from quizapp.source.diagnostics import Diagnostic, in_order
from quizapp.source.folder import BankFile, find_files


@dataclass
class Library:
    """A checked bank: the quizzes without errors, and the articles that could be read."""

    articles: dict[str, Article] = field(default_factory=dict)
    quizzes: dict[str, Quiz] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)


def check(root: Path, only: Collection[Path] = (), against: Mapping[str, Original] | None = None) -> Library:
    """Check a bank: all of it, or `only` the files at or below these paths.

    All files are read, because quizzes cite articles and are compared with one another; those outside `only`
    keep their findings to themselves. With `against`, the notes and questions are compared with the originals.
    """
    library = Library()
    with no_garbage_collection():
        files, findings = find_files(root)
        articles = {file: load_article(file) for file in files if file.kind == "article"}
        notes = Notes(
            {file.id: article.content for file, article in articles.items() if article.content},
            {file.id for file, article in articles.items() if not article.content},
        )
        quizzes = {file: load_quiz(file, notes) for file in files if file.kind == "quiz"}
        findings += _against(against, articles, quizzes) if against is not None else ()
        findings += _writing(quizzes, notes)
    for file, article in articles.items():
        findings += article.findings
        if article.content:
            library.articles[file.id] = article.content
    for file, quiz in quizzes.items():
        findings += quiz.findings
        if quiz.content and not quiz.findings and _asked(file.path, only):
            library.quizzes[file.id] = quiz.content
    asked = {file.shown for file in files if _asked(file.path, only)}
    library.findings = in_order(
        finding for finding in findings if finding.path in asked or _asked(Path(finding.path), only)
    )
    return library


def _against(
    all_originals: Mapping[str, Original],
    articles: Mapping[BankFile, Loaded[Article]],
    quizzes: Mapping[BankFile, Loaded[Quiz]],
) -> Iterator[Diagnostic]:
    for file, article in articles.items():
        if article.content and article.source:
            yield from originals.check_article(file.id, article.content, article.source, all_originals)
    for quiz in quizzes.values():
        if quiz.content and quiz.source:
            yield from originals.check_quiz(quiz.content, quiz.source, all_originals)


def _writing(quizzes: Mapping[BankFile, Loaded[Quiz]], notes: Notes) -> Iterator[Diagnostic]:
    from quizapp.check import writing  # here, because the app starts and builds a bank without it

    loaded = {file.id: (quiz.content, quiz.source) for file, quiz in quizzes.items()}
    contents = {id: content for id, (content, _) in loaded.items() if content}
    sources = {id: source for id, (_, source) in loaded.items() if source}
    return writing.check(contents, sources, notes, whole=len(contents) == len(quizzes) and not notes.unusable)


def _asked(path: Path, only: Collection[Path]) -> bool:
    path = path.absolute()
    return not only or any(path.is_relative_to(one.absolute()) for one in only)
