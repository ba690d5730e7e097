"""Grading categories: each thing counts the same."""

import pytest

from quizapp.content.question import Unreadable
from quizapp.content.question.assignment import field
from quizapp.content.question.base import option_id
from quizapp.content.question.categorise import Categorise

COMMON = {"type": "categorise", "id": "c", "prompt": "Where?", "explanation": "Why.", "cite": "p"}
CATEGORIES = {"saved": ["Neva", "Élan", "Ana"], "lost": ["Rosalind"], "sold": ["Volga"]}
QUESTION = Categorise.model_validate(COMMON | {"categories": CATEGORIES})
THINGS = ["Neva", "Élan", "Ana", "Rosalind", "Volga"]
LAYOUT = {
    "things": [option_id(thing) for thing in reversed(THINGS)],
    "places": [option_id(place) for place in CATEGORIES],
}


def form(*categories):
    return {
        field(option_id(thing)): [category and option_id(category)]
        for thing, category in zip(THINGS, categories, strict=True)
    }


@pytest.mark.parametrize(
    ("categories", "hits"),
    [
        (("saved", "saved", "saved", "lost", "sold"), 5),
        (("saved", "saved", "saved", "lost", "lost"), 4),
        (("saved", "saved", "saved", "saved", "saved"), 3),
        (("lost", "lost", "lost", "lost", "lost"), 1),
        (("lost", "lost", "lost", "saved", "saved"), 0),
        # what is left out is wrong, the rest counts
        (("saved", "", "", "", ""), 1),
        (("", "", "", "lost", "sold"), 2),
        (("", "", "", "sold", ""), 0),
    ],
)
def test_each_thing_in_its_category_counts_the_same(categories, hits):
    grade = QUESTION.grade(QUESTION.read(form(*categories), LAYOUT))
    assert grade.fraction == hits / 5
    assert grade.feedback == ("" if hits == 5 else f"{hits} of 5 right.")


def test_what_was_not_offered_goes_back():
    refused = QUESTION.read(form("drowned", "", "", "", ""), LAYOUT)
    assert isinstance(refused, Unreadable)
    assert refused.why == "Choose among the answers shown."


def test_a_blank_is_no_response():
    assert QUESTION.read({}, LAYOUT) is None
    assert QUESTION.read(form("", "", "", "", ""), LAYOUT) is None


@pytest.mark.parametrize(
    ("categories", "codes"),
    [
        ({"a": ["x"], "b": ["y"]}, []),
        ({"a": "x", "b": "y"}, []),
        ({"a": ["x"], "b": ["X!"]}, ["Q202"]),
        ({"a": ["x", "x"], "b": ["y"]}, ["Q202"]),
        ({"a": ["x"], "A.": ["y"]}, ["Q202"]),
    ],
)
def test_what_cannot_be_told_apart_is_a_fault(categories, codes):
    question = Categorise.model_validate(COMMON | {"categories": categories})
    assert [fault.code for fault in question.faults()] == codes


def test_a_response_is_said_in_words():
    response = QUESTION.read(form("saved", "", "", "saved", ""), LAYOUT)
    assert QUESTION.say(response) == "Rosalind: saved; Neva: saved"
