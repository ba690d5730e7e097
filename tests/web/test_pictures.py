import pytest

from quizapp.web.pictures import path
from tests.web.taking import Page


def shown(*states, here=0):
    [bar] = Page(path(states, here)).all("div", role="img")
    return bar.attrs["aria-label"], [piece.attrs["class"] for piece in bar.inside]


def test_it_works():
    assert shown("right", "wrong", "open", "open", here=2) == (
        "1 right, 1 wrong, 2 to go",
        ["right", "wrong", "open now", "open"],
    )


def test_the_words_come_in_one_order_whatever_that_of_the_questions():
    states = ["open", "unfinished", "answered", "wrong", "partly", "right", "right"]
    words = "2 right, 1 partly right, 1 wrong, 1 answered, 1 unfinished, 1 to go"
    assert shown(*states)[0] == words
    assert shown(*states[::-1])[0] == words


@pytest.mark.parametrize("here", [0, 1, 2])
def test_one_piece_is_marked_as_that_of_the_question_shown(here):
    assert [" now" in piece for piece in shown("open", "open", "open", here=here)[1]] == [
        index == here for index in range(3)
    ]
