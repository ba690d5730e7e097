"""What holds for a question of any type, in practice and in a test."""

import pytest

from quizapp.content.question import TYPES
from tests.web.taking import EVERY_TYPE_ID, HALF, RIGHT, VERDICTS, WRONG, Page, Taking, stored

LENGTH = len(TYPES)
each = pytest.mark.parametrize("position", range(1, LENGTH + 1), ids=TYPES)
half = pytest.mark.parametrize("position", HALF, ids=[list(TYPES)[position - 1] for position in HALF])
both = pytest.mark.parametrize("mode", ["practice", "test"])

#: What a browser can send that cannot be graded, and what is said of it.
UNREADABLE = {
    "text": (["?!"], "Type the answer in letters or figures."),
    "number": (["many"], "Type one number, for example 1,500 or 2.5."),
    "date": (["long ago"], "Type a date, for example 1838, May 1838 or 22 August 1838."),
    "order": (RIGHT[6][:3], "Give every line a place."),
    "order, a place twice": (
        [*RIGHT[6][:3], f"{RIGHT[6][3].partition(' = ')[0]} = 1"],
        "Give each place once: two lines have the same one.",
    ),
    "cloze": (
        ["Gap 1 = March 1838", "Gap 2 = ?!"],
        "Fill each gap with letters or figures, at most 100.",
    ),
}
#: What only a forged form can send.
FORGED = {
    "choice": "Choose one of the answers shown.",
    "multiple": "Choose among the answers shown.",
    "true-false": "Choose true or false.",
    "match": "Choose among the answers shown.",
    "categorise": "Choose among the answers shown.",
}
#: The question itself with a wrong answer in it.
JUDGED = {
    "choice": "●Milena Đurić ✗ Your answer",
    "multiple": "●Rosalind ✗ Your answer",
    "true-false": "●True ✗ Your answer",
    "text": "●a fisherman✗ Your answer",
    "number": "●7✗ Your answer",
    "date": "●1867✗ Your answer",
    "order": "1.the town of Zelengrad resolves to put a lighthouse on the island ✗ Your place: 4",
    "match": "✗Žarko Ćirić: engineer You chose: first keeper",
    "categorise": "✗Rosalind: was lost You chose: reached the harbour",
    "cloze": "✗ wrong: March 1838, right is May 1838",
}


@pytest.fixture
def begin(client):
    return lambda mode: Taking(client, EVERY_TYPE_ID, mode)


@pytest.fixture
def practice(begin):
    return begin("practice")


@pytest.fixture
def test(begin):
    return begin("test")


def position_of(case):
    return list(TYPES).index(case.partition(",")[0]) + 1


def item(app, taking, position):
    return stored(app, taking).items[position - 1]


def forged(taking, position):
    """A form with an answer that the page does not offer."""
    fields = [part.attrs["name"] for part in taking.page(position).parts.values()]
    return dict.fromkeys(fields or ["answer"], "nothing-shown")


def verdict_in_result(result, position):
    return [one for one in result.all("details") if one.attrs.get("class") == "item"][position - 1].text


def test_it_works(app, practice):
    """The quiz has a question of every type, with an answer of each kind for it."""
    assert len(RIGHT) == len(WRONG) == LENGTH
    records = app.extensions["quizapp"].records
    asked = [records.revision(one.asked.digest).question.type for one in stored(app, practice).items]
    assert asked == list(TYPES)


# In practice


@each
def test_a_right_answer_is_said_to_be_right(practice, position):
    shown = practice.see(practice.give(position, *RIGHT[position - 1]))
    assert shown.texts("h2") == ["✓ Right"]
    assert "✗" not in shown.text


@each
def test_a_wrong_answer_is_said_to_be_wrong_beside_the_right_one(app, practice, position):
    shown = practice.see(practice.give(position, *WRONG[position - 1]))
    assert shown.texts("h2") == ["✗ Not this time"]
    assert JUDGED[list(TYPES)[position - 1]] in shown.text
    for key in RIGHT[position - 1]:
        assert key.rpartition(" = ")[2] in shown.text
    assert item(app, practice, position).points == 0


@half
def test_an_answer_right_in_part_is_said_to_be_partly_right(app, practice, position):
    given, said = HALF[position]
    shown = practice.see(practice.give(position, *given))
    assert shown.texts("h2") == ["◐ Partly right"]
    assert said in shown.text
    assert 0 < item(app, practice, position).points < 1


@each
def test_a_blank_answer_is_refused_in_practice_and_not_recorded(app, practice, position):
    for response in (practice.give(position), practice.send(position)):
        assert response.status_code == 422
        assert "Give an answer first, or skip the question for now." in response.text
        assert not any(word in response.text for word in VERDICTS)
    assert item(app, practice, position).last is None


