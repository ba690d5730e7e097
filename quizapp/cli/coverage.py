"""`quizapp coverage`"""

import shlex
from pathlib import Path

import click

from quizapp.check.coverage import report
from quizapp.check.coverage.facts import FactsError, cover, read_facts
from quizapp.check.coverage.passages import coverage as of_passages
from quizapp.check.library import check as check_bank
from quizapp.source.folder import bank_root


@click.command(short_help="Show which passages and facts the questions ask about.")
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
