import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.stats.scores import Score, known, score

FRACTIONS = st.floats(0, 1)


@pytest.mark.parametrize(
    ("points", "count", "percent", "shown"),
    [
        (0, 0, 0, "0"),
        (0, 3, 0, "0"),
        (3, 3, 100, "3"),
        (1, 3, 33, "1"),
        (2, 3, 67, "2"),
        (10.5, 14, 75, "10.5"),
        (1 / 3, 3, 11, "0.33"),
        (4 / 3, 3, 44, "1.33"),
        (0.1 + 0.2, 1, 30, "0.3"),
        (0.001, 50, 1, "0"),
        (199.5, 200, 99, "199.5"),
        (999, 1000, 99, "999"),
        (4999.75, 5000, 99, "4999.75"),
    ],
)  # fmt: skip
def test_how_a_score_is_shown(points, count, percent, shown):
    assert (Score(points, count).percent, Score(points, count).shown) == (percent, shown)


@given(points=FRACTIONS.map(lambda part: part * 40), count=st.integers(40, 400))
def test_a_hundred_percent_is_for_all_and_none_for_nothing(points, count):
    percent = Score(points, count).percent
    assert (percent == 0) == (points == 0)
    assert (percent == 100) == (points >= count)


def test_what_was_left_unanswered_counts_and_earns_nothing():
    assert score([1, 0, 0.5, 0, 0]) == Score(1.5, 5)
    assert score([]) == Score(0, 0)


@given(parts=st.integers(2, 9), times=st.integers(1, 20))
def test_parts_that_make_a_whole_are_shown_as_a_whole(parts, times):
    assert score([1 / parts] * parts * times).shown == str(times)


@given(st.lists(FRACTIONS, max_size=30))
def test_a_score_lies_between_nothing_and_all(fractions):
    made = score(fractions)
    assert 0 <= made.points <= made.count == len(fractions)
    assert 0 <= made.percent <= 100


def test_only_what_was_fully_right_the_last_time_is_known():
    latest = {("a", "one"): 1.0, ("a", "two"): 0.99, ("a", "gone"): 1.0, ("b", "three"): 1.0}
    assert known(latest, "a", ["one", "two", "three"]) == 1
    assert known(latest, "b", []) == 0
