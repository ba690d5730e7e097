import pytest

from tests.web.taking import FOUR_RIGHT, FOUR_WRONG, Taking, page

MIXED = (["Žarko Ćirić"], ["Neva", "Sveta Ana"], ["False"], ["the dog"])


@pytest.fixture
def taking(client, four):
    return Taking(client)


def test_it_works(clock, taking):
    shown = taking.page(1).all("input", name="shown")[0].attrs["value"]
    clock.go_on(minutes=6, seconds=5)
    taking.give(1, *MIXED[0], shown=shown)
    clock.go_on(days=1)
    for position in (2, 3, 4):
        taking.give(position, *MIXED[position - 1])
    done = taking.page("result")
    assert done.title == "1.67 of 4 · Four questions"
    assert done.heading == "1.67 of 4"
    assert done.texts("text") == ["42%"]
    assert "Four questions · practice · 6 min 5 s of work" in done.text


def test_the_result_is_not_there_before_the_end(taking):
    taking.give(1, "Žarko Ćirić")
    assert taking.client.get(f"{taking.url}/result").location == f"{taking.url}/2"


def test_what_was_missed_is_open_and_shows_key_and_passage(taking):
    taking.give_all(MIXED)
    items = [one for one in taking.page("result").all("details") if one.attrs.get("class") == "item"]
    assert ["open" in item.attrs for item in items] == [False, True, True, True]
    assert "Not this time:" in items[3].text
    assert "you: the dog" in items[3].text
    assert "the cow" in items[3].text
    assert "How it follows from the passage" in items[3].text
    assert "Partly right:" in items[1].text
    assert "2 of 3 found" in items[1].text
    assert all("From our notes on" in item.text for item in items)


def test_the_best_so_far_is_that_of_the_other_times(client, taking):
    taking.give_all(MIXED)
    assert "best so far" not in taking.page("result").text
    again = Taking(client)
    again.give_all(FOUR_WRONG)
    assert "your best so far was 1.67" in again.page("result").text


def test_the_best_so_far_is_the_best_of_several_other_times(client, taking):
    taking.give_all(FOUR_WRONG)
    for answers in (MIXED, (FOUR_RIGHT[0],), FOUR_WRONG):
        again = Taking(client)
        again.give_all(answers)
        done = again.hand_in()
    assert "your best so far was 1.67" in done.text


def test_practising_what_was_missed_asks_exactly_that(client, taking):
    taking.give_all(MIXED)
    assert "Practise the 3 you missed" in taking.page("result").texts("button")
    response = client.post(f"{taking.url}/again")
    assert response.status_code == 303
    overview = page(client, f"{response.location.rpartition('/')[0]}/hand-in")
    assert overview.heading == "3 questions still open"
    asked = [link.text for link in overview.all("a") if (link.attrs["href"] or "")[-2:] in ("/1", "/2", "/3")]
    assert asked == [
        "Which ships reached the harbour?",
        "The lamp was lit for the first time in 1841.",
        "What do fishermen call the fog signal?",
    ]


def test_practising_what_was_missed_is_no_result_of_the_quiz(client, taking):
    taking.give_all((*FOUR_RIGHT[:3], ["the dog"]))
    again = Taking.__new__(Taking)
    again.client, again.url = client, client.post(f"{taking.url}/again").location.rpartition("/")[0]
    again.give(1, "the cow")
    done = again.page("result")
    assert done.heading == "1 of 1"
    assert "those you had missed" in done.text
    assert "best so far" not in done.text
    start = page(client, "/quiz/sample/four")
    assert "3 of 4" in start.text
    assert "1 time" in start.text
    assert "4 of 4 known" in page(client, "/").text  # but what is known now is known


def test_what_was_missed_in_a_test_can_be_practised(client):
    test = Taking(client, "sample/storm", "test")
    assert "Practise the 3 you missed" in test.hand_in().texts("button")
    response = client.post(f"{test.url}/again")
    asked = page(client, response.location)
    assert "Check answer Enter" in asked.texts("button")


def test_what_was_missed_can_be_practised_only_once_it_is_over(client, taking):
    taking.give(1, "Milena Đurić")
    assert client.post(f"{taking.url}/again").status_code == 404
    taking.hand_in()
    assert client.post(f"{taking.url}/again").status_code == 303


def test_the_time_is_that_of_all_pages_of_all_questions(clock, taking):
    """The field that tells when a page was made comes with the form of every page, and each try tells its own."""
    for position, answers in enumerate(FOUR_RIGHT, 1):
        form = taking.page(position).filled(answers)
        clock.go_on(seconds=20)
        assert taking.client.post(f"{taking.url}/{position}", data=form).status_code == 303
    assert "1 min 20 s of work" in taking.page("result").text


def test_with_nothing_missed_there_is_nothing_to_practise(taking):
    taking.give_all()
    assert not [text for text in taking.page("result").texts("button") if "missed" in text]
    assert taking.client.post(f"{taking.url}/again").status_code == 404


def test_ending_a_finished_practice_once_more_does_not_make_it_longer(clock, taking):
    clock.go_on(seconds=5)
    taking.give_all()
    before = taking.page("result")
    clock.go_on(hours=2)
    assert taking.hand_in().html == before.html


def test_the_result_stays_when_the_quiz_is_gone(root, taking):
    taking.give_all(MIXED)
    (root / "sample/four.yaml").unlink()
    page(taking.client, "/")
    done = taking.page("result")
    assert done.heading == "1.67 of 4"
    assert "Take it again" not in done.text
    assert not done.all("button")


def test_the_result_stays_when_the_quiz_is_edited(root, taking):
    taking.give_all(MIXED)
    before = taking.page("result")
    file = root / "sample/four.yaml"
    file.write_text(file.read_text().replace("answer: true", "answer: false").replace("Who was", "Who is"))
    page(taking.client, "/")
    assert taking.page("result").html == before.html
