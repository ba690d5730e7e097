"""Every file in banks/bad, checked, says exactly what stands beside it.

QUIZAPP_UPDATE=1 writes what check says now; read it as an author would before committing it.
"""

import os
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizapp.check.rulebook import RULEBOOK
from quizapp.cli import main

TESTS = Path(__file__).parent
BANKS = TESTS / "banks"
BAD = sorted((BANKS / "bad").rglob("*.yaml"))
TARGETS = {"article": "articles/bad.yaml", "originals": "articles/sample.yaml"}


@pytest.mark.parametrize("file", BAD, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_check_says_what_stands_beside_the_bad_file(file, tmp_path, monkeypatch):
    family = file.parent.name
    bank = tmp_path / "questions"
    shutil.copytree(BANKS / "good/articles", bank / "articles")
    target = bank / TARGETS.get(family, "sample/quiz.yaml")
    target.parent.mkdir(exist_ok=True)
    shutil.copy(file, target)
    monkeypatch.chdir(tmp_path)
    args = ["check"]
    if family == "originals":
        (bank / "articles/other.yaml").unlink()
        args += ["--against", str(BANKS / "originals")]

    result = CliRunner().invoke(main, args, catch_exceptions=False)

    expected = file.with_suffix(".txt")
    if os.environ.get("QUIZAPP_UPDATE") == "1":
        expected.write_text(result.stdout, encoding="utf-8")
        pytest.fail("updated")
    assert result.stdout == expected.read_text(encoding="utf-8")
    assert result.exit_code == 1


def test_every_expected_text_belongs_to_a_bad_file():
    assert {text.with_suffix(".yaml") for text in (BANKS / "bad").rglob("*.txt")} == set(BAD)


def test_every_type_of_question_has_bad_files():
    from quizapp.content.question import TYPES

    assert set(TYPES) <= {file.parent.name for file in BAD}


@pytest.mark.parametrize("code", RULEBOOK)
def test_every_code_of_the_rulebook_is_shown_by_a_test(code):
    shown = [text.read_text(encoding="utf-8") for text in (BANKS / "bad").rglob("*.txt")]
    tests = [
        file.read_text(encoding="utf-8")
        for folder in ("source", "check")
        for file in (TESTS / folder).glob("test_*.py")
    ]
    assert any(re.search(rf"^{code} ", text, re.MULTILINE) for text in shown) or any(
        re.search(rf"\b{code}\b", text) for text in tests
    )
