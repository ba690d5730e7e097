"""Grading typed dates."""

import pytest

from quizapp.content.question import Unreadable
from quizapp.content.question.base import FIELD
from quizapp.content.question.date import Date


def date(answer):
    common = {"type": "date", "id": "d", "prompt": "When?", "explanation": "Why.", "cite": "p"}
    return Date.model_validate(common | {"answer": answer})


def points(question, typed):
    response = question.read({FIELD: [typed]}, {})
    assert isinstance(response, str), response
    return question.grade(response).fraction


@pytest.mark.parametrize(
    ("answer", "typed", "fraction"),
    [
        # the day
        ("1963-08-22", "22 August 1963", 1),
        ("1963-08-22", "Aug 22 1963", 1),
        ("1963-08-22", "22.8.1963", 1),
        ("1963-08-22", "22. 8. 1963.", 1),
        ("1963-08-22", "22 август 1963", 1),
        ("1963-08-22", "22. avgusta 1963. godine", 1),
        ("1963-08-22", "22 августа 1963 года", 1),
        ("1963-08-22", "23 August 1963", 0),
        ("1963-08-22", "22 August 1964", 0),
        # true but coarser: half
        ("1963-08-22", "August 1963", 0.5),
        ("1963-08-22", "1963", 0.5),
        ("1963-08-22", "the 1960s", 0.5),
        ("1963-08", "1963", 0.5),
        ("1838", "the 1830s", 0.5),
        ("1838", "19th century", 0.5),
        ("183X", "XIX век", 0.5),
        # coarser and not true
        ("1963-08-22", "July 1963", 0),
        ("1963-08-22", "1964", 0),
        ("1838", "20th century", 0),
        # a period is not a coarser date: it could be made to hold everything
        ("1838", "1000–2000", 0),
        ("1838", "1837–1839", 0),
        ("1963-08-22", "1963–1964", 0),
        # a date within the key is right
        ("1838", "May 1838", 1),
        ("18XX", "1838", 1),
        ("18XX", "19. vek", 1),
        ("18XX", "1828–1856", 1),
        ("18XX", "1901", 0),
        ("184X", "1840s", 1),
        ("184X", "1845", 1),
        ("184X", "1850", 0),
        ("1838~", "1838", 1),
        ("1838~", "about 1838", 1),
        ("1838?", "1838", 1),
        ("1838~", "1839", 0),
        # of a period each end counts half
        ("1828/1856", "1828–1856", 1),
        ("1828/1856", "od 1828. do 1856.", 1),
        ("1828/1856", "1828-56", 1),
        ("1828/1856", "1828–1857", 0.5),
        ("1828/1856", "1827–1856", 0.5),
        ("1828/1856", "1828", 0.5),
        ("1828/1856", "1856", 0.5),
        ("1828/1856", "1840", 0),
        ("1828/1856", "1000–2000", 0),
        ("1828/1856", "19th century", 0.5),
        ("1828/1856", "18th century", 0),
        ("1838-05/1841", "May 1838 – 1841", 1),
        ("1838-05/1841", "1838–1841", 0.5),
        ("1859-11-03/1859-11-05", "3–5 November 1859", 1),
        ("17XX/18XX", "18th–19th century", 1),
    ],
)
def test_a_date_is_right_within_the_key_and_half_right_if_coarser(answer, typed, fraction):
    assert points(date(answer), typed) == fraction


@pytest.mark.parametrize(
    ("answer", "typed", "feedback"),
    [
        ("1963-08-22", "1963", "True, but the date is known more exactly: 22 August 1963."),
        ("1828/1856", "1828–1857", "The start is right; it was 1828–1856."),
        ("1828/1856", "1856", "The end is right; it was 1828–1856."),
        ("1828/1856", "19th century", "True, but the date is known more exactly: 1828–1856."),
        ("1838", "1838", ""),
        ("1838", "1839", ""),
    ],
)
def test_half_credit_is_explained(answer, typed, feedback):
    assert date(answer).grade(typed).feedback == feedback


