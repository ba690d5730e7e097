import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.forging import forged_app
from tests.web.taking import Page, Taking, page


def names(client):
    return page(client, "/learner").texts("button", name="id")


def add(client, name):
    return client.post("/learner/add", data={"name": name})


def who(client):
    return page(client, "/").texts("a", cls="who")


def test_it_works(client):
    assert who(client) == ["Learner: Guest"]
    response = add(client, "Ana")
    assert (response.status_code, response.location) == (303, "/")
    assert who(client) == ["Learner: Ana"]
    assert names(client) == ["Ana (now)"]


def test_who_starts_a_quiz_without_a_name_is_a_guest_and_nobody_elses_choice(client, other):
    add(client, "Ana")
    Taking(other, "both/two-foundings")
    assert who(other) == ["Learner: Guest"]
    assert names(client) == ["Ana (now)"]
    assert names(other) == ["Ana"]


def test_a_guest_who_takes_a_name_keeps_what_was_done(client, four):
    Taking(client).give_all()
    client.post("/learner/rename", data={"name": "Ana"})
    assert names(client) == ["Ana (now)"]
    assert "4 of 4 known" in page(client, "/").text


def test_a_learner_can_be_deleted_who_says_so_twice(client, four):
    add(client, "Ana")
    taking = Taking(client)
    taking.give_all()
    refused = client.post("/learner/delete")
    assert refused.status_code == 422
    assert "tick the box first" in refused.text
    assert client.post("/learner/delete", data={"sure": "1"}).location == "/"
    assert who(client) == ["Learner: Guest"]
    assert names(client) == []
    assert client.get(taking.url).status_code == 404
    assert "Nothing yet" in page(client, "/progress").text


def test_nobody_can_be_deleted_by_somebody_else(client, other):
    add(client, "Ana")
    assert other.post("/learner/delete", data={"sure": "1"}).status_code in (303, 404)
    assert names(client) == ["Ana (now)"]


def test_a_learner_can_be_chosen(client):
    add(client, "Ana")
    add(client, "Berta")
    ana = page(client, "/learner").all("button", name="id")[0].attrs["value"]
    client.post("/learner/choose", data={"id": ana})
    assert names(client) == ["Ana (now)", "Berta"]
    assert who(client) == ["Learner: Ana"]


def test_a_learner_can_be_renamed_and_keeps_the_scores(client, four):
    Taking(client).give_all()
    response = client.post("/learner/rename", data={"name": "Ana"})
    assert response.status_code == 303
    assert names(client) == ["Ana (now)"]
    assert "4 of 4 known" in page(client, "/").text


def test_renaming_to_the_same_name_is_no_clash(client):
    add(client, "ana")
    assert client.post("/learner/rename", data={"name": "Ana"}).status_code == 303
    assert names(client) == ["Ana (now)"]


@pytest.mark.parametrize("name", ["Ana", "ANA", "  ana  "])
@pytest.mark.parametrize("action", ["add", "rename"])
def test_a_name_that_is_taken_is_refused_whatever_its_case(client, action, name):
    add(client, "Ana")
    add(client, "Berta")
    response = client.post(f"/learner/{action}", data={"name": name})
    assert response.status_code == 422
    assert "already: choose that name above, or type another." in response.text
    assert names(client) == ["Ana", "Berta (now)"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "a\0b", "\u202eana", "a\u200bb"])
@pytest.mark.parametrize("action", ["add", "rename"])
def test_a_name_nobody_could_read_is_refused_and_given_back(client, action, name):
    add(client, "Ana")
    response = client.post(f"/learner/{action}", data={"name": name})
    assert response.status_code == 422
    refused = Page(response.text)
    assert "Not yet: type a name of 1 to 60 characters." in refused.texts("p", role="alert")
    assert refused.title.startswith("Please look again")
    assert [
        field.attrs["id"] for field in refused.all("input", name="name") if "aria-invalid" in field.attrs
    ] == [f"{action}-name"]
    assert names(client) == ["Ana (now)"]


def test_a_form_without_a_name_is_refused(client):
    assert client.post("/learner/add").status_code == 422


def test_a_learner_that_is_not_there_cannot_be_chosen(client):
    for data in ({}, {"id": ""}, {"id": "x"}):
        assert client.post("/learner/choose", data=data).status_code == 404


def test_over_a_network_only_the_names_of_this_browser_are_shown(client, from_afar):
    add(client, "Ana")
    add(from_afar, "Berta")
    add(from_afar, "Clara")
    assert names(from_afar) == ["Berta", "Clara (now)"]
    assert names(client) == ["Ana (now)", "Berta", "Clara"]


def test_over_a_network_nobody_can_become_somebody_else(client, from_afar):
    add(client, "Ana")
    ana = page(client, "/learner").all("button", name="id")[0].attrs["value"]
    assert from_afar.post("/learner/choose", data={"id": ana}).status_code == 404


def test_over_a_network_it_is_not_told_which_names_are_taken(client, from_afar):
    add(client, "Ana")
    assert add(from_afar, "Ana").status_code == 303


def test_behind_a_proxy_only_the_names_of_this_browser_are_shown(app, client):
    add(client, "Ana")
    proxied = app.test_client().get("/learner", headers={"X-Forwarded-For": "192.0.2.7"})
    assert "Ana" not in proxied.text


def test_a_learner_whose_record_is_gone_starts_anew(app, client):
    """After an older backup was put in place, a browser may bring a learner whom the records do not know."""
    add(client, "Ana")
    with client.session_transaction() as session:
        session["learner"] = "gone"
    taking = Taking(client, "both/two-foundings")
    assert taking.page(1).heading
    assert who(client) == ["Learner: Guest"]


@settings(max_examples=40, deadline=None)
@given(name=st.text(max_size=80))
def test_any_name_is_taken_or_refused(wide_open, name):
    assert add(wide_open, name).status_code in (303, 422)
    assert wide_open.get("/learner").status_code == 200


@pytest.fixture(scope="module")
def wide_open(tmp_path_factory):
    """A client that outlives a single example."""
    with forged_app(tmp_path_factory.mktemp("names")) as app:
        yield app.test_client()
