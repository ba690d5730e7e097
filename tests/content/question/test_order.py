"""Grading orders: the share of pairs in the right order (Kendall 1938)."""

from itertools import permutations

import pytest

from quizapp.content.question import Unreadable
from quizapp.content.question.assignment import field
from quizapp.content.question.base import option_id
from quizapp.content.question.order import Order

ITEMS = ["uprising", "plan", "consul", "war"]
QUESTION = Order.model_validate(
    {"type": "order", "id": "o", "prompt": "Order.", "explanation": "Why.", "cite": "p", "items": ITEMS}
)
LAYOUT = {"items": [option_id(text) for text in reversed(ITEMS)]}


def form(*places):
    return {field(option_id(text)): [place] for text, place in zip(ITEMS, places, strict=True)}


@pytest.mark.parametrize(
    ("places", "pairs"),
    [
        (("1", "2", "3", "4"), 6),
        (("2", "1", "3", "4"), 5),
        (("1", "2", "4", "3"), 5),
        (("2", "1", "4", "3"), 4),
        (("1", "3", "4", "2"), 4),
        (("4", "1", "2", "3"), 3),
        (("2", "3", "4", "1"), 3),
        (("4", "3", "1", "2"), 1),
        (("4", "3", "2", "1"), 0),
    ],
)
def test_each_pair_in_the_right_order_counts_the_same(places, pairs):
    response = QUESTION.read(form(*places), LAYOUT)
    grade = QUESTION.grade(response)
    assert grade.fraction == pairs / 6
    assert grade.feedback == ("" if pairs == 6 else f"{pairs} of 6 pairs in the right order.")


def test_only_the_right_order_is_right_and_only_its_reverse_is_worth_nothing():
    grades = {
        order: QUESTION.grade([option_id(text) for text in order]).fraction for order in permutations(ITEMS)
    }
    assert [order for order, fraction in grades.items() if fraction == 1] == [tuple(ITEMS)]
    assert [order for order, fraction in grades.items() if fraction == 0] == [tuple(reversed(ITEMS))]
    assert sum(grades.values()) / len(grades) == 0.5


@pytest.mark.parametrize(
    ("places", "why"),
    [
        (("1", "2", "3", ""), "Give every line a place."),
        (("1", "", "", ""), "Give every line a place."),
        (("1", "2", "2", "3"), "Give each place once"),
        (("1", "2", "3", "5"), "Give each place once"),
        (("0", "1", "2", "3"), "Give each place once"),
        (("a", "b", "c", "d"), "Give each place once"),
        (("٢", "1", "3", "4"), "Give each place once"),
    ],
)
def test_an_unfinished_order_goes_back_and_is_kept(places, why):
    refused = QUESTION.read(form(*places), LAYOUT)
    assert isinstance(refused, Unreadable)
    assert why in refused.why
    kept = QUESTION.show(LAYOUT, QUESTION.keep(form(*places), LAYOUT)).lines
    assert [row.place or "" for row in reversed(kept)] == list(places)


def test_a_blank_is_no_response():
    assert QUESTION.read({}, LAYOUT) is None
    assert QUESTION.read(form("", "", "", ""), LAYOUT) is None


def test_a_response_is_said_in_words_and_reviewed_by_place():
    response = QUESTION.read(form("2", "1", "3", "4"), LAYOUT)
    assert QUESTION.say(response) == "plan → uprising → consul → war"
    assert [(line.given, line.right) for line in QUESTION.review(LAYOUT, response, QUESTION.grade(response)).lines] == [
        (2, False), (1, False), (3, True), (4, True),
    ]  # fmt: skip
