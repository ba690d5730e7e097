"""Slips of the finger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.language.slips import is_slip, near


@pytest.mark.parametrize(
    ("typed", "word", "slip"),
    [
        ("yelstin", "yeltsin", True),  # two letters swapped are one edit
        ("yeltsn", "yeltsin", True),
        ("yeltsiin", "yeltsin", True),
        ("yeltzin", "yeltsin", True),
        ("yeltsin", "yeltsin", False),
        ("yelzn", "yeltsin", False),
        # none below four letters, one from four, two from eight, three from thirteen
        ("nos", "nis", False),
        ("apus", "apis", True),
        ("apsu", "apus", True),
        ("mlian", "milos", False),
        ("obrnvic", "obrenovic", True),
        ("obrnvc", "obrenovic", False),
        ("constantinple", "constantinople", True),
        ("constntinpl", "constantinople", True),
        ("cnstntinpl", "constantinople", False),
        # never in figures
        ("1883", "1838", False),
        ("mig28", "mig29", False),
        ("resolution63", "resolution68", False),
    ],
)
def test_a_slip_is_an_edit_or_two_of_a_long_word_and_never_of_figures(typed, word, slip):
    assert is_slip(typed, word) is slip


def test_the_nearest_word_comes_first():
    assert near(["industryja"], ["industry", "industrija", "institute"]) == ["industrija", "industry"]
    assert near(["danube"], ["sava", "tisa"]) == []


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_word_is_no_slip_of_itself_and_an_empty_one_of_none(one, other):
    assert not is_slip(one, one)
    assert not is_slip(one, "")
    assert isinstance(is_slip(one, other), bool)
