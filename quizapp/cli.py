"""The command line. Each command parses, calls once, and prints."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp import __version__
from quizapp.diagnostics import Diagnostic, as_github, as_json, as_text, count, did_you_mean

if TYPE_CHECKING:
    from quizapp.check import Library

FORMATS: dict[str, Callable[[list[Diagnostic]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="quizapp")
def main() -> None:
    """Quizzes grounded in articles: check a bank of questions, and serve it to a browser."""


@main.command()
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
    from quizapp.check import bank_root
    from quizapp.check import check as check_bank
    from quizapp.rules.originals import read_originals

    paths = paths or (Path("questions"),)
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise click.UsageError(f"there is no file or folder `{path}`")
    try:
        originals = read_originals(against) if against else None
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"the originals in `{against}` cannot be read: {error}") from None
    roots = {path: bank_root(path) for path in paths}
    libraries = []
    for root in dict.fromkeys(roots.values()):
        only = [path for path in paths if roots[path] == root and path.absolute() != root.absolute()]
        libraries.append(check_bank(root, only, originals))
    findings = [finding for library in libraries for finding in library.findings]
    if findings or format_ == "json":
        click.echo(FORMATS[format_](findings))
    if format_ == "text":
        click.echo(_summary(libraries, findings))
    sys.exit(1 if findings else 0)


def _explain(code: str) -> None:
    from quizapp.rulebook import RULEBOOK, explain

    text = explain(code.upper())
    if not text:
        known = did_you_mean(code.upper(), RULEBOOK) or f"codes run from {min(RULEBOOK)} to {max(RULEBOOK)}"
        raise click.UsageError(f"there is no code `{code}`: {known}")
    click.echo(click.wrap_text(text, width=90, preserve_paragraphs=True))


def _summary(libraries: "list[Library]", findings: list[Diagnostic]) -> str:
    questions = sum(len(quiz.questions) for library in libraries for quiz in library.quizzes.values())
    quizzes = sum(len(library.quizzes) for library in libraries)
    articles = sum(len(library.articles) for library in libraries)
    sound = ", ".join(
        [count(articles, "article"), count(quizzes, "quiz", "quizzes"), count(questions, "question")]
    )
    if not findings:
        return f"All checks passed: {sound}."
    files = len({finding.path for finding in findings})
    return (
        f"\nFound {count(len(findings), 'problem')} in {count(files, 'file')}. Sound: {sound}.\n"
        f"`quizapp check --explain {findings[0].code}` says more about a code."
    )
