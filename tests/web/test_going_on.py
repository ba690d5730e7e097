"""Leaving an attempt and coming back; attempts belong to one learner."""

import pytest

from tests.web.taking import RIGHT, Taking, page


@pytest.fixture
def taking(client, every_type):
    return Taking(client)


def test_it_works(taking):
    taking.give(1, "Žarko Ćirić")
    page(taking.client, "/")
    assert taking.client.get(taking.url).location == f"{taking.url}/2"
    assert "1 right" in taking.page(2).all("div", role="img")[0].attrs["aria-label"]


def test_going_on_leads_to_the_first_open_question_then_to_the_result(taking):
    taking.give(2, *RIGHT[1])
    assert taking.client.get(taking.url).location == f"{taking.url}/1"
    taking.give_all((RIGHT[0],))
    taking.give(3, "True")
    taking.give(4, "the cow")
    assert taking.client.get(taking.url).location == f"{taking.url}/result"


def test_going_on_with_a_test_that_has_all_answers_leads_to_handing_in(client, every_type):
    test = Taking(client, mode="test")
    test.give_all()
    assert client.get(test.url).location == f"{test.url}/hand-in"


def test_options_stand_where_they_stood(taking):
    before = taking.page(1).html
    page(taking.client, "/")
    assert taking.page(1).html == before


def test_two_attempts_at_one_quiz_do_not_mix(client, taking):
    second = Taking(client)
    taking.give(1, "Žarko Ćirić")
    assert second.page(1).all("button")
    assert client.get(second.url).location == f"{second.url}/1"


@pytest.mark.parametrize("where", ["", "/1", "/hand-in", "/result"])
def test_the_attempt_of_another_learner_is_not_there(taking, other, where):
    taking.give_all()
    assert other.get(taking.url + where).status_code == 404
    Taking(other)  # as a guest, and as a learner
    assert other.get(taking.url + where).status_code == 404


@pytest.mark.parametrize("where", ["/1", "/hand-in", "/again"])
def test_nobody_else_can_answer_or_hand_in(taking, other, where):
    Taking(other)
    assert other.post(taking.url + where, data={"answer": "x"}).status_code == 404
    assert taking.client.get(taking.url).location == f"{taking.url}/1"


def test_a_learner_who_changes_keeps_the_attempts_of_each_apart(client, taking):
    client.post("/learner/add", data={"name": "Ana"})
    assert client.get(taking.url).status_code == 404
    guest = page(client, "/learner")
    id = next(button.attrs["value"] for button in guest.all("button", name="id") if button.text == "Guest")
    client.post("/learner/choose", data={"id": id})
    assert client.get(taking.url).status_code == 303


@pytest.mark.parametrize("position", ["0", "5", "-1", "x", "1.0", "9" * 30, "9" * 5000, "%00"])
def test_a_question_that_the_attempt_has_not_is_404(taking, position):
    assert taking.client.get(f"{taking.url}/{position}").status_code == 404
    assert taking.client.post(f"{taking.url}/{position}").status_code == 404


@pytest.mark.parametrize("id", ["x", "%00", "%ff", "x" * 3000, "..", "%2e%2e", "' or 1=1 --"])
def test_an_attempt_that_never_was_is_404(taking, id):
    assert taking.client.get(f"/attempt/{id}/1").status_code == 404
