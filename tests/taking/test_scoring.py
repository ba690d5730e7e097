from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.taking import scoring

TRIES = st.integers(1, 3)
SHARES = st.floats(0, 1)


def test_each_further_try_can_earn_a_third_less():
    assert [scoring.max_points(number) for number in (1, 2, 3)] == [1, Fraction(2, 3), Fraction(1, 3)]


@given(SHARES, TRIES, SHARES)
def test_points_never_fall_and_never_exceed_one(fraction, number, before):
    assert before <= scoring.points(fraction, number, before) <= 1


@pytest.mark.parametrize(
    ("points", "try_number", "allowed", "final"),
    [
        (0, 1, 1, True),
        (0, 1, 2, False),
        (1, 1, 3, True),
        (0.5, 1, 2, False),
        (2 / 3, 1, 2, True),
        (0.9, 1, 3, True),
        (2 / 3 - 1e-12, 1, 2, True),
        (1 / 3, 2, 3, True),
        (0.3, 2, 3, False),
        (0, 3, 3, True),
    ],
)
def test_a_question_is_final_with_its_last_try_or_when_no_further_one_could_earn_more(
    points, try_number, allowed, final
):
    assert scoring.is_final(points, try_number, allowed) == final
