"""`quizapp serve`"""

import gc
from pathlib import Path

import click

from quizapp import resources, server, settings
from quizapp.records.values import Unusable
from quizapp.source.diagnostics import count


@click.command()
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

    try:
        folder = folder or (
            Path("questions") if Path("questions").is_dir() else resources.folder("questions")
        )
        kept = settings.data_folder(data)
        setup = server.Setup(folder, kept, settings.database_url(kept), host in server.LOOPBACK)
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
