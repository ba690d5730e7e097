from random import Random

import pytest

from quizapp.content.question import Unreadable
from quizapp.content.question.base import option_id
from quizapp.content.question.choice import Choice

QUESTION = Choice(
    id="engineer",
    type="choice",
    prompt="Who?",
    answer="Žarko Ćirić",
    distractors=({"text": "Milena", "feedback": "She kept the lamp."}, "Óscar"),
    explanation="So.",
    cite="founding",
)
LAYOUT = QUESTION.lay_out(Random(1))
KEY, MILENA, OSCAR = (option_id(text) for text in ("Žarko Ćirić", "Milena", "Óscar"))


@pytest.mark.parametrize(("response", "fraction"), [(KEY, 1), (MILENA, 0), (OSCAR, 0)])
def test_the_key_earns_all_and_a_distractor_nothing(response, fraction):
    assert QUESTION.read({"answer": [response]}, LAYOUT) == response
    assert QUESTION.grade(response).fraction == fraction


@pytest.mark.parametrize(
    "given", [[KEY, MILENA], [KEY, KEY], ["0"], ["Žarko Ćirić"], [option_id("another")], [KEY.upper()]]
)
def test_anything_but_one_of_the_answers_shown_is_sent_back(given):
    assert QUESTION.read({"answer": given}, LAYOUT) == Unreadable("Choose one of the answers shown.")


def test_an_empty_value_beside_a_choice_does_not_count():
    assert QUESTION.read({"answer": ["", KEY]}, LAYOUT) == KEY


def test_feedback_is_shown_for_the_distractor_that_was_chosen_and_no_other():
    feedback = {
        chosen: [row.feedback for row in QUESTION.review(LAYOUT, chosen, None).options if row.feedback]
        for chosen in (KEY, MILENA, OSCAR, None)
    }
    assert feedback == {KEY: [], MILENA: ["She kept the lamp."], OSCAR: [], None: []}


def test_an_answer_is_said_in_words():
    assert (QUESTION.key(), QUESTION.say(MILENA)) == ("Žarko Ćirić", "Milena")


@pytest.mark.parametrize(
    ("answer", "distractors", "places"),
    [
        ("A", ["B", "C"], []),
        ("A", ["a"], [("distractors", 0)]),
        ("A b", ["C", "A  B!"], [("distractors", 1)]),
        ("A", ["B", "b", "B."], [("distractors", 1), ("distractors", 2)]),
        ("—", ["…"], []),
        ("é", ["e"], []),
    ],
)
def test_options_that_nobody_could_tell_apart_are_a_fault(answer, distractors, places):
    question = QUESTION.model_validate(
        QUESTION.model_dump() | {"answer": answer, "distractors": tuple(distractors)}
    )
    assert [fault.at[:2] for fault in question.faults()] == places
