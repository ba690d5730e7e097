"""One file → its content, if it is sound, and every finding about what it holds."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from quizapp.check.rules import grounding
from quizapp.check.schema import validate
from quizapp.content.article import Article
from quizapp.content.notes import Notes
from quizapp.content.quiz import Quiz
from quizapp.source.diagnostics import Diagnostic
from quizapp.source.files import SourceError
from quizapp.source.folder import BankFile
from quizapp.source.yaml_text import Source, read

M = TypeVar("M", Article, Quiz)


@dataclass(frozen=True)
class Loaded(Generic[M]):
    """What came of one file: its content, if it is sound, and the findings."""

    content: M | None
    findings: list[Diagnostic]
    source: Source | None = None


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


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Parsing makes millions of objects and no cycles: collecting on the way takes four times as long.

    Best round a whole function: what only that needs is gone when collecting begins again.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
