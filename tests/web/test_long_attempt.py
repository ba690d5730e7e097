"""An attempt of a hundred questions shows a block of them at a time."""

import pytest

from tests.web.taking import Taking, write

QUIZ = "sample/long"
QUESTION = """\
  - id: q-{number}
    type: true-false
    prompt: The lamp was lit for the first time in 1841, {letters}.
    answer: true
    explanation: Three years had passed.
    cite: founding
    evidence: lit for the first time in 1841
"""


@pytest.fixture
def begin(root, client):
    questions = "".join(QUESTION.format(number=number, letters="x" * number) for number in range(1, 101))
    write(root, QUIZ, f"title: A hundred\narticle: sample\nquestions:\n{questions}")
    return lambda mode: Taking(client, QUIZ, mode)


def jumps(asked):
    """The buttons that lead to other questions: what is seen of them, and where they lead."""
    return [
        (button.text.partition(",")[0].removeprefix("Question "), button.attrs["value"])
        for button in asked.all("button", cls="number")
    ]


def numbers(first, last):
    return [(str(number), str(number)) for number in range(first, last + 1)]


@pytest.mark.parametrize(
    ("position", "shown"),
    [
        (1, [*numbers(1, 30), ("›", "31")]),
        (30, [*numbers(1, 30), ("›", "31")]),
        (31, [("‹", "30"), *numbers(31, 60), ("›", "61")]),
        (90, [("‹", "60"), *numbers(61, 90), ("›", "91")]),
        (91, [("‹", "90"), *numbers(91, 100)]),
        (100, [("‹", "90"), *numbers(91, 100)]),
    ],
)
def test_in_a_test_a_block_of_thirty_is_shown_with_ways_to_the_others(begin, position, shown):
    test = begin("test")
    asked = test.page(position)
    assert jumps(asked) == shown
    assert [
        button.attrs["value"]
        for button in asked.all("button", cls="number")
        if "aria-current" in button.attrs
    ] == [str(position)]
    for _, go in shown:
        assert test.send(position, go=go).location == f"{test.url}/{go}"


def test_each_block_says_how_its_own_questions_stand(begin):
    test = begin("test")
    for position in (30, 31, 32, 100):
        test.give(position, "True", flag="1" if position == 32 else "0")
    bars = {position: test.page(position).all("div", role="img")[0] for position in (1, 31, 91)}
    assert {position: bar.attrs["aria-label"] for position, bar in bars.items()} == {
        1: "1 answered, 29 to go",
        31: "2 answered, 28 to go",
        91: "1 answered, 9 to go",
    }
    assert "Question 32 ⚑, answered, flagged" in test.page(60).texts("button", cls="number")
    assert "flagged" not in test.page(61).text


def test_the_right_ones_are_counted_only_where_all_are_shown(begin):
    """A count of one block would read as that of the whole."""
    practice = begin("practice")
    shown = practice.see(practice.give(31, "True"))
    assert "right so far" not in shown.text
    assert shown.all("div", role="img")[0].attrs["aria-label"] == "1 right, 29 to go"
    assert shown.all("div", role="img")[0].inside[0].attrs["class"] == "right now"


def test_going_on_leads_past_the_end_of_a_block(begin):
    test = begin("test")
    assert test.give(30, "True", go="next").location == f"{test.url}/31"
    assert test.give(100, "True", go="next").location == f"{test.url}/hand-in"
    for position in range(1, 30):
        test.send(position, answer="true")
    assert test.client.get(test.url).location == f"{test.url}/31"
