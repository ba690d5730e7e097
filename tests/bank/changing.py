"""Changing a bank's files, and looking at what is served."""

import os

from quizapp.bank.refresh import Bank
from tests.conftest import BANKS

GOOD = BANKS / "good"
FILES = {file.relative_to(GOOD).with_suffix("").as_posix() for file in GOOD.rglob("*.yaml")}
QUIZZES = {file for file in FILES if not file.startswith("articles/")}


def edit(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def quizzes(bank):
    return {quiz.id for quiz in bank.quizzes()}


def problems(bank, root):
    """Of each file that is not served as it stands: whether an earlier version is, and the codes found."""
    return {
        os.path.relpath(problem.path, root): (problem.served, [finding.code for finding in problem.findings])
        for problem in bank.problems()
    }


def restarted(bank):
    again = Bank(bank.root, bank.file)
    again.refresh()
    return again
