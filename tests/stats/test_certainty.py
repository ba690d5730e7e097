import pytest

from quizapp.stats.certainty import Certainty, by_certainty, certainty_mark


@pytest.mark.parametrize(
    ("fraction", "certainty", "mark"),
    [
        (1, 1, 1),
        (1, 2, 2),
        (1, 3, 3),
        (0, 1, 0),
        (0, 2, -2),
        (0, 3, -6),
        (0.5, 1, 0.5),
        (0.5, 2, 1),
        (0.5, 3, 1.5),
        (0.01, 3, 0.03),
    ],
)
def test_what_an_answer_earns_and_costs_by_certainty(fraction, certainty, mark):
    """Half right earns half of the mark, and only what is wholly wrong costs something."""
    assert certainty_mark(fraction, certainty) == pytest.approx(mark)


def test_answers_are_gathered_by_certainty_the_surest_first():
    given = [(1, 1.0), (3, 1.0), (2, 0.0), (3, 0.0), (3, 1.0)]
    assert by_certainty(given) == [Certainty(3, 3, 2, 0), Certainty(2, 1, 0, -2), Certainty(1, 1, 1, 1)]
    assert [one.words for one in by_certainty(given)] == ["sure", "think so", "a guess"]
    assert by_certainty([]) == []


def test_the_percentage_counts_only_what_was_wholly_right():
    [sure] = by_certainty([(3, 1.0), (3, 0.5), (3, 2 / 3), (3, 0.0)])
    assert (sure.right, sure.count, sure.percent) == (1, 4, 25)
    assert sure.marks == pytest.approx(3 + 1.5 + 2 - 6)
