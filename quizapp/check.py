"""Files → a library of articles and quizzes, and every finding about them.

What one file holds is checked in that file's pass (`load_article`, `load_quiz`); one bad file never takes
the others down.
"""

import gc
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, Literal, TypeVar

from quizapp.content.article import Article
from quizapp.content.notes import Notes
from quizapp.content.quiz import Quiz
from quizapp.rules import grounding, originals
from quizapp.rules.originals import Original
from quizapp.schema import validate
from quizapp.source.diagnostics import Diagnostic, in_order
from quizapp.source.files import SourceError
from quizapp.source.yaml_text import Source, read

M = TypeVar("M", Article, Quiz)

#: The folder of a bank that holds the notes on articles; all other files are quizzes.
ARTICLES = "articles"
#: How the files of a bank are named.
SUFFIXES = (".yaml", ".yml")


#: A file as the operating system sees it: size, time of change in nanoseconds, number on its disk.
Stamp = tuple[int, int, int]
Stamps = dict[str, Stamp]


@dataclass(frozen=True, order=True)
class BankFile:
    """A file of a bank. `id` is what the app calls its content: `russia-serbia`, `russia-serbia/july-crisis`."""

    id: str
    kind: Literal["article", "quiz"]
    path: Path
    shown: str


@dataclass(frozen=True)
class Loaded(Generic[M]):
    """What came of one file: its content, if it is sound, and the findings."""

    content: M | None
    findings: list[Diagnostic]
    source: Source | None = None


@dataclass
class Library:
    """A checked bank: the quizzes without errors, and the articles that could be read."""

    articles: dict[str, Article] = field(default_factory=dict)
    quizzes: dict[str, Quiz] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)


def bank_root(path: Path) -> Path:
    """The folder of the bank that a file or folder belongs to: the nearest one that has `articles/`."""
    path = path.absolute()
    folder = path if _is_folder(path) else path.parent
    for candidate in (folder, *folder.parents):
        if _is_folder(candidate / ARTICLES):
            return candidate
    return folder


def _is_folder(path: Path) -> bool:
    """False too for what this user may not look at."""
    with suppress(PermissionError):
        return path.is_dir()
    return False


def find_files(root: Path) -> tuple[list[BankFile], list[Diagnostic]]:
    """The files of a bank, and the findings about folders and names.

    Hidden files, and files that are not YAML, are passed over.
    """
    found: dict[tuple[str, str], BankFile] = {}
    findings: list[Diagnostic] = []

    def refuse(error: OSError) -> None:
        why = (error.strerror or "unknown error").lower()
        shown = _shown(Path(error.filename))
        findings.append(
            Diagnostic(
                "Y101", f"the folder cannot be read: {why}", shown, help="make it readable for this user"
            )
        )

    walked: set[tuple[int, int]] = set()
    for folder, folders, names in os.walk(root, onerror=refuse, followlinks=True):
        status = Path(folder).stat()
        if (status.st_dev, status.st_ino) in walked:
            folders.clear()  # a link back to where we have been
            continue
        walked.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if name.startswith(".") or path.suffix not in SUFFIXES:
                continue
            file = _bank_file(root, path)
            if other := found.get((file.kind, file.id)):
                message = f"`{name}` and `{other.path.name}` would be the same {file.kind}"
                findings.append(Diagnostic("Q302", message, file.shown, help="rename or remove one of them"))
            else:
                found[file.kind, file.id] = file
    return sorted(found.values()), findings


def _bank_file(root: Path, path: Path) -> BankFile:
    inside = path.relative_to(root).with_suffix("")
    if inside.parts[0] == ARTICLES and len(inside.parts) > 1:
        return BankFile(_text("/".join(inside.parts[1:])), "article", path, _shown(path))
    return BankFile(_text(inside.as_posix()), "quiz", path, _shown(path))


def _shown(path: Path) -> str:
    """The path as findings print it: from the working directory where it lies below it."""
    with suppress(ValueError):
        path = path.absolute().relative_to(Path.cwd())
    return _text(path.as_posix())


def _text(name: str) -> str:
    """A name may hold bytes that are not UTF-8, which nothing could print or store."""
    return os.fsencode(name).decode(errors="replace")


def stamps_of(files: Iterable[BankFile]) -> Stamps:
    """The stamps of files, by their shown paths; of one that cannot be looked at, a stamp that none has."""
    stamps = {}
    for file in files:
        try:
            status = file.path.stat()
            stamps[file.shown] = (status.st_size, status.st_mtime_ns, status.st_ino)
        except OSError:
            stamps[file.shown] = (-1, 0, 0)
    return stamps


def load_article(file: BankFile) -> Loaded[Article]:
    """Read and check one article's notes."""
    return _load(file, Article)


def load_quiz(file: BankFile, notes: Notes) -> Loaded[Quiz]:
    """Read and check one quiz, its questions tied to these notes."""
    loaded = _load(file, Quiz)
    if loaded.content and loaded.source:
        loaded.findings.extend(grounding.check(loaded.content, loaded.source, notes))
    return loaded


def _load(file: BankFile, model: type[M]) -> Loaded[M]:
    try:
        source = read(file.path, file.shown)
    except SourceError as error:
        return Loaded(None, error.diagnostics)
    content, findings = validate(model, source)
    if content:
        findings.extend(
            source.at(f.code, f.message, f.at, words=f.words, help=f.help) for f in content.faults()
        )
    return Loaded(content, findings, source)


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
    from quizapp.rules import writing  # here, because the app starts and builds a bank without it

    loaded = {file.id: (quiz.content, quiz.source) for file, quiz in quizzes.items()}
    contents = {id: content for id, (content, _) in loaded.items() if content}
    sources = {id: source for id, (_, source) in loaded.items() if source}
    return writing.check(contents, sources, notes, whole=len(contents) == len(quizzes) and not notes.unusable)


def _asked(path: Path, only: Collection[Path]) -> bool:
    path = path.absolute()
    return not only or any(path.is_relative_to(one.absolute()) for one in only)


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Parsing makes millions of objects and no cycles: collecting on the way takes four times as long."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
