"""`quizapp new`"""

import shlex
from pathlib import Path

import click

from quizapp.cli import starter


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def new(folder: Path) -> None:
    """Make a small bank in DIR, with comments, to start from. Nothing that exists is overwritten."""

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
