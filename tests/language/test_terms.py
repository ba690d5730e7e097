import pytest

from quizapp.language.terms import terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Serbian rebels", "the rebel of Serbia"),
        ("the treaties that were signed", "Signing of a treaty"),
        ("Russians, Russian, Russia", "RUSSIA russian russians"),
        ("autonomy", "autonomous"),
        ("in 1838", "1838."),
    ],
)
def test_inflections_and_peoples_make_no_difference(one, other):
    assert sorted(terms(one)) == sorted(terms(other))


@pytest.mark.parametrize(("one", "other"), [("1838", "1839"), ("Milan", "Miloš"), ("Serbia", "Croatia")])
def test_what_differs_stays_apart(one, other):
    assert terms(one) != terms(other)


def test_what_holds_a_sentence_together_is_no_term():
    assert terms("It was not until then that they, too, had been there.") == []
