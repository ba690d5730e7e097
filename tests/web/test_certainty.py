"""How sure a learner is, where they want to be asked."""

import pytest

from tests.web.taking import TRIES, Taking, page, write


class Sure(Taking):
    """A learner who is asked how sure they are."""

    def __init__(self, client, quiz, mode="practice"):
        response = client.post(f"/quiz/{quiz}", data={"mode": mode, "certain": "1"})
        self.client = client
        self.url = response.location.rpartition("/")[0]


@pytest.fixture
def sure(client, four):
    return Sure(client, four)


ANSWERS = (("Žarko Ćirić", "3"), ("Rosalind", "3"), ("True", "2"), ("the dog", "1"))


def test_it_works(sure):
    """Right earns 1, 2, 3 and wrong costs 0, 2, 6: here 3 − 6 + 2 + 0 of 12."""
    for position, (given, certainty) in enumerate(ANSWERS, 1):
        assert sure.give(position, given, certainty=certainty).status_code == 303
    shown = sure.page("result")
    assert "Marks for certainty: -1 of 12." in shown.text
    assert shown.texts("dt") == ["sure", "think so", "a guess"]
    assert shown.texts("dd", cls="tabular") == ["50 % of 2", "100 % of 1", "0 % of 1"]
    assert shown.heading == "2 of 4"


def test_in_practice_it_has_to_be_said(sure):
    response = sure.give(1, "Žarko Ćirić")
    assert response.status_code == 422
    assert "Say how sure you are." in response.text
    assert sure.give(1, "Žarko Ćirić", certainty="9").status_code == 422


def test_it_is_not_asked_of_those_who_did_not_want_it(client, four):
    taking = Taking(client, four)
    assert "How sure" not in taking.page(1).text
    assert taking.give(1, "Žarko Ćirić").status_code == 303
    assert page(client, "/progress").all("dl", cls="certainty") == []


def test_in_a_test_it_can_be_changed_and_counts_when_handed_in(client, four):
    test = Sure(client, four, "test")
    test.give(1, "Žarko Ćirić", certainty="1")
    test.give(1, "Žarko Ćirić", certainty="3")
    assert page(client, "/progress").all("dl", cls="certainty") == []
    test.hand_in()
    assert "Marks for certainty: 3 of 3." in test.page("result").text
    assert page(client, "/progress").texts("dd", cls="tabular") == ["100 % of 1"]


def test_a_result_shows_only_its_own_certainty(client, four, sure):
    """And progress that of all attempts."""
    sure.give(1, "Milena Đurić", certainty="3")
    sure.hand_in()
    again = Sure(client, four)
    again.give(1, "Žarko Ćirić", certainty="3")
    assert again.hand_in().texts("dd", cls="tabular") == ["100 % of 1"]
    assert page(client, "/progress").texts("dd", cls="tabular") == ["50 % of 2"]


def test_progress_shows_how_often_one_was_right_when_sure(sure):
    for position, (given, certainty) in enumerate(ANSWERS, 1):
        sure.give(position, given, certainty=certainty)
    assert page(sure.client, "/progress").texts("dd", cls="tabular") == [
        "50 % of 2",
        "100 % of 1",
        "0 % of 1",
    ]


def test_progress_counts_only_the_first_try(root, client):
    """A second try comes after feedback, however the practice ends."""
    write(root, "sample/tries", TRIES)
    sure = Sure(client, "sample/tries")
    sure.give(1, "Milena Đurić", certainty="3", **{"try": "1"})
    sure.give(1, "Žarko Ćirić", certainty="2", **{"try": "2"})
    client.post(f"{sure.url}/hand-in")
    shown = page(client, "/progress")
    assert shown.texts("dt") == ["sure"]
    assert shown.texts("dd", cls="tabular") == ["0 % of 1"]
