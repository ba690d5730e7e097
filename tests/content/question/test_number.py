"""Grading typed numbers."""

import pytest

from quizapp.content.question import Unreadable
from quizapp.content.question.base import FIELD
from quizapp.content.question.number import Number


def number(answer, **fields):
    common = {"type": "number", "id": "n", "prompt": "How many?", "explanation": "Why.", "cite": "p"}
    return Number.model_validate(common | {"answer": answer} | fields)


def points(question, typed):
    response = question.read({FIELD: [typed]}, {})
    assert isinstance(response, str), response
    return question.grade(response).fraction


@pytest.mark.parametrize(
    ("answer", "fields", "typed", "fraction"),
    [
        ("40,000", {}, "40,000", 1),
        ("40,000", {}, "40000", 1),
        ("40,000", {}, "40 000", 1),
        ("40,000", {}, "40.000", 1),
        ("40,000", {}, "40\u2009000", 1),
        ("40,000", {}, "40\u202f000", 1),
        ("40,000", {}, "40 thousand", 1),
        ("40,000", {}, "40 hiljada", 1),
        ("40,000", {}, "40 тыс.", 1),
        ("40,000", {}, "40", 0),
        ("40,000", {}, "40,001", 0),
        ("40,000", {}, "-40,000", 0),
        ("96.6", {}, "96,6", 1),
        ("96.6", {}, "96.60", 1),
        ("96.6", {}, "96.7", 0),
        ("0.125", {}, "0,125", 1),
        ("0.125", {}, "125", 0),
        ("125", {}, "0.125", 0),
        ("1.2340", {}, "1.234", 1),
        ("3 billion", {}, "3 milijarde", 1),
        ("3 billion", {}, "3,000,000,000", 1),
        ("3 billion", {}, "3 million", 0),
        ("-5", {}, "−5", 1),
        ("-5", {}, "5", 0),
        ("0", {}, "0", 1),
        ("0.3", {}, "0.30000000000000004", 0),
        # A unit may be typed or not; a single letter may be a scale or a unit.
        ("61", {"unit": "km"}, "61", 1),
        ("61", {"unit": "km"}, "61 km", 1),
        ("61", {"unit": "km"}, "61км", 1),
        ("61", {"unit": "m"}, "61 m", 1),
        ("96.6", {"unit": "km"}, "96600 m", 1),
        ("96.6", {"unit": "km"}, "96.6 m", 0),
        ("96.6", {"unit": "km"}, "96.6 kilometers", 1),
        ("61", {}, "61 people", 1),
        ("61 million", {"unit": "m"}, "61 m", 1),
        ("61 million", {}, "61 m", 1),
        ("74", {"unit": "%"}, "74 per cent", 1),
        ("74", {"unit": "%"}, "74 отсто", 1),
        ("154", {"unit": "million $"}, "154", 1),
        ("154", {"unit": "million $"}, "$154", 1),
        ("154", {"unit": "million $"}, "154 million", 1),
        ("154", {"unit": "million $"}, "154 million dollars", 1),
        ("154", {"unit": "million $"}, "154,000,000", 1),
        ("154", {"unit": "million $"}, "154 billion", 0),
        ("154", {"unit": "million $"}, "154 thousand", 0),
        ("1.2", {"unit": "billion $"}, "1,200 million", 1),
        ("61", {"unit": "thousand"}, "61,000", 1),
        ("75.7 million", {"unit": "$"}, "$75.7 million", 1),
        ("75.7 million", {"unit": "$"}, "75,7 million dollars", 1),
        # The tolerance: in the unit of the key, or a part of it.
        ("1838", {"tolerance": "1"}, "1838", 1),
        ("1838", {"tolerance": "1"}, "1837", 1),
        ("1838", {"tolerance": "1"}, "1839", 1),
        ("1838", {"tolerance": "1"}, "1840", 0),
        ("40,000", {"tolerance": "5 %"}, "42,000", 1),
        ("40,000", {"tolerance": "5 %"}, "42,001", 0),
        ("40,000", {"tolerance": "5%"}, "38 000", 1),
        ("40,000", {"tolerance": "2.5 percent"}, "41000", 1),
        ("40,000", {"tolerance": "1,000"}, "41000", 1),
        ("-5", {"tolerance": "10 %"}, "-5.5", 1),
        ("0", {"tolerance": "2"}, "-2", 1),
        ("0.3", {"tolerance": "0.1"}, "0.4", 1),
        ("0.3", {"tolerance": "0.1"}, "0.2", 1),
    ],
)
def test_a_number_is_right_within_the_tolerance(answer, fields, typed, fraction):
    question = number(answer, **fields)
    assert list(question.faults()) == []
    assert points(question, typed) == fraction


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("many", "one number"),
        ("?", "one number"),
        ("1,23,4", "one number"),
        ("5-6", "one number"),
        ("between 60 and 70", "one number"),
        ("60 or 61", "one number"),
        ("not 61", "one number"),
        ("less than 61", "one number"),
        ("61 kg", "in km: “kg” measures something else"),
        ("$61", "in km: “$” measures something else"),
        ("1" * 101, "at most 100 characters"),
    ],
)
def test_what_is_no_number_in_the_unit_goes_back_with_a_reason(typed, why):
    refused = number("61", unit="km").read({FIELD: [typed]}, {})
    assert isinstance(refused, Unreadable)
    assert why in refused.why


def test_without_a_unit_a_typed_one_goes_back():
    assert "without a unit" in number("1838").read({FIELD: ["1838 km"]}, {}).why


@pytest.mark.parametrize("form", [{}, {FIELD: [""]}, {FIELD: ["  "]}])
def test_a_blank_is_no_response(form):
    assert number("61").read(form, {}) in (None, "")


def test_the_exact_number_is_told_where_only_the_tolerance_made_it_right():
    question = number("40,000", tolerance="5 %", unit="crowns")
    assert question.grade("41000").feedback == "Near enough: it is 40,000 crowns."
    assert question.grade("40 000").feedback == ""


@pytest.mark.parametrize(
    ("answer", "unit"), [("40,000", None), ("3 billion", "$"), ("74", "%"), ("-5", "°C"), ("1.2340", "m"), ("61", "km")]
)  # fmt: skip
def test_the_key_as_it_is_shown_grades_1(answer, unit):
    question = number(answer, unit=unit)
    assert points(question, question.key()) == 1


@pytest.mark.parametrize(
    ("answer", "tolerance", "sound"),
    [
        ("100", "49", True),
        ("100", "50", False),
        ("100", "49 %", True),
        ("100", "50 %", False),
        ("100", "0", False),
        ("0", "5", True),
        ("0", "5 %", False),
        ("100", "±5", False),
        ("100", "-5", False),
        ("100", "5 km", False),
        ("100", "1.234", False),
    ],
)
def test_a_tolerance_without_sense_is_a_fault(answer, tolerance, sound):
    assert [fault.code for fault in number(answer, tolerance=tolerance).faults()] == (
        [] if sound else ["Q206"]
    )
