import pytest

import quizapp.bank.build
import quizapp.bank.refresh


@pytest.fixture
def parsed(monkeypatch):
    """The ids of the files that are parsed, in order."""
    ids = []
    load_article, load_quiz = quizapp.bank.build.load_article, quizapp.bank.build.load_quiz
    monkeypatch.setattr(
        quizapp.bank.build, "load_article", lambda file: ids.append(file.id) or load_article(file)
    )
    monkeypatch.setattr(
        quizapp.bank.build, "load_quiz", lambda file, notes: ids.append(file.id) or load_quiz(file, notes)
    )
    return ids
