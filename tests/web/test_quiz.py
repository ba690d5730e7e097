from urllib.parse import unquote

from tests.web.taking import FOUR_WRONG, Taking, page


def facts(client, quiz="sample/four"):
    start = page(client, f"/quiz/{quiz}")
    return dict(zip(start.texts("dt"), start.texts("dd"), strict=True))


def buttons(client, quiz):
    return page(client, f"/quiz/{quiz}").texts("button")


def test_it_works(client):
    start = page(client, "/quiz/sample/building")
    assert start.heading == "Building a lighthouse"
    assert "who" in start.texts("em")  # Markdown
    assert facts(client, "sample/building") == {
        "Questions": "2",
        "Time": "1838–1867",
        "Your best": "not taken yet",
    }


def test_a_quiz_across_articles_leads_to_each(client):
    links = [link.attrs["href"] for link in page(client, "/quiz/both/two-foundings").all("a")]
    assert {"/read/sample", "/read/other"} <= set(links)


def test_the_sections_to_read_first_are_linked_to_their_place_in_the_notes(client):
    start = page(client, "/quiz/both/two-foundings")
    (first,) = start.all("nav", cls="first")
    assert first.text == (
        "Read first The lighthouse of Vrelo History: Building The railway of Zelengrad Lead"
    )
    for link in (link for link in first.inside if link.tag == "a"):
        address, _, section = link.attrs["href"].partition("#")
        assert unquote(section) in [heading.attrs.get("id") for heading in page(client, address).all("h2")]


def test_the_settings_of_a_quiz_decide_how_it_may_be_taken(client):
    assert buttons(client, "sample/building") == ["Start practising"]
    assert buttons(client, "sample/storm") == ["Start the test"]
    assert buttons(client, "both/two-foundings") == ["Start practising", "Start the test"]


def test_it_cannot_be_taken_in_a_way_that_is_not_offered(client):
    for quiz, mode in [("sample/building", "test"), ("sample/storm", "practice"), ("sample/storm", "exam")]:
        assert client.post(f"/quiz/{quiz}", data={"mode": mode}).status_code == 404


def test_a_quiz_that_is_not_there_is_404(client):
    assert client.get("/quiz/sample/none").status_code == 404
    assert client.post("/quiz/sample/none").status_code == 404


def test_the_best_of_all_times_is_shown(client, four):
    Taking(client).give_all((["Žarko Ćirić"], ["Neva", "Sveta Ana"], ["True"], ["the cow"]))
    Taking(client).give_all(FOUR_WRONG)
    known = facts(client)
    assert known["Your best"] == "3.67 of 4"
    assert known["Taken"] == "2 times"


def test_what_is_not_finished_is_not_a_time_taken(client, four):
    test = Taking(client, mode="test")
    test.give_all()
    assert "Taken" not in facts(client)
    test.hand_in()
    assert facts(client)["Taken"] == "1 time"


def test_each_begun_attempt_can_be_continued_here(client, four):
    done = Taking(client)
    done.give_all(FOUR_WRONG)
    missed = done.see(client.post(f"{done.url}/again"))
    whole = Taking(client, mode="test")
    Taking(client, "sample/storm", "test")
    start = page(client, "/quiz/sample/four")
    continued = [link.attrs["href"] for link in start.all("a", cls="button")]
    assert (len(continued), continued[0] == whole.url or continued[1] == whole.url) == (2, True)
    assert "those you had missed · 0 of 4 answered" in start.text
    assert "test · 0 of 4 answered" in start.text
    assert missed.heading


def test_starting_is_said_to_end_what_is_open_only_where_it_would(client, four):
    """A practice of what was missed stays open beside a whole attempt."""
    done = Taking(client)
    done.give_all(FOUR_WRONG)
    client.post(f"{done.url}/again")
    assert "Or start anew" not in page(client, f"/quiz/{four}").text
    Taking(client)
    assert "Or start anew" in page(client, f"/quiz/{four}").text


def test_questions_keep_the_order_of_their_author_unless_they_are_to_be_shuffled(client, four):
    orders = {tuple(Taking(client).page("hand-in").texts("li")) for _ in range(12)}
    shuffled = {tuple(Taking(client, "sample/building").page("hand-in").texts("li")) for _ in range(20)}
    assert len(orders) == 1
    assert len(shuffled) == 2


def test_options_come_in_random_order(client, four):
    orders = {tuple(Taking(client).page(1).texts("label", cls="option")) for _ in range(20)}
    assert len(orders) > 1
