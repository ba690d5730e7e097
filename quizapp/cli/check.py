"""`quizapp check`"""

import stat
import sys
from collections.abc import Callable
from pathlib import Path

import click

from quizapp.check.library import Library
from quizapp.check.library import check as check_bank
from quizapp.check.rulebook import RULEBOOK, explain
from quizapp.check.rules.originals import read_originals
from quizapp.source.diagnostics import Diagnostic, as_github, as_json, as_text, count, did_you_mean
from quizapp.source.folder import SUFFIXES, bank_root

FORMATS: dict[str, Callable[[list[Diagnostic]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "format_", type=click.Choice(list(FORMATS)), default="text", help="How to print findings."
)
@click.option(
    "--against",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Compare notes and questions with the original articles in DIR.",
)
@click.option("--explain", "code", metavar="CODE", help="Say what a code means, and stop.")
def check(paths: tuple[Path, ...], format_: str, against: Path | None, code: str | None) -> None:
    """Check question files, and show every mistake at its place.

    PATHS are files or folders of a bank; left out, the folder `questions` is checked.
    Exit status: 0 clean, 1 findings, 2 could not run.
    """
    if code:
        _explain(code)
        return
    paths = paths or (Path("questions"),)
    for path in paths:
        _must_be_of_a_bank(path)
    paths = tuple(dict.fromkeys(path.absolute() for path in paths))
    try:
        originals = read_originals(against) if against else None
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"the originals in `{against}` cannot be read: {error}") from None
    roots = {path: bank_root(path) for path in paths}
    libraries = []
    for root in dict.fromkeys(roots.values()):
        # The whole bank is checked where that was asked for, else only the files that were.
        only = [] if root in paths else [path for path in paths if roots[path] == root]
        libraries.append(check_bank(root, only, originals))
    findings = [finding for library in libraries for finding in library.findings]
    if findings or format_ == "json":
        click.echo(FORMATS[format_](findings))
    if format_ == "text":
        click.echo(_summary(libraries, findings))
    sys.exit(1 if findings else 0)


def _must_be_of_a_bank(path: Path) -> None:

    try:
        status = path.lstat()
    except FileNotFoundError:
        raise click.UsageError(f"there is no file or folder `{path}`") from None
    except OSError as error:
        raise click.UsageError(f"`{path}` cannot be checked: {(error.strerror or '').lower()}") from None
    if stat.S_ISREG(status.st_mode) and path.suffix not in SUFFIXES:
        raise click.UsageError(f"`{path}` is not a file of a bank: they end in {' or '.join(SUFFIXES)}")


def _explain(code: str) -> None:

    text = explain(code.upper())
    if not text:
        known = did_you_mean(code.upper(), RULEBOOK) or f"codes run from {min(RULEBOOK)} to {max(RULEBOOK)}"
        raise click.UsageError(f"there is no code `{code}`: {known}")
    click.echo(click.wrap_text(text, width=90, preserve_paragraphs=True))


def _summary(libraries: list[Library], findings: list[Diagnostic]) -> str:
    questions = sum(len(quiz.questions) for library in libraries for quiz in library.quizzes.values())
    quizzes = sum(len(library.quizzes) for library in libraries)
    articles = sum(len(library.articles) for library in libraries)
    sound = ", ".join(
        [count(articles, "article"), count(quizzes, "quiz", "quizzes"), count(questions, "question")]
    )
    if not findings:
        return f"All checks passed: {sound}."
    files = len({finding.path for finding in findings})
    warnings = sum(finding.severity == "warning" for finding in findings)
    problems = len(findings) - warnings
    found = [count(problems, "problem")] * (problems > 0) + [count(warnings, "warning")] * (warnings > 0)
    lines = [f"\nFound {' and '.join(found)} in {count(files, 'file')}. Sound: {sound}."]
    allowable = [one.code for one in findings if one.severity == "warning" and one.code != "W001"]
    if allowable:
        lines += [
            "Warnings (W) keep nothing from being served. One that is meant to be is silenced on its question:",
            f"`allow: {{{allowable[0]}: the reason}}`.",
        ]
    return "\n".join([*lines, f"`quizapp check --explain {findings[0].code}` says more about a code."])
