"""What authors and learners write is shown as text, wherever it is shown."""

from urllib.parse import unquote

import pytest
import yaml

from tests.web.taking import Page, Taking, page, write

NASTY = """<script>alert("x")</script><img src=x onerror='alert("x")'>"""
QUOTE = """"'onmouseover='alert()' autofocus onfocus="alert()"""
LINK = "[click](javascript:alert()) <b>bold</b> ![](https://evil.example/x.png)"

ARTICLE = {
    "title": f"{NASTY} title",
    "source": f"{NASTY} source",
    "url": """https://example.org/"onmouseover="alert()""",
    "licence": f"{NASTY} licence",
    "sections": [
        {
            "title": f"{NASTY} section",
            "passages": [
                {
                    "id": "passage",
                    "when": "1838",
                    "text": f"Text {NASTY} and {QUOTE} end. The {NASTY} key stands here; so does {QUOTE}.",
                }
            ],
        }
    ],
}
COMMON = {
    "explanation": f"Explained {NASTY} {LINK}",
    "cite": "passage",
    "inferred": f"{NASTY} {QUOTE} why",
    "evidence": f"Text {NASTY} and",
}
QUIZ = {
    "title": f"{NASTY} {QUOTE} quiz",
    "article": "nasty",
    "about": f"About {NASTY} {LINK}",
    "questions": [
        {
            "id": "choice",
            "type": "choice",
            "prompt": f"Prompt {NASTY} {QUOTE} {LINK}?",
            "answer": f"{NASTY} key",
            "distractors": [{"text": f"{NASTY} other", "feedback": f"Feedback {NASTY} {LINK}"}],
            **COMMON,
        },
        {
            "id": "multiple",
            "type": "multiple",
            "prompt": f"Prompts {NASTY} {QUOTE}?",
            "answers": [f"{NASTY} key"],
            "distractors": [f"{QUOTE} other"],
            **COMMON,
        },
        {
            "id": "true-false",
            "type": "true-false",
            "prompt": f"True {NASTY} {QUOTE}.",
            "answer": "true",
            **COMMON,
        },
        {
            "id": "text",
            "type": "text",
            "prompt": f"Type {NASTY} {QUOTE}?",
            "answer": f"{NASTY} key",
            **COMMON,
        },
    ],
}


def harmless(shown: Page) -> Page:
    """The page, in which nothing that anybody wrote became an element or an attribute."""
    assert not [
        element.tag
        for element in shown.elements
        if element.tag in ("img", "iframe", "b") and "class" not in element.attrs and not element.text
    ]
    for script in shown.all("script"):
        assert script.attrs["src"].startswith("/static/")
    for element in shown.elements:
        assert not [name for name in element.attrs if name.startswith("on") or name == "autofocus"], element
        assert not (element.attrs.get("href") or "").startswith("javascript:")
        assert not (element.attrs.get("src") or "").startswith("http")
    return shown


@pytest.fixture
def nasty(root, client):
    write(root, "articles/nasty", yaml.safe_dump(ARTICLE, allow_unicode=True, width=10_000))
    write(root, "nasty/quiz", yaml.safe_dump(QUIZ, allow_unicode=True, width=10_000))
    contents = page(client, "/")
    assert not contents.texts("pre")
    return "nasty/quiz"


def values(taking, position):
    return [field.attrs["value"] for field in taking.page(position).all("input", name="answer")]


def test_it_works(client, nasty):
    """Each field is shown with its letters, none as what they would mean to a browser."""
    article = harmless(page(client, "/read/nasty"))
    for part in ("title", "source", "licence", "section"):
        assert f"{NASTY} {part}" in article.text
    assert f"{NASTY} title" in harmless(page(client, "/timeline/nasty")).text
    assert NASTY in harmless(page(client, "/read")).text
    assert NASTY in harmless(page(client, "/search?q=stands")).text + article.text
    contents = harmless(page(client, "/"))
    assert f"{NASTY} {QUOTE} quiz" in contents.texts("a")
    start = harmless(page(client, "/quiz/nasty/quiz"))
    assert f"{NASTY} {QUOTE} quiz" == start.heading
    [section] = [link for link in start.all("a") if link.text == f"{NASTY} section"]
    there = unquote(section.attrs["href"].partition("#")[2])
    assert there in [heading.attrs.get("id") for heading in article.all("h2")]
    assert f"About {NASTY}" in start.text


def test_questions_before_and_after_the_answer(client, nasty):
    taking = Taking(client, nasty)
    for position in (1, 2, 3, 4):
        assert NASTY in harmless(taking.page(position)).heading
    assert NASTY in harmless(taking.page("hand-in")).text
    for position in (1, 2, 3):
        shown = harmless(taking.see(taking.send(position, answer=values(taking, position)[-1:])))
        assert f"Explained {NASTY}" in shown.text
        assert f"How it follows from the passage{NASTY}" in shown.text
        assert shown.texts("mark") == [f"Text {NASTY} and"]
    shown = harmless(taking.see(taking.send(4, answer=f"{NASTY} {QUOTE}")))
    assert f"{NASTY} {QUOTE}" in shown.text
    done = harmless(taking.page("result"))
    assert NASTY in done.text
    assert NASTY in done.title
    harmless(page(client, "/"))


def test_feedback_on_each_option(client, nasty):
    taking = Taking(client, nasty)
    shown = harmless(taking.see(taking.give(1, f"{NASTY} other")))
    (feedback,) = shown.texts("div", cls="note")
    assert feedback.startswith(f"Feedback {NASTY}")


def test_typed_answers(client, nasty):
    test = Taking(client, nasty, "test")
    for typed in (NASTY, QUOTE, "&lt;script&gt;x", "{{ 7 * 7 }}x", "<!--x", "]]>x"):
        test.send(4, answer=typed, go="4")
        assert harmless(test.page(4)).all("input", id="answer")[0].attrs["value"] == typed
    assert "&lt;script&gt;x" not in harmless(test.hand_in()).html.replace("&amp;lt;", "")


def test_an_unreadable_answer_that_is_given_back(client, nasty):
    taking = Taking(client, nasty)
    typed = '"><' + "?!" * 20
    refused = harmless(Page(taking.send(4, answer=typed).text))
    assert refused.all("input", id="answer")[0].attrs["value"] == typed


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert()</script>",
        """<img src=x onerror='a()'>""",
        """"'onfocus='a()' autofocus""",
        "{{ 7 * 7 }}",
    ],
)
def test_names_of_learners(client, nasty, name):
    client.post("/learner/add", data={"name": name})
    shown = harmless(page(client, "/learner"))
    assert f"{name} (now)" in shown.texts("button", name="id")
    assert shown.all("input", id="rename-name")[0].attrs["value"] == name
    assert f"Learner: {name}" in shown.texts("a", cls="who")
    refused = harmless(Page(client.post("/learner/add", data={"name": name}).text))
    assert f"somebody called {name} already" in refused.text


def test_problems_of_broken_files(client, root, nasty):
    write(root, f"nasty/{'<b onclick=x>'}", yaml.safe_dump(QUIZ | {"article": "<script>alert()</script>"}))
    contents = harmless(page(client, "/"))
    assert "<script>" in " ".join(contents.texts("pre"))
