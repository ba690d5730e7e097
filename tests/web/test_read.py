import re
from urllib.parse import quote, unquote

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
    timeline = page(client, "/timeline/sample")
    assert timeline.heading == "Timeline"
    assert timeline.title == "Timeline · The lighthouse of Vrelo · Quizapp"


def test_an_article_that_is_not_there_is_404(client):
    assert client.get("/read/none").status_code == 404
    assert client.get("/timeline/none").status_code == 404


def test_the_table_of_contents_has_two_levels_that_lead_to_the_sections(client):
    shown = page(client, "/read/sample")
    (contents,) = shown.all("nav", cls="toc")
    (levels, parts) = (one for one in contents.inside if one.tag == "ol")
    assert parts in levels.inside
    assert [one.text for one in parts.inside if one.tag == "li"] == ["Building", "The great storm"]
    ids = [heading.attrs.get("id") for heading in shown.all("h2")]
    links = [link.attrs["href"] for link in contents.inside if link.tag == "a"]
    assert [unquote(link[1:]) for link in links if link.startswith("#")] == ids[1:4]


def test_a_dated_passage_says_when(client):
    shown = page(client, "/read/sample")
    assert shown.texts("div", cls="years") == ["1838–1841", "1841–1867", "3 November 1859"]


def test_a_timeline_leads_to_each_dated_passage_in_the_order_of_time(client):
    shown = page(client, "/timeline/sample")
    assert shown.texts("h2") == ["19th century"]
    assert shown.texts("span", cls="years") == ["1838–1841", "1841–1867", "3 November 1859"]
    (events,) = shown.all("ol", cls="timeline")
    links = [link for link in events.inside if link.tag == "a"]
    assert [link.attrs["href"] for link in links] == [
        "/read/sample#founding",
        "/read/sample#first-keeper",
        "/read/sample#storm",
    ]
    assert links[1].text == "The first keeper was Milena Đurić (Милена Ђурић), a sailmaker's daughter."


def test_a_timeline_is_linked_where_there_is_one(client, root):
    def linked():
        pages = [page(client, address) for address in ("/read", "/read/other")]
        return [bool(shown.all("a", href="/timeline/other")) for shown in pages]

    assert linked() == [True, True]
    file = root / "articles/other.yaml"
    file.write_text(re.sub(" +when: .*\n", "", file.read_text()))
    assert linked() == [False, False]
    assert "No passage of these notes tells of a particular time." in page(client, "/timeline/other").text


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


def test_a_quiz_across_articles_counts_for_each(client):
    counts = [item.text for item in page(client, "/read").all("li")]
    assert counts == [
        "The lighthouse of Vrelo 4 quizzes · Timeline of The lighthouse of Vrelo",
        "The railway of Zelengrad 1 quiz · Timeline of The railway of Zelengrad",
    ]


def test_the_quizzes_that_ask_about_a_passage_are_linked_under_it(client):
    (founding,) = page(client, "/read/sample").all("div", id="founding")
    links = {link.text: link.attrs["href"] for link in founding.inside if link.tag == "a"}
    assert list(links) == ["Building a lighthouse", "All types of questions", "Two foundings"]
    assert links["Two foundings"] == "/quiz/both/two-foundings"


def test_a_long_article_asks_the_bank_no_more_often_than_a_short_one(client, root, bank, monkeypatch):
    asked = []
    rows = bank._rows
    monkeypatch.setattr(bank, "_rows", lambda *sql: asked.append(sql) or rows(*sql))

    def queries(address):
        page(client, address)  # takes the saved files in
        asked.clear()
        page(client, address)
        return len(asked)

    addresses = ("/", "/read", "/read/other", "/timeline/other", "/quiz/both/two-foundings")
    before = [queries(address) for address in addresses]
    more = "".join(f"      - {{id: p{number}, when: 1872, text: It ran.}}\n" for number in range(30))
    with (root / "articles/other.yaml").open("a") as file:
        file.write(more)
    assert [queries(address) for address in addresses] == before


def test_how_you_did_is_said_of_each_passage(client):
    assert "2 questions on this, not asked yet." not in page(client, "/read/other").text
    assert (
        page(client, "/read/other").texts("p", cls="did")
        == ["1 question on this, not asked yet. Quiz: Two foundings."] * 2
    )
    taking = Taking(client, "both/two-foundings")
    taking.give(1, "a lighthouse")
    taking.give(2, "Vrelo")
    assert page(client, "/read/other").texts("p", cls="did") == [
        "✓ You had 1 of 1 question on this right. Quiz: Two foundings.",
        "You had 0 of 1 question on this right. Quiz: Two foundings.",
    ]
    did = page(client, "/read/sample").texts("p", cls="did")[0]
    assert re.match(r"You had 1 right of 1 asked; \d+ more on this\. Quizzes: ", did)


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
