from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.language.edtf import parse

dates = st.dates(min_value=date(1, 1, 1))


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("1838", "1838-01-01", "1838-12-31", "1838"),
        ("1838-05", "1838-05-01", "1838-05-31", "May 1838"),
        ("1838-05-01", "1838-05-01", "1838-05-01", "1 May 1838"),
        ("1900-02", "1900-02-01", "1900-02-28", "February 1900"),
        ("2000-02", "2000-02-01", "2000-02-29", "February 2000"),
        ("184X", "1840-01-01", "1849-12-31", "1840s"),
        ("18XX", "1800-01-01", "1899-12-31", "19th century"),
        ("20XX", "2000-01-01", "2099-12-31", "21st century"),
        ("10XX", "1000-01-01", "1099-12-31", "11th century"),
        ("00XX", "0001-01-01", "0099-12-31", "1st century"),
        ("1838~", "1838-01-01", "1838-12-31", "about 1838"),
        ("1838?", "1838-01-01", "1838-12-31", "perhaps 1838"),
        ("1838-05%", "1838-05-01", "1838-05-31", "perhaps about May 1838"),
        ("184X~", "1840-01-01", "1849-12-31", "about 1840s"),
        ("1828/1856", "1828-01-01", "1856-12-31", "1828–1856"),
        ("1828-05/1856", "1828-05-01", "1856-12-31", "May 1828 – 1856"),
        ("1838~/1841", "1838-01-01", "1841-12-31", "about 1838 – 1841"),
        ("17XX/18XX", "1700-01-01", "1899-12-31", "18th–19th century"),
        ("1806/19XX", "1806-01-01", "1999-12-31", "1806–20th century"),
        ("1838/1838", "1838-01-01", "1838-12-31", "1838–1838"),
        ("184X/1842", "1840-01-01", "1842-12-31", "1840s–1842"),
    ],
)
def test_a_date_is_its_first_and_last_day_and_its_words(text, first, last, words):
    period = parse(text)
    assert (period.first.isoformat(), period.last.isoformat(), period.words) == (first, last, words)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not a date"),
        ("May 1838", "not a date"),
        ("838", "not a date"),
        ("0000", "not a date"),
        ("1838-5", "not a date"),
        ("1838/05/01", "not a date"),
        ("1838–1841", "not a date"),
        ("1838/", "not a date"),
        ("/1838", "not a date"),
        ("1838/..", "not a date"),
        ("1XXX", "not a date"),
        ("1838 ", "not a date"),
        ("١٨٣٨", "not a date"),
        ("18XX-05", "a month needs an exact year"),
        ("1838-13", "no such month or day in the calendar"),
        ("1838-00", "no such month or day in the calendar"),
        ("1900-02-29", "no such month or day in the calendar"),
        ("1856/1828", "the interval ends before it starts"),
    ],
)
def test_what_is_no_date_says_why(text, why):
    with pytest.raises(ValueError, match=f"^{why}$"):
        parse(text)


@given(dates)
def test_every_day_is_read_back(day):
    period = parse(day.isoformat())
    assert (period.first, period.last) == (day, day)


@given(dates, dates)
def test_every_interval_is_read_back(one, other):
    first, last = sorted((one, other))
    period = parse(f"{first.isoformat()}/{last.isoformat()}")
    assert (period.first, period.last) == (first, last)


@given(dates)
def test_a_day_lies_in_its_month_year_decade_and_century(day):
    text = day.isoformat()
    for wider in (text[:7], text[:4], text[:3] + "X", text[:2] + "XX"):
        period = parse(wider)
        assert period.first <= day <= period.last


@given(st.text(alphabet="0123456789X-/~?% ", max_size=24))
def test_nothing_but_a_value_error_comes_of_a_wrong_date(text):
    try:
        period = parse(text)
    except ValueError:
        return
    assert period.first <= period.last
