"""Grading pairs: each counts the same."""

import pytest

from quizapp.content.question import Unreadable
from quizapp.content.question.assignment import field
from quizapp.content.question.base import option_id
from quizapp.content.question.match import Match

COMMON = {"type": "match", "id": "m", "prompt": "Who?", "explanation": "Why.", "cite": "p"}
PAIRS = {"Karađorđe": "leader", "Rodofinikin": "envoy", "Vashchenko": "consul", "Chicherin": "envoy"}
QUESTION = Match.model_validate(COMMON | {"pairs": PAIRS, "distractors": ["patriarch"]})
LAYOUT = {
    "things": [option_id(thing) for thing in PAIRS],
    "places": [option_id(place) for place in ("patriarch", "envoy", "consul", "leader")],
}


def form(*partners):
    return {
        field(option_id(thing)): [partner and option_id(partner)]
        for thing, partner in zip(PAIRS, partners, strict=True)
    }


@pytest.mark.parametrize(
    ("partners", "fraction"),
    [
        (("leader", "envoy", "consul", "envoy"), 1),
        (("leader", "envoy", "consul", "consul"), 0.75),
        (("leader", "envoy", "patriarch", "leader"), 0.5),
        (("patriarch", "patriarch", "patriarch", "envoy"), 0.25),
        (("envoy", "leader", "leader", "leader"), 0),
        (("envoy", "envoy", "envoy", "envoy"), 0.5),
        # what is left out is wrong, the rest counts
        (("leader", "", "", ""), 0.25),
        (("leader", "envoy", "consul", ""), 0.75),
        (("", "", "", "leader"), 0),
    ],
)
def test_each_right_partner_counts_the_same(partners, fraction):
    grade = QUESTION.grade(QUESTION.read(form(*partners), LAYOUT))
    assert grade.fraction == fraction
    assert grade.feedback == ("" if fraction == 1 else f"{int(fraction * 4)} of 4 right.")


def test_what_was_not_offered_goes_back():
    for wrong in ("Karađorđe", "emperor", "x"):
        refused = QUESTION.read(form(wrong, "", "", ""), LAYOUT)
        assert isinstance(refused, Unreadable)
        assert refused.why == "Choose among the answers shown."


def test_a_blank_is_no_response():
    assert QUESTION.read({}, LAYOUT) is None
    assert QUESTION.read(form("", "", "", ""), LAYOUT) is None


def test_one_partner_of_two_things_is_offered_once():
    assert QUESTION.places == ["leader", "envoy", "consul", "patriarch"]
    assert list(QUESTION.faults()) == []


@pytest.mark.parametrize(
    ("pairs", "distractors", "codes"),
    [
        ({"a": "x", "A!": "y"}, [], ["Q202"]),
        ({"a": "x", "b": "X."}, [], ["Q202"]),
        ({"a": "x", "b": "y"}, ["X"], ["Q202"]),
        ({"a": "x", "b": "y"}, ["z", "z"], ["Q202"]),
        ({"a": "x", "b": "x"}, [], ["Q110"]),
        ({"a": "x", "b": "x"}, ["y"], []),
    ],
)
def test_what_cannot_be_told_apart_is_a_fault(pairs, distractors, codes):
    question = Match.model_validate(COMMON | {"pairs": pairs, "distractors": distractors})
    assert [fault.code for fault in question.faults()] == codes


def test_a_response_is_said_in_words_and_reviewed_by_thing():
    response = QUESTION.read(form("leader", "consul", "", "envoy"), LAYOUT)
    assert QUESTION.say(response) == "Karađorđe: leader; Rodofinikin: consul; Chicherin: envoy"
    assert [(part.given, part.key, part.right) for part in QUESTION.review(LAYOUT, response, QUESTION.grade(response)).parts] == [
        ("leader", "leader", True), ("consul", "envoy", False), (None, "consul", False), ("envoy", "envoy", True),
    ]  # fmt: skip
