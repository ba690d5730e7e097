"""Leaving an attempt and coming back; attempts belong to one learner."""

import pytest

from tests.web.taking import FOUR_RIGHT, Taking, page


@pytest.fixture
def taking(client, four):
    return Taking(client)


def test_it_works(taking):
    taking.give(1, "Žarko Ćirić")
    page(taking.client, "/")
    assert taking.client.get(taking.url).location == f"{taking.url}/2"
    assert "1 right" in taking.page(2).all("div", role="img")[0].attrs["aria-label"]


def test_going_on_leads_to_the_first_open_question_then_to_the_result(taking):
    taking.give(2, *FOUR_RIGHT[1])
    assert taking.client.get(taking.url).location == f"{taking.url}/1"
    taking.give_all((FOUR_RIGHT[0],))
    taking.give(3, "True")
    taking.give(4, "the cow")
    assert taking.client.get(taking.url).location == f"{taking.url}/result"


def test_going_on_with_a_test_that_has_all_answers_leads_to_handing_in(client, four):
    test = Taking(client, mode="test")
    test.give_all()
    assert client.get(test.url).location == f"{test.url}/hand-in"


def test_options_stand_where_they_stood(taking):
    before = taking.page(1).html
    page(taking.client, "/")
    assert taking.page(1).html == before


def test_starting_again_goes_on_with_what_is_open(client, taking):
    taking.give(1, "Žarko Ćirić")
    for _ in range(2):
        assert client.post("/quiz/sample/four", data={"mode": "practice"}).location == f"{taking.url}/2"


def test_starting_anew_ends_what_is_open(client, taking):
    taking.give(1, "Žarko Ćirić")
    second = Taking(client)
    assert client.get(second.url).location == f"{second.url}/1"
    assert taking.page("result").heading == "1 of 4"


def test_a_practice_can_be_ended_from_any_question(taking):
    taking.give(1, "Žarko Ćirić")
    [end] = [link for link in taking.page(2).all("a") if "End the practice" in link.text]
    assert end.attrs["href"] == f"{taking.url}/hand-in"
    assert taking.hand_in().heading == "1 of 4"


@pytest.mark.parametrize("mode", ["practice", "test"])
def test_what_is_begun_can_be_thrown_away(client, four, mode):
    taking = Taking(client, mode=mode)
    taking.give(1, "Žarko Ćirić")
    assert "although 1 answer was given" in taking.page("hand-in").text
    response = client.post(f"{taking.url}/discard")
    assert response.location == "/quiz/sample/four"
    assert client.get(taking.url).status_code == 404
    assert "Continue" not in page(client, "/").text
    assert "Taken" not in page(client, "/quiz/sample/four").text


def test_a_result_cannot_be_thrown_away(taking):
    taking.give_all()
    assert taking.client.post(f"{taking.url}/discard").location == f"{taking.url}/result"
    assert taking.page("result").heading == "4 of 4"


@pytest.mark.parametrize("where", ["", "/1", "/hand-in", "/result"])
def test_the_attempt_of_another_learner_is_not_there(taking, other, where):
    taking.give_all()
    assert other.get(taking.url + where).status_code == 404
    Taking(other)  # as a guest, and as a learner
    assert other.get(taking.url + where).status_code == 404


@pytest.mark.parametrize("where", ["/1", "/hand-in", "/discard", "/again"])
def test_nobody_else_can_answer_or_hand_in(taking, other, where):
    Taking(other)
    assert other.post(taking.url + where, data={"answer": "x"}).status_code == 404
    assert taking.client.get(taking.url).location == f"{taking.url}/1"


def test_a_learner_who_changes_keeps_the_attempts_of_each_apart(client, taking):
    client.post("/learner/rename", data={"name": "Berta"})
    client.post("/learner/add", data={"name": "Ana"})
    assert client.get(taking.url).status_code == 404
    people = page(client, "/learner")
    id = next(button.attrs["value"] for button in people.all("button", name="id") if button.text == "Berta")
    client.post("/learner/choose", data={"id": id})
    assert client.get(taking.url).status_code == 303


@pytest.mark.parametrize("position", ["0", "5", "-1", "x", "1.0", "9" * 30, "9" * 5000, "%00"])
def test_a_question_that_the_attempt_has_not_is_404(taking, position):
    assert taking.client.get(f"{taking.url}/{position}").status_code == 404
    assert taking.client.post(f"{taking.url}/{position}").status_code == 404


@pytest.mark.parametrize("id", ["x", "%00", "%ff", "x" * 3000, "..", "%2e%2e", "' or 1=1 --"])
def test_an_attempt_that_never_was_is_404(taking, id):
    assert taking.client.get(f"/attempt/{id}/1").status_code == 404
