"""The command line. Each command parses, calls once, and prints."""

import gc
import shlex
import sqlite3
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp import __version__, resources
from quizapp.source.diagnostics import Diagnostic, as_github, as_json, as_text, count, did_you_mean

if TYPE_CHECKING:
    from quizapp.check.library import Library

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
    from quizapp.check.library import check as check_bank
    from quizapp.check.rules.originals import read_originals
    from quizapp.source.folder import bank_root

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


@main.command(short_help="Show which passages and facts the questions ask about.")
@click.argument(
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="[DIR]",
    default="questions",
)
@click.option(
    "--facts",
    "list_",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Compare with a list of facts: CSV with fact_id, article, anchor, fact, key_terms.",
)
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How to print it."
)
def coverage(folder: Path, list_: Path | None, format_: str) -> None:
    """Show passage by passage how many questions ask about it, of which types and levels.

    DIR is the folder of a bank; left out, it is the folder `questions`. With --facts, the facts are listed that
    no passage carries, and those that no question asks for. Files that `quizapp check` finds unsound are left out.
    """
    from quizapp.check.coverage import report
    from quizapp.check.coverage.facts import FactsError, cover, read_facts
    from quizapp.check.coverage.passages import coverage as of_passages
    from quizapp.check.library import check as check_bank
    from quizapp.source.folder import bank_root

    library = check_bank(bank_root(folder))
    try:
        facts = cover(library, read_facts(list_)) if list_ else None
    except (OSError, FactsError) as error:
        raise click.UsageError(f"the facts in `{list_}` cannot be used: {error}") from None
    click.echo(report.FORMATS[format_](of_passages(library), facts))
    unsound = {finding.path for finding in library.findings if finding.severity == "error"}
    if unsound:
        click.echo(
            f"Left out: {', '.join(sorted(unsound))}. `quizapp check {shlex.quote(str(folder))}` shows why.",
            err=True,
        )


@main.command()
@click.argument(
    "folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="[DIR]"
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 for the network."
)
@click.option("--port", type=click.IntRange(1, 65535), help="Port; left out, 8000 or else any free one.")
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that answer."
)
@click.option(
    "--data", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Folder for scores."
)
@click.option("--open", "open_", is_flag=True, help="Open the address in a browser.")
def serve(
    folder: Path | None, host: str, port: int | None, workers: int, data: Path | None, open_: bool
) -> None:
    """Serve the quizzes in DIR to a browser.

    Left out, DIR is the folder `questions` here, or else the banks that come with quizapp. A file that is
    saved meanwhile is live on the next page load. Scores are kept in the user's data folder; the environment
    variable QUIZAPP_DATABASE_URL names a PostgreSQL database to keep them in instead. Ctrl+C stops.
    """
    gc.disable()  # until everything is loaded: see Setup.app
    from quizapp import server
    from quizapp.records import Unusable

    try:
        folder = folder or (
            Path("questions") if Path("questions").is_dir() else resources.folder("questions")
        )
        kept = server.data_folder(data)
        setup = server.Setup(folder, kept, server.database_url(kept), host in server.LOOPBACK)
        bank = server.prepare(setup)
        port = server.free_port(host, port)
    except (OSError, Unusable) as error:
        raise click.ClickException(f"cannot serve: {error}") from None
    shown = server.reachable(host)
    address = f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/"

    def started() -> None:
        problems = bank.problems()
        for problem in problems:
            fate = "the last good version is served" if problem.served else "left out"
            click.echo(f"{problem.path}: {count(len(problem.findings), 'problem')}, {fate}", err=True)
        if problems:
            click.echo("`quizapp check` shows what to mend.\n", err=True)
        click.echo(f"Serving {count(len(bank.quizzes()), 'quiz', 'quizzes')} at {address}")
        if setup.token:
            click.echo(f"Educators open {address}teach?token={setup.token} once in each browser.")
        click.echo(f"Scores are kept in {setup.kept_in}. Press Ctrl+C to stop.")
        if open_:
            click.launch(address)

    server.run(setup, host, port, workers, started)


@main.command(short_help="Print the JSON Schema of the files, for editors.")
@click.argument("what", type=click.Choice(["quiz", "article"]), default="quiz")
def schema(what: str) -> None:
    """Print the JSON Schema of quiz files, or of article notes, for editors.

    A first line `# yaml-language-server: $schema=FILE` in a YAML file turns on completion.
    """
    import json

    from quizapp.check.schema import json_schema
    from quizapp.content.article import Article
    from quizapp.content.quiz import Quiz

    click.echo(json.dumps(json_schema(Quiz if what == "quiz" else Article), ensure_ascii=False, indent=2))


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def new(folder: Path) -> None:
    """Make a small bank in DIR, with comments, to start from. Nothing that exists is overwritten."""
    from quizapp import starter

    try:
        made = starter.write(folder)
    except FileExistsError as error:
        raise click.ClickException(f"`{error.filename}` exists already: choose another folder") from None
    except OSError as error:
        raise click.ClickException(f"cannot write `{error.filename}`: {error.strerror}") from None
    for file in made:
        click.echo(f"made {file}")
    quoted = shlex.quote(str(folder))
    click.echo(f"\nNow try `quizapp check {quoted}` and `quizapp serve {quoted}`.")


@main.command(short_help="Copy all scores into FILE, even while serving.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--data", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Folder of the scores."
)
def backup(file: Path, data: Path | None) -> None:
    """Copy all scores into FILE, whole and consistent, even while the app is serving.

    To go back to it, stop the app, remove `records.db`, `records.db-wal` and `records.db-shm` from the data
    folder, and put FILE there as `records.db`.
    """
    from quizapp import server

    kept = server.data_folder(data)
    url = server.database_url(kept)
    if not url.startswith("sqlite"):
        raise click.ClickException("the scores are in PostgreSQL: use its own `pg_dump`")
    try:
        learners, answers = server.backup(kept, file)
    except FileExistsError:
        raise click.ClickException(f"`{file}` exists already: choose another name") from None
    except (OSError, sqlite3.Error) as error:
        raise click.ClickException(f"no copy was made: {error}") from None
    click.echo(f"Copied {count(answers, 'answer')} of {count(learners, 'learner')} to {file}.")


def _must_be_of_a_bank(path: Path) -> None:
    from quizapp.source.folder import SUFFIXES

    try:
        status = path.lstat()
    except FileNotFoundError:
        raise click.UsageError(f"there is no file or folder `{path}`") from None
    except OSError as error:
        raise click.UsageError(f"`{path}` cannot be checked: {(error.strerror or '').lower()}") from None
    if stat.S_ISREG(status.st_mode) and path.suffix not in SUFFIXES:
        raise click.UsageError(f"`{path}` is not a file of a bank: they end in {' or '.join(SUFFIXES)}")


def _explain(code: str) -> None:
    from quizapp.check.rulebook import RULEBOOK, explain

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
