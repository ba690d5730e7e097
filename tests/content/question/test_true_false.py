from random import Random

import pytest

from quizapp.content.question import Unreadable
from quizapp.content.question.true_false import TrueFalse


def question(answer):
    return TrueFalse(
        id="lit", type="true-false", prompt="It was lit.", answer=answer, explanation="So.", cite="founding"
    )


@pytest.mark.parametrize(
    ("answer", "response", "fraction"),
    [("true", "true", 1), ("true", "false", 0), ("false", "true", 0), ("false", "false", 1)],
)
def test_the_key_earns_all_and_the_other_nothing(answer, response, fraction):
    it = question(answer)
    assert it.read({"answer": [response]}, it.lay_out(Random(1))) == response
    assert it.grade(response).fraction == fraction


@pytest.mark.parametrize("given", [["True"], ["yes"], ["1"], ["true", "false"], ["true", "true"]])
def test_anything_but_one_of_the_two_is_sent_back(given):
    it = question("true")
    assert it.read({"answer": given}, it.lay_out(Random(1))) == Unreadable("Choose true or false.")


@pytest.mark.parametrize("answer", ["true", "false"])
def test_true_comes_first_whatever_the_key(answer):
    it = question(answer)
    orders = {tuple(it.lay_out(Random(seed))["options"]) for seed in range(9)}
    assert orders == {("true", "false")}


def test_the_review_marks_the_key_and_the_choice():
    it = question("false")
    rows = it.review(it.lay_out(Random(1)), "true", None).options
    assert [(row.text, row.chosen, row.right) for row in rows] == [
        ("True", True, False),
        ("False", False, True),
    ]
    assert (it.key(), it.say("true")) == ("False", "True")


def test_a_false_statement_need_not_stand_in_its_passage():
    assert [text for _, text in question("true").statements()] == ["It was lit."]
    assert list(question("false").statements()) == []
