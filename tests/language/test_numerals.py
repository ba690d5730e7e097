"""Numbers in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.language.numerals import in_figures, ordinal


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("twenty-eight", "28"),
        ("twenty eight", "28"),
        ("one hundred and five", "105"),
        ("a hundred", "a 100"),
        ("three thousand five hundred", "3500"),
        ("two hundred thousand", "200000"),
        ("one and a half million", "1500000"),
        ("one half", "0.5"),
        ("half a million", "500000"),
        ("about twenty-five members", "about 25 members"),
        ("dvadeset osam", "28"),
        ("двадесет осам", "28"),
        ("дваесет и осум", "28"),
        ("двадцать восемь", "28"),
        ("sto pedeset četiri miliona", "154000000"),
        ("triста", "300"),
        ("триста", "300"),
        ("milion i po", "1500000"),
        ("сорок тысяч", "40000"),
        ("hiljadu osamsto trideset osam", "1838"),
        # figures stay, with the word behind them
        ("3 billion", "3 billion"),
        ("25 thousand", "25 thousand"),
        ("no number", "no number"),
        ("", ""),
    ],
)
def test_numbers_in_words_are_put_in_figures(words, figures):
    assert in_figures(words) == figures


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("fourteenth", 14),
        ("nineteenth", 19),
        ("четрнаести", 14),
        ("devetnaesti", 19),
        ("четырнадцатый", 14),
        ("деветнаесетти", 19),
        ("fourteen", None),
        ("century", None),
    ],
)
def test_ordinals_are_read(word, number):
    assert ordinal(word) == number


@given(st.text(max_size=60))
def test_nothing_that_can_be_typed_raises(text):
    assert isinstance(in_figures(text), str)
    ordinal(text)
