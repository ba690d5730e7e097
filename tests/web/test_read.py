import re
from urllib.parse import quote

import pytest

from tests.web.taking import Taking, page, write


def search(client, words):
    return page(client, f"/search?q={quote(words)}")


def test_it_works(client):
    articles = page(client, "/read")
    assert articles.texts("a", href="/read/sample") == ["The lighthouse of Vrelo"]
    article = page(client, "/read/sample")
    assert article.heading == "The lighthouse of Vrelo"
    assert "History › The great storm" in article.texts("h2")
    assert "published by The Gulf Almanac. An invented place" in article.text
    assert article.all("a", href="https://example.org/vrelo", rel="noreferrer")


def test_an_article_that_is_not_there_is_404(client):
    assert client.get("/read/none").status_code == 404


def test_a_passage_can_be_linked_to_and_keeps_its_paragraphs(client):
    (storm,) = page(client, "/read/sample").all("div", id="storm")
    assert [inner.text[:13] for inner in storm.inside if inner.tag == "p"][:2] == [
        "On 3 November",
        "Three ships r",
    ]


def test_the_quizzes_on_an_article_are_listed(client):
    assert "Two foundings 2 questions" in page(client, "/read/other").text
    quizzes = page(client, "/read/sample").texts("li")
    assert {"Building a lighthouse 2 questions", "Two foundings 2 questions"} <= set(quizzes)


def test_how_you_did_is_said_of_each_passage(client):
    assert "2 questions on this, not asked yet." not in page(client, "/read/other").text
    assert page(client, "/read/other").texts("p", cls="did") == ["1 question on this, not asked yet."] * 2
    taking = Taking(client, "both/two-foundings")
    taking.give(1, "a lighthouse")
    taking.give(2, "Vrelo")
    assert page(client, "/read/other").texts("p", cls="did") == [
        "✓ You had 1 of 1 question on this right.",
        "You had 0 of 1 question on this right.",
    ]
    did = page(client, "/read/sample").texts("p", cls="did")[0]
    assert re.fullmatch(r"You had 1 of \d+ questions on this right; \d+ not asked yet\.", did)


def test_a_search_finds_the_beginnings_of_words_without_accents_or_case(client):
    for words in ("zelengrad", "ZELENG", "ciric", "Žarko Ćirić", "konigsberg"):
        assert search(client, words).texts("mark"), words


def test_a_search_marks_the_words_and_leads_to_the_passage(client):
    found = search(client, "fishermen cow")
    assert found.texts("mark") == ["Fishermen", "cow"]
    assert found.all("a", href="/read/sample#fog-signal")
    assert "1 passage found" in found.texts("p", role="status")
    assert found.title == "fishermen cow · Search · Quizapp"
    assert found.all("input", id="q")[0].attrs["value"] == "fishermen cow"


def test_a_search_needs_all_the_words(client):
    assert "No passage has these words." in search(client, "cow storm").text


def test_a_search_for_nothing_only_asks(client):
    for words in ("", "   "):
        asked = search(client, words)
        assert asked.heading == "Search"
        assert not asked.all("p", role="status") or not words.strip()


@pytest.mark.parametrize(
    "words",
    [
        '"',
        '""',
        "*",
        "-",
        "–",
        "NEAR(a b)",
        "a OR",
        "NOT",
        "text:cow",
        "{a}:",
        "^",
        "\0",
        "a\0b",
        "\\",
        "'",
        "%",
        "(",
        "x" * 5000,
        "a " * 300,
    ],
)
def test_a_search_takes_every_character(client, words):
    assert search(client, words).heading == "Search"


def test_what_is_sought_and_found_is_escaped(client, root):
    file = root / "articles/other.yaml"
    file.write_text(
        file.read_text().replace("the keeper of the lighthouse", 'the <script>alert("gull")</script> keeper')
    )
    found = search(client, 'gull"><script>alert()</script>')
    assert not found.all("script")
    found = search(client, "gull")
    assert not found.all("script")
    assert found.texts("mark") == ["gull"]
    assert '<script>alert("gull")</script>' in found.text


def test_a_saved_article_is_live_on_the_next_load(client, root):
    page(client, "/read/other")
    file = root / "articles/other.yaml"
    file.write_text(file.read_text().replace("narrow railway", "narrow-gauge railway"))
    assert "narrow-gauge" in page(client, "/read/other").text
    assert search(client, "gauge").texts("mark") == ["gauge"]


def test_an_article_without_quizzes_can_be_read(client, root):
    write(root, "articles/third", (root / "articles/other.yaml").read_text())
    assert "Quizzes on this article" not in page(client, "/read/third").text
