"""Numbers as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.language.quantity import conversion, exact, read, same_unit

MANY = settings(max_examples=2000)
THIN, NARROW, NO_BREAK = "\u2009", "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("typed", "number", "unit"),
    [
        ("1838", "1838", ""),
        (" 1838 ", "1838", ""),
        ("1838.", "1838", ""),
        ("0", "0", ""),
        ("007", "7", ""),
        ("40000", "40000", ""),
        ("40 000", "40000", ""),
        (f"40{THIN}000", "40000", ""),
        (f"40{NARROW}000", "40000", ""),
        (f"40{NO_BREAK}000", "40000", ""),
        ("40'000", "40000", ""),
        ("40’000", "40000", ""),
        ("1,234,567", "1234567", ""),
        ("1.234.567", "1234567", ""),
        ("1 234 567", "1234567", ""),
        ("1,234,567.89", "1234567.89", ""),
        ("1.234.567,89", "1234567.89", ""),
        ("1 234 567,89", "1234567.89", ""),
        ("1 234 567.89", "1234567.89", ""),
        ("96.6", "96.6", ""),
        ("96,6", "96.6", ""),
        ("0.125", "0.125", ""),
        ("0,125", "0.125", ""),
        ("-5", "-5", ""),
        ("- 5", "-5", ""),
        ("−5", "-5", ""),
        ("–5", "-5", ""),
        ("+5", "5", ""),
        ("≈ 5", "5", ""),
        ("~5", "5", ""),
        ("3 billion", "3000000000", ""),
        ("3billion", "3000000000", ""),
        ("3 bn", "3000000000", ""),
        ("3 mrd.", "3000000000", ""),
        ("1.5 million", "1500000", ""),
        ("1,5 miliona", "1500000", ""),
        ("2 milijarde", "2000000000", ""),
        ("2 милијарде", "2000000000", ""),
        ("2 милијарди", "2000000000", ""),
        ("2 миллиарда", "2000000000", ""),
        ("2 млрд.", "2000000000", ""),
        ("5 милиона", "5000000", ""),
        ("5 милиони", "5000000", ""),
        ("5 миллионов", "5000000", ""),
        ("5 млн", "5000000", ""),
        ("40 thousand", "40000", ""),
        ("40 hiljada", "40000", ""),
        ("40 хиљада", "40000", ""),
        ("40 илјади", "40000", ""),
        ("40 тысяч", "40000", ""),
        ("40 тыс.", "40000", ""),
        ("40 tysyach", "40000", ""),
        ("74 %", "74", "%"),
        ("74%", "74", "%"),
        ("74 per cent", "74", "per cent"),
        ("74 percent", "74", "percent"),
        ("74 odsto", "74", "odsto"),
        ("74 отсто", "74", "отсто"),
        ("74 проценти", "74", "проценти"),
        ("74 процента", "74", "процента"),
        ("61 km", "61", "km"),
        ("61km", "61", "km"),
        ("61 km.", "61", "km"),
        ("61 км", "61", "км"),
        ("$5", "5", "$"),
        ("$ 5", "5", "$"),
        ("-$5", "-5", "$"),
        ("$-5", "-5", "$"),
        ("5 $", "5", "$"),
        ("€ 5", "5", "€"),
        ("$75.7 million", "75700000", "$"),
        ("75,7 million dollars", "75700000", "dollars"),
        ("75.7 million $", "75700000", "$"),
        ("40,000 crowns", "40000", "crowns"),
        ("٣", "3", ""),
        ("12", "12", ""),
        # round the number
        ("about 5", "5", ""),
        ("ca. 5", "5", ""),
        ("more than 1.5 million", "1500000", ""),
        ("око 300", "300", ""),
        ("in 1806", "1806", ""),
        ("US$154 million", "154000000", "$"),
        ("USD 200,000", "200000", "$"),
        ("154 million US dollars", "154000000", "US dollars"),
        ("it was 61 km long", "61", "km long"),
        ("forty", "40", ""),
        ("five million", "5000000", ""),
        ("½", "0.5", ""),
        ("1½", "1.5", ""),
        ("1 1/2 million", "1500000", ""),
        (".5", "0.5", ""),
        (",5", "0.5", ""),
        ("1e6", "1000000", ""),
        ("200k", "200000", ""),
    ],
)
def test_a_number_is_read(typed, number, unit):
    readings = [(reading.number, reading.unit) for reading in read(typed)]
    assert readings[0] == (Decimal(number), unit)


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("1.234", [("1234", ""), ("1.234", "")]),
        ("1,234", [("1234", ""), ("1.234", "")]),
        ("40,000 km", [("40000", "km"), ("40", "km")]),
        ("5 m", [("5000000", ""), ("5", "m")]),
        ("5 м", [("5000000", ""), ("5", "м")]),
        ("5 k", [("5000", ""), ("5", "k")]),
    ],
)
def test_what_can_mean_two_numbers_is_read_as_both(typed, readings):
    assert [(one.number, one.unit) for one in read(typed)] == [(Decimal(n), unit) for n, unit in readings]


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "-", ".", "1,23,456", "12 34", "1.2.3", "1,2,3", "1 2", "--5", "-$-5", "€5 $", "n/a", "?", "²",
        "9" * 31, "1838 1839", "VII", "many", "5-6", "5 or 6", "not 5", "less than 5", "44 BC", "between 5 and 6",
    ],
)  # fmt: skip
def test_what_is_no_number_is_not_read(typed):
    assert read(typed) == []


@pytest.mark.parametrize(
    ("typed", "unit", "same"),
    [
        ("", "km", True),
        ("", "", True),
        ("km", "km", True),
        ("KM", "km", True),
        ("км", "km", True),
        ("km", "км", True),
        ("m", "km", False),
        ("km", "", False),
        ("%", "%", True),
        ("per cent", "%", True),
        ("percent", "per cent", True),
        ("Percent", "%", True),
        ("posto", "%", True),
        ("процентов", "%", True),
        ("проценти", "%", True),
        ("$", "%", False),
        ("%", "", False),
        ("$", "$", True),
        ("dollars", "$", True),
        ("USD", "$", True),
        ("долларов", "$", True),
        ("dolara", "dollars", True),
        ("€", "$", False),
        ("evra", "€", True),
        ("€", "euros", True),
        ("крун", "krun", True),
        ("crowns", "crowns", True),
        ("kg", "crowns", False),
        ("°", "°", True),
        ("'", "°", False),
    ],
)
def test_units_are_the_same_in_words_signs_and_both_scripts(typed, unit, same):
    assert same_unit(typed, unit) is same


@pytest.mark.parametrize(
    ("typed", "unit", "factor"),
    [
        ("m", "km", "0.001"),
        ("metres", "km", "0.001"),
        ("километара", "m", "1000"),
        ("miles", "km", "1.609344"),
        ("t", "kg", "1000"),
        ("grams", "kg", "0.001"),
        ("weeks", "How many days did it last?", "7"),
        ("", "km", "1"),
        ("members", "", "1"),
        ("Serbian nationals", "", "1"),
        ("g.", "", "1"),
        ("km", "", None),
        ("km", "kg", None),
        ("dollars", "€", None),
    ],
)
def test_a_unit_is_converted_within_its_kind(typed, unit, factor):
    assert conversion(typed, unit) == (None if factor is None else Decimal(factor))


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1838", "1838"),
        ("40,000", "40000"),
        ("1,234,567", "1234567"),
        ("1,234.5", "1234.5"),
        ("96.6", "96.6"),
        ("96,6", "96.6"),
        ("0.125", "0.125"),
        ("1.2340", "1.234"),
        ("-5", "-5"),
        ("3 billion", "3000000000"),
        ("75.7 million", "75700000"),
        ("1.234", None),
        ("40.000", None),
        ("61 km", None),
        ("5 m", None),
        ("$5", None),
        ("74 %", None),
        ("forty", None),
        ("about 40", None),
        ("5–6", None),
        ("", None),
    ],
)
def test_in_files_a_number_means_one_thing(written, number):
    assert exact(written) == (None if number is None else Decimal(number))


#: How numbers are written: what parts thousands, and what parts decimals.
STYLES = [("", "."), ("", ","), (",", "."), (".", ","), (" ", "."), (" ", ","), (THIN, ","), (NARROW, ","), (NO_BREAK, ","), ("'", "."), ("’", ",")]  # fmt: skip
numbers = st.decimals(min_value=-(10**12), max_value=10**12, places=2, allow_nan=False)


def write(number, thousands, mark):
    whole, _, part = f"{number:,f}".partition(".")
    return whole.replace(",", thousands) + (mark + part if part else "")


@MANY
@given(numbers, st.sampled_from(STYLES))
def test_what_was_written_is_read_in_every_style(number, style):
    assert number in [reading.number for reading in read(write(number, *style))]


@MANY
@given(st.integers(min_value=-(10**15), max_value=10**15), st.sampled_from(STYLES))
def test_a_whole_number_is_read_in_every_style(number, style):
    assert number in [reading.number for reading in read(write(number, *style))]


@MANY
@given(
    st.integers(min_value=1, max_value=999),
    st.sampled_from([("million", 10**6), ("milijardi", 10**9), ("тысяч", 1000), ("милиони", 10**6)]),
    st.sampled_from(["", "km", "%", "$", "crowns"]),
)
def test_a_scale_and_a_unit_are_read_together(number, scale, unit):
    word, size = scale
    assert [(one.number, one.unit) for one in read(f"{number} {word} {unit}")] == [(number * size, unit)]


@MANY
@given(st.one_of(st.text(max_size=40), st.text(alphabet="0123456789.,-+ %$mbkмб'’ \u2009", max_size=40)))
def test_nothing_that_can_be_typed_raises(typed):
    for reading in read(typed):
        assert reading.number.is_finite()
        same_unit(reading.unit, "km")
        same_unit(reading.unit, "%")
    exact(typed)
