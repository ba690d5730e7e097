"""The documents say what is so."""

import re
from pathlib import Path

import click
import pytest

from quizapp.check.library import check
from quizapp.check.rulebook import RULEBOOK
from quizapp.cli import main
from quizapp.content.question import TYPES
from quizapp.content.quiz import Quiz
from quizapp.source.diagnostics import as_text

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "questions/README.md").read_text(encoding="utf-8")
ARTICLE, QUIZ, *QUESTIONS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)


def test_readme_lists_each_command_with_its_arguments_and_options():
    rows = re.findall(r"^\| `quizapp (.+?)` \| (.+?) \|$", README, re.MULTILINE)
    context = click.Context(main)
    expected = []
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        arguments = [p.make_metavar(context) for p in command.params if isinstance(p, click.Argument)]
        options = [f"[{p.opts[0]}]" for p in command.params if isinstance(p, click.Option)]
        # Up to click 8.3, a choice in brackets of its own is put in brackets once more.
        usage = (
            " ".join([name, *arguments, *options]).replace("|", r"\|").replace("[[", "[").replace("]]", "]")
        )
        expected.append((usage, command.get_short_help_str(200)))
    assert sorted(rows) == sorted(expected)


def test_all_examples_of_the_guide_pass_check(tmp_path):
    items = "".join("  - " + question.strip().replace("\n", "\n    ") + "\n" for question in QUESTIONS)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/russia-serbia.yaml").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "quiz.yaml").write_text(QUIZ + items, encoding="utf-8")

    library = check(tmp_path)

    # Examples of the types all tell of one consul, and so may give one another away.
    assert as_text(finding for finding in library.findings if not finding.code.startswith(("W3", "W4"))) == ""
    assert len(library.quizzes["quiz"].questions) == len(QUESTIONS) + 1


@pytest.mark.parametrize("type_", TYPES)
def test_the_guide_has_a_section_with_the_example_of_each_type(type_):
    assert TYPES[type_].example in QUESTIONS
    assert f"### `{type_}`" in GUIDE


@pytest.mark.parametrize("model", [Quiz, *TYPES.values()], ids=lambda model: model.__name__)
def test_the_guide_names_every_key(model):
    for name, info in model.model_fields.items():
        assert f"`{info.alias or name}`" in GUIDE or f"\n{info.alias or name}:" in GUIDE


def test_the_guide_lists_every_warning():
    rows = re.findall(r"^\| `(W\d+)` \| (.+) \|$", GUIDE, re.MULTILINE)
    warnings = {code: rule.title for code, rule in RULEBOOK.items() if code.startswith("W")}
    del warnings["W001"]  # about `allow` itself
    assert dict(rows) == warnings


def test_the_message_shown_in_the_readme_is_what_check_prints(tmp_path, monkeypatch):
    from quizapp.cli import starter

    monkeypatch.chdir(tmp_path)
    _, quiz = starter.write(Path("my-bank"))
    quiz.write_text(quiz.read_text(encoding="utf-8").replace("answer:", "anwser:", 1), encoding="utf-8")

    shown = re.search(r"```text\n(Q102.*?)```", README, re.DOTALL)[1]
    assert as_text(check(Path("my-bank")).findings[:1]) == shown.rstrip()
