"""What the benchmarks measure stays what the app is: their banks and records are sound."""

import pytest
import yaml

from quizapp.bank.refresh import Bank
from quizapp.check.library import check
from quizapp.content.question import TYPES
from quizapp.records.store import Records, sqlite_url
from tests.benchmarks import made


def test_made_banks_pass_check_and_made_records_are_read(tmp_path):
    bank = Bank.in_folder(made.bank(tmp_path / "bank", 200), tmp_path / "data")
    bank.refresh()
    assert bank.problems() == []
    assert [quiz.count for quiz in bank.quizzes()] == [100, 100]
    made.records(tmp_path / "data", bank, stored=26)
    records = Records(sqlite_url(tmp_path / "data"))
    assert [len(records.results(learner, "made/quiz-0")) for learner in ("l0", "l1", "l2")] == [1, 1, 0]
    records.close()


def test_made_questions_differ_as_much_as_the_rules_of_item_writing_ask(tmp_path, monkeypatch):
    monkeypatch.setattr(made, "PASSAGES", 100)
    assert check(made.bank(tmp_path / "bank", 400)).findings == []


def test_a_made_bank_on_one_passage_has_warnings_and_no_errors(tmp_path):
    library = check(made.bank_on_one_passage(tmp_path / "bank", 200))
    assert sum(len(quiz.questions) for quiz in library.quizzes.values()) == 200
    assert {finding.code for finding in library.findings} == {"W401"}


@pytest.mark.parametrize("type_", TYPES.values())
def test_made_responses_can_be_graded(type_):
    question = type_.model_validate(yaml.load(type_.example, Loader=yaml.BaseLoader))
    assert 0 <= question.grade(made.wrong_response(question, 7)).fraction <= 1
