from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.question import Unreadable
from quizapp.content.question.base import option_id
from quizapp.content.question.multiple import Multiple

QUESTION = Multiple(
    id="ships",
    type="multiple",
    prompt="Which?",
    answers=("Neva", "Sveta Ana", "Élan"),
    distractors=({"text": "Rosalind", "feedback": "She was the fourth."}, "Milena"),
    explanation="So.",
    cite="storm",
)
LAYOUT = QUESTION.lay_out(Random(1))
RIGHT, WRONG = ["Neva", "Sveta Ana", "Élan"], ["Rosalind", "Milena"]


def ids(*texts):
    return [option_id(text) for text in texts]


@pytest.mark.parametrize(
    ("chosen", "fraction", "feedback"),
    [
        (RIGHT, 1, ""),
        (RIGHT[:2], 2 / 3, "2 of 3 found, 0 wrongly chosen."),
        (RIGHT[:1], 1 / 3, "1 of 3 found, 0 wrongly chosen."),
        ([*RIGHT, "Milena"], 2 / 3, "3 of 3 found, 1 wrongly chosen."),
        ([*RIGHT, *WRONG], 1 / 3, "3 of 3 found, 2 wrongly chosen."),
        (["Neva", "Milena"], 0, "1 of 3 found, 1 wrongly chosen."),
        (["Neva", *WRONG], 0, "1 of 3 found, 2 wrongly chosen."),
        (WRONG, 0, "0 of 3 found, 2 wrongly chosen."),
    ],
)
def test_wrong_choices_are_taken_from_right_ones_but_never_below_nothing(chosen, fraction, feedback):
    response = QUESTION.read({"answer": ids(*chosen)}, LAYOUT)
    grade = QUESTION.grade(response)
    assert grade.fraction == pytest.approx(fraction)
    assert grade.feedback == feedback


@given(st.permutations(ids(*RIGHT)), st.integers(1, 3))
def test_order_and_repetition_of_choices_do_not_matter(chosen, times):
    assert QUESTION.grade(QUESTION.read({"answer": chosen * times}, LAYOUT)).fraction == 1


@pytest.mark.parametrize("chosen", [["0"], ["Neva"], ids("Neva", "another")])
def test_what_was_not_shown_cannot_be_chosen(chosen):
    assert QUESTION.read({"answer": chosen}, LAYOUT) == Unreadable("Choose among the answers shown.")


def test_ticking_nothing_is_no_answer():
    assert QUESTION.read({"answer": []}, LAYOUT) is None


def test_feedback_is_shown_for_the_distractor_that_was_chosen():
    rows = QUESTION.review(LAYOUT, sorted(ids("Neva", "Rosalind")), None).options
    assert {row.text: (row.chosen, row.right, row.feedback) for row in rows} == {
        "Neva": (True, True, None),
        "Sveta Ana": (False, True, None),
        "Élan": (False, True, None),
        "Rosalind": (True, False, "She was the fourth."),
        "Milena": (False, False, None),
    }


def test_an_answer_is_said_in_words():
    assert QUESTION.key() == "Neva; Sveta Ana; Élan"
    assert QUESTION.say(sorted(ids("Milena", "Neva"))) == "Neva; Milena"


def test_an_option_that_is_there_twice_is_a_fault():
    question = QUESTION.model_validate(QUESTION.model_dump() | {"distractors": ("neva", "Milena", "MILENA")})
    assert [fault.at[:2] for fault in question.faults()] == [("distractors", 0), ("distractors", 2)]
