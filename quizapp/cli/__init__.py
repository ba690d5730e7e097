"""The command line: a module a command. Each parses, calls once, and prints."""

from importlib import import_module

import click

from quizapp import __version__


class _Commands(click.Group):
    """The commands, each loaded when it is asked for: a start loads nothing that checking needs."""

    names = ("backup", "check", "coverage", "new", "schema", "serve")

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.names:
            return None
        command: click.Command = getattr(import_module(f"quizapp.cli.{cmd_name}"), cmd_name)
        return command


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="quizapp")
def main() -> None:
    """Quizzes grounded in articles: check a bank of questions, and serve it to a browser."""
