"""Whatever is sent, the answer is a page, never a crash; and nothing is recorded that was not asked."""

from io import BytesIO
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.content.question import TYPES
from tests.web.forging import forged_app
from tests.web.taking import EVERY_TYPE_ID, Taking, page

FEW = settings(max_examples=60, deadline=None)

#: Values near to what the app itself sends, and any text.
values = st.one_of(
    st.sampled_from(
        [
            "",
            "0",
            "1",
            "-1",
            "true",
            "false",
            "next",
            "hand-in",
            "answer",
            "\0",
            "\ud7ff",
            "9" * 5000,
            "²",
            "null",
            "[]",
        ]
    ),
    st.text(max_size=30),
)
fields = st.one_of(
    st.sampled_from(["answer", "go", "flag", "skip", "mode", "name", "id", "earlier"]), st.text(max_size=10)
)
forms = st.dictionaries(fields, st.lists(values, max_size=4), max_size=5)


@pytest.fixture(scope="module")
def forged(tmp_path_factory):
    with forged_app(tmp_path_factory.mktemp("forged")) as app:
        yield app


def test_it_works(forged):
    taking = Taking(forged.test_client())
    assert taking.send(1, answer=["x", "y"], go="\0", flag="maybe").status_code == 422


@pytest.mark.parametrize("position", range(1, len(TYPES) + 1), ids=TYPES)
@pytest.mark.parametrize("mode", ["practice", "test"])
def test_no_form_breaks_a_question_of_any_type(forged, mode, position):
    client = forged.test_client()
    taking = Taking(client, EVERY_TYPE_ID, mode)
    asked = taking.page(position)
    parts = [part.attrs["name"] for part in asked.parts.values()]
    offered = [
        one.attrs["value"]
        for one in asked.elements
        if one.tag in ("input", "option") and one.attrs.get("value")
    ]
    near = st.dictionaries(
        st.one_of(fields, st.sampled_from(parts)) if parts else fields,
        st.lists(st.one_of(values, st.sampled_from(offered)), max_size=4),
        max_size=5,
    )

    @settings(max_examples=30, deadline=None)
    @given(form=near)
    def send(form):
        response = client.post(f"{taking.url}/{position}", data=form)
        assert response.status_code in (303, 422) or (response.status_code == 200 and "hint" in form)
        if response.status_code == 303:
            assert response.location.startswith(taking.url)
        assert client.get(f"{taking.url}/{position}").status_code == 200

    send()
    assert client.get(f"{taking.url}/hand-in", follow_redirects=True).status_code == 200
    assert taking.hand_in().heading.endswith(" of 10")


@pytest.mark.parametrize(
    "address", ["/quiz/sample/four", "/learner/add", "/learner/rename", "/learner/choose"]
)
def test_no_form_breaks_what_else_takes_one(forged, address):
    client = forged.test_client()

    @FEW
    @given(form=forms)
    def send(form):
        assert client.post(address, data=form).status_code in (303, 404, 422)

    send()
    assert page(client, "/").heading


@pytest.mark.parametrize(
    "type",
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/json",
        "text/plain; charset=utf-16",
        "x",
    ],
)
def test_no_body_breaks_a_question(forged, type):
    client = forged.test_client()
    taking = Taking(client, mode="test")

    @settings(max_examples=25, deadline=None)
    @given(body=st.binary(max_size=200))
    def send(body):
        for data in (
            body,
            b"answer=" + body,
            b'--x\r\nContent-Disposition: form-data; name="answer"\r\n\r\n' + body + b"\r\n--x--",
        ):
            assert client.post(f"{taking.url}/1", data=data, content_type=type).status_code in (
                303,
                400,
                413,
                422,
            )

    send()
    assert taking.page(1).heading


def test_no_address_breaks_the_app(forged):
    client = forged.test_client()
    taking = Taking(client)

    @FEW
    @given(rest=st.text(max_size=20), query=st.text(max_size=20))
    def get(rest, query):
        for start in (
            "/quiz/",
            "/read/",
            "/timeline/",
            "/attempt/",
            f"{taking.url}/",
            "/static/",
            "/search/",
        ):
            response = client.get(start + quote(rest), query_string={"q": query, query: rest})
            assert response.status_code in (200, 301, 303, 308, 404)
        assert client.get("/search", query_string={"q": query}).status_code == 200

    get()


def test_an_option_of_another_question_is_not_taken(forged):
    taking = Taking(forged.test_client())
    foreign = taking.page(2).value_of("Neva")
    assert taking.send(1, answer=foreign).status_code == 422
    assert taking.send(1, answer=[foreign, taking.page(1).value_of("Žarko Ćirić")]).status_code == 422


def test_a_file_in_place_of_an_answer_is_blank(forged):
    taking = Taking(forged.test_client())
    response = taking.client.post(f"{taking.url}/4", data={"answer": (BytesIO(b"the cow"), "cow.txt")})
    assert response.status_code == 422
