"""`quizapp schema`"""

import json

import click

from quizapp.check.schema import json_schema
from quizapp.content.article import Article
from quizapp.content.quiz import Quiz


@click.command(short_help="Print the JSON Schema of the files, for editors.")
@click.argument("what", type=click.Choice(["quiz", "article"]), default="quiz")
def schema(what: str) -> None:
    """Print the JSON Schema of quiz files, or of article notes, for editors.

    A first line `# yaml-language-server: $schema=FILE` in a YAML file turns on completion.
    """

    click.echo(json.dumps(json_schema(Quiz if what == "quiz" else Article), ensure_ascii=False, indent=2))
