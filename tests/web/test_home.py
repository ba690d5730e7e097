import re
import shutil

import pytest

from quizapp.web import create_app
from quizapp.web.services import EXTENSION
from tests.web.taking import FOUR, Taking, page, write


def rows(contents):
    """The quizzes on the contents page, with the counts beside them."""
    titles = [link.text for link in contents.all("a") if (link.attrs["href"] or "").startswith("/quiz/")]
    counts = contents.texts("span", cls="tabular")
    return list(zip(titles, counts, strict=True))


def test_it_works(client):
    contents = page(client, "/")
    assert "The lighthouse of Vrelo" in contents.texts("h2")
    assert ("The great storm", "0 of 3 known") in rows(contents)
    assert re.search(r"\d+ questions from 2 articles", contents.text)


def test_quizzes_stand_under_their_article_in_the_order_of_their_years(client, root):
    write(root, "sample/a-late", (root / "sample/storm.yaml").read_text().replace("1859-11-03", "1990", 1))
    contents = page(client, "/")
    titles = [title for title, _ in rows(contents)]
    years = dict(zip(contents.texts("span", cls="years"), titles, strict=True))
    assert next(iter(years)).startswith("1838")
    assert years["1838–1867"] == "Building a lighthouse"
    assert list(years)[-3:] == ["3 November 1859", "1990", ""]
    assert titles[-3:] == ["The great storm", "The great storm", "Two foundings"]  # the last has no years


def test_quizzes_across_articles_have_a_section_of_their_own_at_the_end(client, root):
    contents = page(client, "/")
    assert contents.texts("h2") == ["The lighthouse of Vrelo", "Across the articles"]
    *_, across = contents.all("section")
    assert [link.text for link in across.inside if link.tag == "a"] == ["Two foundings"]
    (root / "both/two-foundings.yaml").unlink()
    assert page(client, "/").texts("h2") == ["The lighthouse of Vrelo"]


def test_what_is_known_is_counted(client, four):
    Taking(client).give_all((["Žarko Ćirić"], ["Neva"], ["True"], ["the dog"]))
    assert ("Four questions", "2 of 4 known") in rows(page(client, "/"))


def test_what_was_right_once_and_wrong_later_is_no_longer_known(client, four):
    Taking(client).give(1, "Žarko Ćirić")
    Taking(client).give(1, "Milena Đurić")
    assert ("Four questions", "0 of 4 known") in rows(page(client, "/"))


def test_another_learner_has_counts_of_their_own(client, other, four):
    Taking(client).give_all()
    assert ("Four questions", "0 of 4 known") in rows(page(other, "/"))


def test_what_is_begun_can_be_continued(client, four):
    taking = Taking(client)
    taking.give(1, "Žarko Ćirić")
    begun = page(client, "/")
    assert "Go on with Four questions practice · 1 of 4 answered" in begun.text
    link = next(link for link in begun.all("a", cls="button") if "Continue" in link.text)
    assert link.attrs["href"] == taking.url


def test_what_is_finished_is_not_offered_to_continue(client, four):
    Taking(client).give_all()
    assert "Continue" not in page(client, "/").text


def test_a_saved_file_is_live_on_the_next_load(client, root):
    page(client, "/")
    file = root / "sample/building.yaml"
    file.write_text(file.read_text().replace("Building a lighthouse", "How the light came"))
    assert ("How the light came", "0 of 2 known") in rows(page(client, "/"))
    file.unlink()
    assert "How the light came" not in page(client, "/").text


@pytest.fixture
def broken(client, root):
    """A file that was sound and is saved with a mistake, and one that never was sound."""
    page(client, "/")
    file = root / "sample/building.yaml"
    file.write_text(
        file.read_text()
        .replace("Building a lighthouse", "New title")
        .replace("cite: founding", "cite: <b>no</b>")
    )
    write(root, "sample/new", 'title: "never closed\n')


def test_a_broken_file_leaves_its_last_good_version_in_place(client, broken):
    contents = page(client, "/")
    assert ("Building a lighthouse", "0 of 2 known") in rows(contents)
    assert "New title" not in contents.text
    assert page(client, "/quiz/sample/building").heading == "Building a lighthouse"


def test_broken_files_are_shown_with_what_to_mend(client, broken):
    contents = page(client, "/")
    assert "2 files not served as saved" in contents.texts("h2")
    summaries = contents.texts("summary")
    assert any(
        "building.yaml: 2 problems; the last good version is being served" in text for text in summaries
    )
    assert any("new.yaml: 1 problem; left out" in text for text in summaries)
    assert any("<b>no</b>" in text and "building.yaml:" in text for text in contents.texts("pre"))


def test_broken_files_are_shown_only_on_this_computer(client, from_afar, broken):
    assert "not served as saved" not in page(from_afar, "/").text
    proxied = client.get("/", headers={"X-Forwarded-For": "192.0.2.7"}).text
    assert "not served as saved" not in proxied


def test_a_mended_file_is_no_longer_listed(client, root, broken):
    (root / "sample/new.yaml").unlink()
    file = root / "sample/building.yaml"
    file.write_text(file.read_text().replace("cite: <b>no</b>", "cite: founding"))
    contents = page(client, "/")
    assert "not served as saved" not in contents.text
    assert ("New title", "0 of 2 known") in rows(contents)


def test_an_empty_bank_says_where_to_write(client, root):
    shutil.rmtree(root)
    root.mkdir()
    contents = page(client, "/")
    assert "There is no quiz yet" in contents.text
    assert str(root) in contents.text
    assert "0 questions from 0 articles" in contents.text


def test_an_empty_bank_tells_nobody_on_the_network_where_the_server_keeps_it(app, root):
    shutil.rmtree(root)
    root.mkdir()
    services = app.extensions[EXTENSION]
    networked = create_app(services.bank, services.records, b"a key", token="a token").test_client()
    contents = page(networked, "/")
    assert "There is no quiz yet" in contents.text
    assert str(root) not in contents.html


def test_an_empty_bank_tells_nobody_on_another_computer_where_the_server_keeps_it(from_afar, root):
    shutil.rmtree(root)
    root.mkdir()
    assert str(root) not in page(from_afar, "/").html


def test_of_what_is_begun_the_newest_three_are_offered(client, clock, root):
    for number in range(1, 6):
        write(root, f"sample/quiz-{number}", FOUR.replace("Four questions", f"Quiz {number}"))
        Taking(client, f"sample/quiz-{number}")
        clock.go_on(minutes=1)
    begun = [title for title in page(client, "/").texts("h2") if title.startswith("Go on with")]
    assert begun == [f"Go on with Quiz {number}" for number in (5, 4, 3)]


def test_a_look_at_the_contents_makes_no_learner(app, client):
    page(client, "/")
    page(client, "/quiz/sample/storm")
    assert app.extensions["quizapp"].records.learners() == []