@pytest.mark.parametrize(
    "typed", ["long ago", "May", "22 August", "?", "38", "1856–1828", "30 February 1900", "1" * 61]
)
def test_what_is_no_date_goes_back_with_a_reason(typed):
    refused = date("1838").read({FIELD: [typed]}, {})
    assert isinstance(refused, Unreadable)
    assert refused.why.startswith("Type a")


@pytest.mark.parametrize("form", [{}, {FIELD: [""]}, {FIELD: ["  "]}])
def test_a_blank_is_no_response(form):
    assert date("1838").read(form, {}) in (None, "")


KEYS = ["1838", "1838-05", "1838-05-01", "184X", "18XX", "1838~", "1838?", "1838%", "1828/1856", "1838-05/1841",
        "1838-05-01/1838-06-02", "17XX/18XX", "184X/185X", "18XX/1905", "1828~/1856?"]  # fmt: skip


@pytest.mark.parametrize("answer", KEYS)
def test_the_key_as_it_is_shown_grades_1(answer):
    question = date(answer)
    assert points(question, question.key()) == 1


@pytest.mark.parametrize(
    ("answer", "claims"),
    [
        ("1838", ["1838"]),
        ("1838~", ["1838"]),
        ("1838?", ["1838"]),
        ("1838%", ["1838"]),
        ("1838-05-01", ["1 May 1838"]),
        ("1828~/1856", ["1828", "1856"]),
    ],
)
def test_the_passage_must_have_each_date_without_its_doubt(answer, claims):
    assert [text for _, text in date(answer).claims()] == claims


@pytest.mark.parametrize(
    ("key", "typed", "fraction", "said"),
    [
        ("1992-08-04", "8/4/1992", 1, "Read as 4 August 1992."),
        ("1992-08-04", "4/8/1992", 1, ""),
        ("1992-08-04", "4.8.92", 1, "Read as 4 August 1992."),
        ("1992-08-04", "4 Agust 1992", 1, "Read as 4 August 1992."),
        ("1892-08-04", "4.8.92", 1, "Read as 4 August 1892."),
        ("1992-08-04", "9/4/1992", 0, "Read as 9 April 1992."),
        ("1992-08-04", "9 April 1992", 0, ""),
        ("1992-08-04", "Agust 1992", 0.5, "Read as August 1992. True, but the date is known more exactly: 4 August 1992."),
    ],
)  # fmt: skip
def test_of_a_text_that_can_mean_several_dates_the_truest_counts_and_is_told(key, typed, fraction, said):
    grade = date(key).grade(typed)
    assert (grade.fraction, grade.feedback) == (fraction, said)


@pytest.mark.parametrize(
    "typed",
    [
        "nineteen forty-eight", "nineteen hundred and forty-eight", "'48", "in ’48", "1948-й", "1948-ta", "1948 A.D.",
        "autumn 1944 – 1948"[-4:], "Autumn 1948", "осень 1948-го", "тысяча девятьсот сорок восемь",
    ],
)  # fmt: skip
def test_a_year_may_be_typed_as_it_is_said(typed):
    question = Date.model_validate(
        {"type": "date", "id": "q", "prompt": "When?", "answer": "1948", "explanation": "So.", "cite": "p"}
    )
    assert question.grade(question.read({"answer": [typed]}, {})).fraction == 1


@pytest.mark.parametrize("typed", ["nineteen forty-nine", "'49", "two thousand", "nineteen", "forty-eight"])
def test_another_year_in_words_is_not_taken_for_it(typed):
    question = Date.model_validate(
        {"type": "date", "id": "q", "prompt": "When?", "answer": "1948", "explanation": "So.", "cite": "p"}
    )
    response = question.read({"answer": [typed]}, {})
    assert isinstance(response, Unreadable) or question.grade(response).fraction == 0
