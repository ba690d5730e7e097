"""`quizapp backup`"""

import sqlite3
from pathlib import Path

import click

from quizapp import settings
from quizapp.records.backup import backup as copy
from quizapp.source.diagnostics import count


@click.command(short_help="Copy all scores into FILE, even while serving.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--data", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Folder of the scores."
)
def backup(file: Path, data: Path | None) -> None:
    """Copy all scores into FILE, whole and consistent, even while the app is serving.

    To go back to it, stop the app, remove `records.db`, `records.db-wal` and `records.db-shm` from the data
    folder, and put FILE there as `records.db`.
    """

    kept = settings.data_folder(data)
    url = settings.database_url(kept)
    if not url.startswith("sqlite"):
        raise click.ClickException("the scores are in PostgreSQL: use its own `pg_dump`")
    try:
        learners, answers = copy(kept, file)
    except FileExistsError:
        raise click.ClickException(f"`{file}` exists already: choose another name") from None
    except (OSError, sqlite3.Error) as error:
        raise click.ClickException(f"no copy was made: {error}") from None
    click.echo(f"Copied {count(answers, 'answer')} of {count(learners, 'learner')} to {file}.")
