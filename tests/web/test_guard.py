"""What every request and every page is held to."""

import pytest

from quizapp.web import create_app
from quizapp.web.services import EXTENSION
from tests.web.taking import Taking, page


def add(client, **headers):
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post("/learner/add", data={"name": "Ana"}, headers=fields).status_code


def test_it_works(client):
    response = client.get("/")
    assert response.headers["Content-Security-Policy"].startswith("default-src 'self'; ")
    assert add(client, Sec_Fetch_Site="same-origin", Origin="http://localhost") == 303


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "nonsense"])
def test_a_form_of_another_site_is_refused(app, client, site):
    assert add(client, Sec_Fetch_Site=site, Origin="http://localhost") == 403
    assert app.extensions[EXTENSION].records.learners() == []


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "http://localhost.evil.example",
        "http://localhost:81",
        "null",
        "",
        "http://[",
        "localhost",
        "http://localhost@evil.example",
        "http://evil.example/localhost",
    ],
)
def test_an_older_browser_is_refused_by_its_origin(client, origin):
    assert add(client, Origin=origin) == 403


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://localhost"}, {"Sec_Fetch_Site": "none"}])
def test_forms_of_the_app_itself_are_taken(client, headers):
    assert add(client, **headers) == 303


def test_every_form_that_records_is_guarded(client, four):
    taking = Taking(client)
    for address in (
        f"{taking.url}/1",
        f"{taking.url}/hand-in",
        f"{taking.url}/again",
        "/quiz/sample/storm",
        "/learner/choose",
        "/learner/rename",
    ):
        assert client.post(address, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.get(taking.url).location == f"{taking.url}/1"


def test_a_link_from_another_site_may_be_followed(client):
    assert client.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "[::2]",
        "a b",
        "[",
        "",
    ],
)
def test_on_this_computer_no_other_name_is_answered_to(client, host):
    """A page may have its own name lead to 127.0.0.1, and then read what it likes (DNS rebinding)."""
    response = client.get("/", headers={"Host": host})
    assert response.status_code == 403
    assert "Vrelo" not in response.text
    assert "answers only at the address that it printed" in response.text
    assert client.post("/learner/add", data={"name": "Ana"}, headers={"Host": host}).status_code == 403
    assert client.get("/", base_url="http://localhost").status_code == 200


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8123", "[::1]", "[::1]:8000"])
def test_on_this_computer_its_own_names_are_answered_to(client, host):
    assert client.get("/", headers={"Host": host}).status_code == 200
    assert (
        client.post(
            "/learner/add", data={"name": "Ana"}, headers={"Host": host, "Origin": f"http://{host}"}
        ).status_code
        == 303
    )


def test_on_a_network_any_name_is_answered_to(app):
    services = app.extensions[EXTENSION]
    networked = create_app(services.bank, services.records, b"a key", token="a token").test_client()
    assert networked.get("/", headers={"Host": "quiz.school.example"}).status_code == 200
    headers = {"Host": "quiz.school.example", "Origin": "https://quiz.school.example"}
    assert networked.post("/learner/add", data={"name": "Ana"}, headers=headers).status_code == 303
    for host in ("a b", "[", "", "é"):
        assert networked.get("/", headers={"Host": host}).status_code == 200
        assert networked.post("/learner/add", headers={"Host": host, "Origin": "http://x"}).status_code == 403


def test_every_answer_carries_the_headers(client, four):
    taking = Taking(client)
    answers = [
        client.get("/"),
        client.get("/nothing"),
        client.post("/learner/add"),
        client.get(taking.url),
        taking.send(1),
        client.get("/static/style.css", buffered=True),
        client.get("/", headers={"Host": "evil.example"}),
        client.post("/learner/add", headers={"Sec-Fetch-Site": "cross-site"}),
        client.options("/"),
        client.get("//read"),
    ]
    for response in answers:
        policy = response.headers["Content-Security-Policy"]
        for rule in (
            "default-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "object-src 'none'",
        ):
            assert rule in policy.split("; ")
        assert "unsafe" not in policy
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "same-origin"


def test_pages_are_not_kept_by_the_browser_but_files_are(client, four):
    taking = Taking(client)
    for address in ("/", taking.url + "/1", "/read"):
        assert client.get(address).headers["Cache-Control"] == "no-store"
    (style,) = page(client, "/").all("link", rel="stylesheet")
    assert "?v=" in style.attrs["href"]
    assert "max-age=31536000" in client.get(style.attrs["href"], buffered=True).headers["Cache-Control"]


def test_no_page_has_inline_style_or_script(client, four):
    taking = Taking(client)
    taking.give(1, "Milena Đurić")
    test = Taking(client, mode="test")
    for address in (
        "/",
        "/quiz/sample/four",
        "/read",
        "/read/sample",
        "/timeline/sample",
        "/search?q=cow",
        "/learner",
        taking.url + "/1",
        taking.url + "/2",
        taking.url + "/4",
        test.url + "/2",
        test.url + "/hand-in",
        "/none",
    ):
        shown = page(client, address, 404 if address == "/none" else 200)
        assert not shown.all("style")
        assert all(script.attrs.get("src") and not script.text for script in shown.all("script"))
        for element in shown.elements:
            assert "style" not in element.attrs
            assert not [name for name in element.attrs if name.startswith("on")]


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(client):
    cookie = client.post("/learner/add", data={"name": "Ana"}).headers["Set-Cookie"]
    assert "; HttpOnly" in cookie
    assert "; SameSite=Lax" in cookie
    assert "; Path=/" in cookie
    assert "Domain" not in cookie
    assert "Expires=" in cookie  # scores are found again after the browser was closed


@pytest.mark.parametrize(
    "cookie", ["", "x", "\x7f", "e30.x.y", "eyJsZWFybmVyIjoiMSJ9.Zx.yz", "." * 5000, "ž"]
)
def test_a_forged_cookie_is_nobody(client, four, cookie):
    taking = Taking(client)
    raw = {"Cookie": f"quizapp={cookie}"}
    stranger = client.application.test_client(use_cookies=False)
    assert stranger.get("/", headers=raw).status_code == 200
    assert stranger.get(taking.url, headers=raw).status_code == 404
    assert stranger.post(f"/quiz/{four}", headers=raw).status_code == 303


def test_a_cookie_signed_with_another_key_is_nobody(app, client, four):
    services = app.extensions[EXTENSION]
    foreign = create_app(services.bank, services.records, b"another key").test_client()
    taking = Taking(client)
    foreign.set_cookie("quizapp", client.get_cookie("quizapp").value)
    assert foreign.get(taking.url).status_code == 404


def test_ids_of_attempts_cannot_be_guessed(client, four):
    ids = {Taking(client).id for _ in range(5)}
    assert len(ids) == 5
    assert all(len(id) == 22 for id in ids)
