"""The educator's page, and who may see it."""

import pytest

from quizapp.web import create_app
from quizapp.web.services import EXTENSION
from tests.web.taking import page


@pytest.fixture
def networked(app):
    """An app that serves other computers too."""
    services = app.extensions[EXTENSION]
    return create_app(services.bank, services.records, b"a key", token="s3cret")


def test_it_shows_which_passages_are_asked_about(client):
    teach = page(client, "/teach")
    assert (
        "5 passages, 16 questions; one on several sections counts in each. Every passage is asked about."
        in teach.text
    )
    assert "keeper-today 2 questions 1 match, 1 text 2 recall" in teach.texts("li")


def test_it_names_the_passages_that_no_question_asks_about(client, root):
    for name in ("all-types", "storm"):
        (root / f"sample/{name}.yaml").unlink()
    teach = page(client, "/teach")
    assert "4 passages that no question asks about:" in teach.text
    assert "/read/sample#keeper-today" in client.get("/teach").text


def test_it_shows_what_is_wrong_with_files_and_how_questions_are_written(client, root):
    (root / "sample/broken.yaml").write_text("title: <b>x</b>\n")
    file = root / "sample/building.yaml"
    file.write_text(
        file.read_text().replace("    allow: {W401: every type of question stands in all-types too}\n", "")
    )
    teach = page(client, "/teach")
    assert "1 file not served as saved" in teach.texts("h2")
    [link] = [link for link in teach.all("a") if "what could be better" in link.text]
    warnings = page(client, link.attrs["href"])
    assert warnings.heading == "1 warning about how questions are written"
    assert any("asks nearly the same" in text for text in warnings.texts("pre"))


def test_on_this_computer_nobody_else_sees_it(client, from_afar):
    assert client.get("/teach").status_code == 200
    assert "Teach" in page(client, "/").texts("a")
    assert from_afar.get("/teach").status_code == 403
    assert from_afar.get("/teach/warnings").status_code == 403
    assert "Teach" not in page(from_afar, "/").texts("a")
    assert client.get("/teach", headers={"X-Forwarded-For": "192.0.2.7"}).status_code == 403


@pytest.mark.parametrize(
    "address",
    ["/teach", "/teach?token=", "/teach?token=S3cret", "/teach?token=%FF", "/teach?token=s3cret%00"],
)
def test_over_a_network_it_needs_the_token_even_here(networked, address):
    client = networked.test_client()
    response = client.get(address)
    assert response.status_code == 403
    assert "open it at the address that quizapp printed" in response.text
    assert client.get("/teach").status_code == 403


def test_the_token_is_asked_for_once_a_browser_and_leaves_the_address(networked):
    educator, learner = networked.test_client(), networked.test_client()
    response = educator.get("/teach?token=s3cret")
    assert (response.status_code, response.location) == (303, "/teach")
    assert educator.get("/teach").status_code == 200
    assert "Teach" in page(educator, "/").texts("a")
    assert learner.get("/teach").status_code == 403


def test_an_educator_can_leave_the_browser_to_learners(networked):
    browser = networked.test_client()
    browser.get("/teach?token=s3cret")
    browser.post("/learner/add", data={"name": "Ana"})
    assert browser.post("/teach/leave").location == "/"
    assert browser.get("/teach").status_code == 403
    assert "Ana" in browser.get("/").text


@pytest.mark.parametrize("header", ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"])
def test_who_comes_through_a_proxy_is_not_taken_for_somebody_here(client, header):
    assert client.get("/teach", headers={header: "192.0.2.7"}).status_code == 403


def test_a_saved_file_shows_on_the_next_load(client, root):
    assert "Every passage is asked about." in page(client, "/teach").text
    (root / "both/two-foundings.yaml").unlink()
    assert "2 passages that no question asks about: founding, closing." in page(client, "/teach").text


def test_without_a_token_no_empty_one_opens_the_page(from_afar):
    assert from_afar.get("/teach?token=").status_code == 403
    assert from_afar.get("/teach").status_code == 403
