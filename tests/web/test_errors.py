import pytest

from quizapp.web.services import EXTENSION
from tests.web.taking import Page, Taking


@pytest.fixture
def breaking(app, monkeypatch, caplog):
    """The app with a view that raises."""

    def broken():
        raise RuntimeError("secret inside")

    monkeypatch.setattr(app.extensions[EXTENSION].bank, "refresh", broken)
    return app.test_client()


def error_page(response, code):
    assert response.status_code == code
    shown = Page(response.text)
    assert f"Error {code}" in shown.text
    assert shown.texts("a", cls="brand") == ["Quizapp"]  # the layout of every page
    assert shown.all("link", rel="stylesheet")
    assert shown.all("a", href="/", cls="button")
    assert response.headers["Content-Security-Policy"]
    return shown


def test_it_works(client):
    shown = error_page(client.get("/nothing"), 404)
    assert shown.heading == "There is nothing here"
    assert shown.title == "There is nothing here · Quizapp"


def test_a_form_from_another_site_gets_a_page_that_says_so(client):
    shown = error_page(client.post("/learner/add", headers={"Sec-Fetch-Site": "cross-site"}), 403)
    assert "nothing was recorded" in shown.text


def test_the_wrong_method_gets_a_page_and_the_right_ones(client):
    response = client.delete("/")
    error_page(response, 405)
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    error_page(client.get("/learner/add"), 405)


def test_too_much_at_once_gets_a_page(client):
    taking = Taking(client, "both/two-foundings")
    shown = error_page(taking.send(1, answer="x" * 200_000), 413)
    assert "send a shorter answer" in shown.text
    assert error_page(client.post("/learner/add", data={"name": "x" * 200_000}), 413)
    parts = {f"field{number}": "x" for number in range(300)}
    assert client.post(f"{taking.url}/1", data=parts, content_type="multipart/form-data").status_code == 413


def test_what_breaks_gets_a_page_that_tells_nothing_of_the_inside(breaking, caplog):
    response = breaking.get("/")
    shown = error_page(response, 500)
    assert "It is our fault, not yours." in shown.text
    assert "secret inside" not in response.text
    assert "secret inside" in caplog.text  # but the window in which it runs does


def test_a_missing_file_gets_a_page(client):
    error_page(client.get("/static/none.css"), 404)
    error_page(client.get("/static/../quizapp/cli.py"), 404)


def test_the_address_is_escaped(client):
    assert not Page(client.get("/<script>alert(1)</script>").text).all("script")
