"""Slips, and wrong answers that the author foresaw."""

import pytest

from quizapp.content.question.base import option_id
from quizapp.content.question.cloze import Cloze
from quizapp.content.question.date import Date
from quizapp.content.question.number import Number
from quizapp.content.question.text import Text
from quizapp.content.question.true_false import TrueFalse
from quizapp.content.question.typed import SLIP

COMMON = {"id": "q", "explanation": "So.", "cite": "p"}
MIHAILO = {"text": "Mihailo Obrenović", "feedback": "His son.", "fraction": "0.25"}


def text(**fields):
    known = {"type": "text", "prompt": "Which prince was it?", "answer": "Miloš Obrenović"}
    return Text.model_validate(COMMON | known | fields)


def number(**fields):
    return Number.model_validate(
        COMMON | {"type": "number", "prompt": "How many?", "answer": "40,000"} | fields
    )


def date(**fields):
    return Date.model_validate(COMMON | {"type": "date", "prompt": "When?", "answer": "1838-05-22"} | fields)


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        (text(distractors=[MIHAILO]), "Mihailo Obrenović"),
        (text(distractors=[MIHAILO]), "кнез Михаило Обреновић"),
        (text(distractors=[MIHAILO]), "Obrenovic, Mihailo"),
        (number(distractors=[MIHAILO | {"text": "4,000"}]), "4 thousand"),
        (number(distractors=[MIHAILO | {"text": "4,000"}]), "about 4.000"),
        (date(distractors=[MIHAILO | {"text": "22 May 1848"}]), "22.5.1848"),
    ],
)
def test_a_foreseen_wrong_answer_gets_its_words_and_its_part_of_the_point(question, typed):
    grade = question.grade(typed)
    assert (grade.fraction, grade.feedback) == (0.25, "His son.")
    assert question.remarks(typed) == ["His son."]
    assert not question.near(typed)
    assert list(question.faults()) == []


@pytest.mark.parametrize("typed", ["Miloš Obrenović", "Obrenović Miloš", "Milan Obrenović"])
def test_other_answers_hear_nothing_of_it(typed):
    question = text(distractors=[MIHAILO])
    assert question.remarks(typed) == []
    assert question.grade(typed).feedback == ""


def test_a_surname_that_a_foreseen_wrong_answer_has_too_is_not_enough():
    assert text().grade("Obrenović").fraction == 1
    assert text(distractors=["Mihailo Obrenović"]).grade("Obrenović").fraction == 0


def test_a_foreseen_wrong_answer_is_no_slip_of_the_right_one():
    assert text(answer="Konstantin").near("Konstantinn")
    assert not text(answer="Konstantin", distractors=["Konstantinn"]).near("Konstantinn")


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        (text(distractors=["Karađorđe", "Mihailo"]), []),
        (text(distractors=["knez Miloš Obrenović"]), ["Q202"]),
        (text(distractors=["Obrenović"]), ["Q202"]),
        (text(pattern="M.*", distractors=["Mihailo"]), ["Q202"]),
        (text(distractors=["Mihailo", "Михаило", "—"]), ["Q202", "Q204"]),
        (text(exact="true", distractors=["Milos Obrenovic"]), []),
        (number(distractors=["4,000", "4000"]), ["Q202"]),
        (number(distractors=["40 thousand", "many", "400 km"]), ["Q202", "Q204", "Q204"]),
        (number(distractors=["40,100"], tolerance="200"), ["Q202"]),
        (date(distractors=["1848", "in 1848"]), ["Q202"]),
        (date(distractors=["22 May 1838", "late"]), ["Q202", "Q204"]),
    ],
)
def test_a_foreseen_wrong_answer_is_not_right_nor_there_twice(question, codes):
    assert [fault.code for fault in question.faults()] == codes


def test_two_hundred_names_are_checked_as_fast_as_they_are_read():
    names = [f"name number {number}" for number in range(200)]
    assert list(text(accept=names).faults()) == []
    assert [fault.code for fault in text(accept=[*names[:199], "Name Number 7"]).faults()] == ["Q203"]


@pytest.mark.parametrize(
    ("question", "typed", "raw", "final"),
    [
        (text(), "Miloš Obrenović", 1, 1),
        (text(), "Miloš Obrneović", 0, SLIP),
        (text(), "Mihailo Obrenović", 0, 0),
        (text(exact="true"), "Milos Obrenovic", 0, SLIP),
        (number(), "40,001", 0, 0),
        (date(), "1838", 0.5, 0.5),
    ],
)
def test_without_a_second_look_a_slip_earns_most_of_the_point(question, typed, raw, final):
    assert question.grade(typed).fraction == raw
    assert question.grade_for_good(typed).fraction == final


def test_a_slip_is_told_with_the_right_spelling():
    grade = text().grade_for_good("Miloš Obrneović")
    assert grade.feedback == "Counted as a slip: it is written “Miloš Obrenović”."


def test_other_types_are_graded_as_ever():
    question = TrueFalse.model_validate(
        COMMON | {"type": "true-false", "prompt": "So it was.", "answer": "true"}
    )
    assert question.grade_for_good("true") == question.grade("true")


GAPS = Cloze.model_validate(
    COMMON
    | {
        "type": "cloze",
        "prompt": "What happened?",
        "text": "On {{8 April 1992}} Prince {{Miloš Obrenović}} sent {{1,500}} men in {{1838 | 1848}} to {{Belgrade}}.",
    }
)
FILLED = dict(
    zip(
        (gap.id for gap in GAPS.gaps),
        ("8 April 1992", "Miloš Obrenović", "1,500", option_id("1838"), "Belgrade"),
        strict=True,
    )
)


def gaps(**given):
    """All gaps filled with their keys, except those given as `g1`, `g2` …"""
    return FILLED | {name.replace("g", "gap-"): value for name, value in given.items()}


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"g1": "8.4.1992"},
        {"g1": "April 8, 1992"},
        {"g1": "8. април 1992."},
        {"g2": "knez Miloš Obrenović"},
        {"g2": "Обреновић"},
        {"g3": "1500"},
        {"g3": "1.500"},
        {"g3": "about 1500 men"},
        {"g5": "in Belgrade"},
        {"g5": "Београд"},
    ],
)
def test_a_gap_is_read_as_the_answer_to_a_question_is(given):
    assert GAPS.grade(gaps(**given)).fraction == 1


@pytest.mark.parametrize(
    ("given", "near", "final"),
    [
        ({}, False, 1),
        ({"g5": "Blegrade"}, True, (4 + SLIP) / 5),
        ({"g5": "Blegrade", "g2": "Miloš Obrneović"}, True, (3 + 2 * SLIP) / 5),
        ({"g5": "Blegrade", "g2": "Mihailo"}, False, (3 + SLIP) / 5),
        ({"g5": "Blegrade", "g3": "1,600"}, False, (3 + SLIP) / 5),
        ({"g5": ""}, False, 4 / 5),
    ],
)
def test_a_text_with_gaps_is_near_where_all_that_is_wrong_in_it_is_a_slip(given, near, final):
    assert GAPS.near(gaps(**given)) is near
    assert GAPS.grade_for_good(gaps(**given)).fraction == pytest.approx(final)