@pytest.mark.parametrize("case", UNREADABLE)
def test_an_unreadable_answer_is_given_back_in_practice_and_costs_nothing(app, practice, case):
    position, (given, why) = position_of(case), UNREADABLE[case]
    response = practice.give(position, *given)
    assert response.status_code == 422
    refused = Page(response.text)
    assert refused.texts("p", role="alert") == [f"Not yet: {why}"]
    assert sorted(refused.given()) == sorted(given)
    assert item(app, practice, position).last is None
    assert practice.see(practice.give(position, *RIGHT[position - 1])).texts("h2") == ["✓ Right"]


@pytest.mark.parametrize("case", FORGED)
def test_a_forged_answer_is_given_back_in_practice_and_costs_nothing(app, practice, case):
    position = position_of(case)
    response = practice.send(position, **forged(practice, position))
    assert response.status_code == 422
    assert f"Not yet: {FORGED[case]}" in Page(response.text).text
    assert Page(response.text).given() == []
    assert item(app, practice, position).last is None


# In a test


@each
def test_in_a_test_an_answer_is_shown_again_when_one_comes_back(test, position):
    for given in (RIGHT[position - 1], WRONG[position - 1]):
        assert test.give(position, *given).status_code == 303
        assert sorted(test.page(position).given()) == sorted(given)


@each
def test_in_a_test_the_button_takes_the_answer_back(app, test, position):
    assert not test.page(position).all("button", name="clear")
    test.give(position, *RIGHT[position - 1])
    (button,) = test.page(position).all("button", name="clear")
    shown = test.see(test.give(position, *RIGHT[position - 1], clear=button.attrs["value"]))
    assert shown.given() == []
    assert not shown.all("button", name="clear")
    assert item(app, test, position).last.kind == "cleared"
    assert test.page("hand-in").heading == f"{LENGTH} questions still open"


@each
def test_in_a_test_a_blank_answer_is_free(app, test, position):
    assert test.give(position, go="next").status_code == 303
    assert item(app, test, position).last is None
    test.give(position, *RIGHT[position - 1])
    assert test.send(position, go="next").status_code == 303
    assert test.page(position).given() == []


@pytest.mark.parametrize("case", UNREADABLE)
def test_in_a_test_what_cannot_be_graded_yet_is_kept_as_it_was_given(app, test, case):
    position, (given, why) = position_of(case), UNREADABLE[case]
    response = test.give(position, *given, go="next")
    assert response.status_code == 422
    for shown in (Page(response.text), test.page(position)):
        assert shown.texts("p", role="alert") == [f"Kept, but it cannot be graded yet: {why}"]
        assert sorted(shown.given()) == sorted(given)
    assert item(app, test, position).draft
    assert f"unfinished: {why}" in test.page("hand-in").text
    test.give(position, *RIGHT[position - 1])
    assert test.page(position).all("p", role="alert") == []
    assert test.hand_in().heading == f"1 of {LENGTH}"


@pytest.mark.parametrize("case", UNREADABLE)
def test_in_a_test_the_button_takes_back_what_cannot_be_graded_yet(test, case):
    position, (given, _) = position_of(case), UNREADABLE[case]
    test.give(position, *given, go="next")
    shown = test.see(test.give(position, clear="1"))
    assert shown.given() == []
    assert shown.all("p", role="alert") == []
    assert "unfinished" not in test.page("hand-in").text


@pytest.mark.parametrize("case", FORGED)
def test_in_a_test_a_forged_answer_is_kept_and_earns_nothing(app, test, case):
    position = position_of(case)
    response = test.send(position, **forged(test, position), go="next")
    assert response.status_code == 422
    assert f"Kept, but it cannot be graded yet: {FORGED[case]}" in Page(response.text).text
    assert test.page(position).given() == []
    assert verdict_in_result(test.hand_in(), position).startswith("–Not answered:")
    assert item(app, test, position).points == 0


def test_a_test_answered_right_is_wholly_right_and_one_answered_wrong_wholly_wrong(begin):
    for answers, points, sign in ((RIGHT, LENGTH, "✓Right:"), (WRONG, 0, "✗Not this time:")):
        test = begin("test")
        test.give_all(answers)
        result = test.hand_in()
        assert result.heading == f"{points} of {LENGTH}"
        for position in range(1, LENGTH + 1):
            assert verdict_in_result(result, position).startswith(sign)


@half
def test_a_result_says_what_was_right_in_part(test, position):
    given, said = HALF[position]
    test.give(position, *given)
    verdict = verdict_in_result(test.hand_in(), position)
    assert verdict.startswith("◐Partly right:")
    assert said in verdict


# In both


@each
@both
def test_what_was_recorded_is_never_graded_again(begin, monkeypatch, position, mode):
    """Whoever changes how answers are graded changes no verdict that was given before."""
    taking = begin(mode)
    taking.give(position, *HALF.get(position, (WRONG[position - 1],))[0])
    taking.hand_in()
    pages = [f"{taking.url}/{position}", f"{taking.url}/result"]
    before = [taking.client.get(address).data for address in pages]

    def graded_again(self, response):
        raise AssertionError("graded again")

    monkeypatch.setattr(list(TYPES.values())[position - 1], "grade", graded_again)
    assert [taking.client.get(address).data for address in pages] == before
