"""The pages over SQLite and over PostgreSQL: what the statements of the records must do in either."""

import pytest

from quizapp.web import create_app
from quizapp.web.services import EXTENSION, Services
from tests.taking.learning import at_once
from tests.web.taking import FOUR, FOUR_ID, FOUR_RIGHT, TRIES, Taking, page, stored, write


@pytest.fixture
def app(bank, root, records, clock):
    write(root, FOUR_ID, FOUR)
    write(root, "sample/tries", TRIES)
    made = create_app(bank, records, b"a key for tests")
    made.extensions[EXTENSION] = Services(bank, records, clock)
    return made


def test_a_practice_with_two_tries(app, client, clock):
    practice = Taking(client, "sample/tries")
    assert "You can try again" in practice.see(practice.give(1, "Milena Đurić")).text
    clock.go_on(seconds=30)
    assert practice.see(practice.give(1, "Žarko Ćirić")).texts("h2") == ["✓ Right"]
    assert "Go on with Tries practice · 1 of 4 answered" in page(client, "/").text
    for position in (2, 3, 4):
        practice.give(position, *FOUR_RIGHT[position - 1])
    assert practice.page("result").heading == "3.67 of 4"
    assert tuple(page(client, "/quiz/sample/tries").texts("dd")[1:3]) == ("3.67 of 4", "1 time")
    assert "4 of 4 known" in page(client, "/").text
    again = client.post(f"{practice.url}/again")
    assert again.status_code == 404
    assert [one.tries for one in stored(app, practice).items] == [2, 1, 1, 1]


def test_a_test_from_draft_to_progress(client):
    test = Taking(client, mode="test")
    test.give(1, "Žarko Ćirić", flag="1")
    assert test.give(4, "?!", go="next").status_code == 422
    test.give(2, "Neva")
    test.give(2, "Neva", clear="1")
    overview = test.page("hand-in")
    assert overview.texts("span", cls="small") == [
        "answered · ⚑ flagged",
        "open",
        "open",
        "unfinished: Type the answer in letters or figures.",
    ]
    assert test.hand_in().heading == "1 of 4"
    progress = page(client, "/progress").text
    assert "Four questions 1 of 4 · test · 1 March 2026" in progress
    assert "1 question answered, 1 of them right the last time." in progress
    missed = client.post(f"{test.url}/again")
    assert page(client, missed.location).heading == "Which ships reached the harbour?"


def test_certainty(client):
    response = client.post(f"/quiz/{FOUR_ID}", data={"mode": "test", "certain": "1"})
    url = response.location.rpartition("/")[0]
    value = page(client, f"{url}/1").value_of("Žarko Ćirić")
    client.post(f"{url}/1", data={"answer": value, "certainty": "3"})
    client.post(f"{url}/hand-in")
    assert "Marks for certainty: 3 of 3." in page(client, f"{url}/result").text
    assert page(client, "/progress").texts("dd", cls="tabular") == ["100 % of 1"]


def test_a_learner_who_is_deleted_and_an_attempt_that_is_thrown_away(client):
    client.post("/learner/add", data={"name": "Ana"})
    taking = Taking(client)
    taking.give(1, "Žarko Ćirić")
    assert client.post(f"{taking.url}/discard").status_code == 303
    assert client.get(taking.url).status_code == 404
    done = Taking(client)
    done.give_all()
    client.post("/learner/delete", data={"sure": "1"})
    assert client.get(done.url).status_code == 404
    assert page(client, "/learner").texts("button", name="id") == []
    assert "Nothing yet" in page(client, "/progress").text


@pytest.mark.parametrize("where", ["", "/1", "/hand-in", "/result"])
def test_a_null_character_in_an_address_is_404(client, where):
    Taking(client)  # as a learner
    assert client.get(f"/attempt/%00{where}").status_code == 404
    assert client.get(f"/attempt/a%00b{where}").status_code == 404
    if where:
        assert client.post(f"/attempt/%00{where}").status_code in (404, 405)


@pytest.mark.parametrize("field", ["answer", "go", "flag", "certainty", "shown", "in-sight", "try", "hint"])
def test_a_null_character_in_a_form_is_no_crash(client, field):
    for mode in ("practice", "test"):
        taking = Taking(client, mode=mode)
        for position in (1, 4):
            assert taking.send(position, **{field: "a\0b"}).status_code in (200, 303, 422)
        assert taking.page("hand-in").heading


def test_a_double_click_on_start_makes_one_attempt(app, client):
    client.post("/learner/add", data={"name": "Ana"})
    cookie = client.get_cookie("quizapp").value

    def click(_):
        browser = app.test_client()
        browser.set_cookie("quizapp", cookie)
        return browser.post(f"/quiz/{FOUR_ID}", data={"mode": "practice"}).location

    assert len(set(at_once(6, click))) == 1
    begun = [title for title in page(client, "/").texts("h2") if title.startswith("Go on with")]
    assert begun == ["Go on with Four questions"]
