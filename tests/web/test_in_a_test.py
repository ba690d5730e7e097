"""Test mode: nothing is told before handing in, and nothing changes after."""

import pytest

from tests.web.taking import FOUR_RIGHT, FOUR_WRONG, VERDICTS, Page, Taking, page, stored


@pytest.fixture
def taking(client, four):
    return Taking(client, mode="test")


def states(overview):
    return overview.texts("span", cls="small")


def test_it_works(taking):
    assert taking.give(1, "Žarko Ćirić", go="next").location == f"{taking.url}/2"
    taking.give_all()
    done = taking.hand_in()
    assert done.heading == "4 of 4"
    assert "Four questions · test" in done.text


def test_no_page_tells_a_verdict_before_handing_in(taking):
    """Handing in right and wrong answers shows the same pages, but for what was chosen."""
    client = taking.client
    for answers in (FOUR_RIGHT, FOUR_WRONG):
        taking.give_all(answers)
        seen = [taking.page(position) for position in (1, 2, 3, 4)] + [taking.page("hand-in")]
        for shown in seen:
            assert not any(word in shown.html for word in VERDICTS)
            assert not shown.all("b", cls="right")
            assert not shown.all("b", cls="wrong")
        assert "0 of 4 known" in page(client, "/").text
        assert "not taken yet" in page(client, "/quiz/sample/four").text
        assert "You had" not in page(client, "/read/sample").text


def test_the_result_cannot_be_seen_before_handing_in(taking):
    taking.give_all()
    response = taking.client.get(f"{taking.url}/result")
    assert response.status_code == 303
    assert response.location == f"{taking.url}/hand-in"
    assert taking.client.post(f"{taking.url}/again").status_code == 404


def test_after_handing_in_all_pages_count_it(taking):
    taking.give_all()
    taking.hand_in()
    assert "4 of 4 known" in page(taking.client, "/").text
    did = page(taking.client, "/read/sample").texts("p", cls="did")
    assert any("You had 2 right of 2 asked" in text for text in did)


def test_an_answer_can_be_changed_and_the_last_one_counts(taking):
    taking.give(1, "Milena Đurić")
    assert taking.page(1).chosen() == ["Milena Đurić"]
    taking.give(1, "Žarko Ćirić")
    assert taking.page(1).chosen() == ["Žarko Ćirić"]
    assert taking.hand_in().heading == "1 of 4"


def test_the_last_answer_counts_even_if_it_is_the_wrong_one(taking):
    taking.give(1, "Žarko Ćirić")
    taking.give(1, "Milena Đurić")
    assert taking.hand_in().heading == "0 of 4"


def test_what_was_typed_stands_in_the_field(taking):
    taking.give(4, 'the "cow"')
    assert taking.page(4).all("input", cls="typed")[0].attrs["value"] == 'the "cow"'


def test_moving_on_without_an_answer_is_free(taking):
    assert taking.send(1, go="next").location == f"{taking.url}/2"
    assert taking.page("hand-in").heading == "4 questions still open"


KEPT = "Kept, but it cannot be graded yet: Type the answer in letters or figures."


def test_save_and_go_on_says_once_that_an_answer_cannot_be_graded_yet(taking):
    first = taking.give(4, "?!", go="next")
    assert first.status_code == 422
    assert Page(first.text).texts("p", role="alert") == [KEPT]
    assert taking.give(4, "?!", go="next").location == f"{taking.url}/hand-in"
    assert taking.give(4, "!?", go="next").status_code == 422  # another one is said to be so again


@pytest.mark.parametrize(
    ("button", "where"), [({"flag": "1"}, "/4"), ({"go": "2"}, "/2"), ({"go": "hand-in"}, "/hand-in")]
)
def test_flag_jump_and_overview_keep_what_cannot_be_graded_yet_and_go_on_at_once(taking, button, where):
    assert taking.give(4, "?!", **button).location == taking.url + where
    assert taking.page(4).texts("p", role="alert") == [KEPT]
    assert taking.page(4).given() == ["?!"]


def test_the_overview_says_what_is_unfinished_and_why(taking):
    taking.give(4, "?!", flag="1")
    overview = taking.page("hand-in")
    assert overview.heading == "4 questions still open"
    why = "Type the answer in letters or figures."
    assert states(overview) == ["open", "open", "open", f"unfinished: {why} · ⚑ flagged"]
    assert "Question 4 ⚑, unfinished, flagged" in taking.page(4).texts("button", cls="number")
    assert taking.client.get(taking.url).location == f"{taking.url}/1"
    taking.give_all(FOUR_RIGHT[:3])
    assert taking.client.get(taking.url).location == f"{taking.url}/4"


def test_the_time_before_a_draft_is_counted_once(clock, taking):
    """It is recorded with the draft; the page that shows it again begins anew."""
    form = taking.page(4).filled(["?!"]) | {"go": "next"}
    clock.go_on(seconds=30)
    shown = Page(taking.client.post(f"{taking.url}/4", data=form).text)
    clock.go_on(seconds=12)
    taking.client.post(f"{taking.url}/4", data=shown.filled(["the cow"]))
    assert "42 s of work" in taking.hand_in().text


def test_the_result_says_why_what_was_unfinished_earned_nothing(taking):
    taking.give(4, "?!", go="hand-in")
    [item] = [one for one in taking.hand_in().all("details", cls="item") if "fog signal" in one.text]
    assert "not answered" in item.text
    assert "Type the answer in letters or figures." in item.text


def test_what_is_too_long_to_be_kept_is_given_back_whatever_the_button(taking):
    for go in ("next", "2", "hand-in"):
        response = taking.send(4, answer="cow " * 2000, go=go)
        assert response.status_code == 422
        assert "Not yet: Type an answer of at most 200 characters." in Page(response.text).text
    assert "unfinished" not in taking.page("hand-in").text


def test_any_button_saves_the_answer_and_goes_where_it_says(taking):
    assert taking.give(1, "Žarko Ćirić", go="3").location == f"{taking.url}/3"
    assert taking.give(3, "True", go="hand-in").location == f"{taking.url}/hand-in"
    assert taking.give(4, "the cow", go="next").location == f"{taking.url}/hand-in"  # it is the last
    assert taking.page("hand-in").heading == "1 question still open"


@pytest.mark.parametrize("go", ["0", "5", "-1", "²", "9" * 5000, "nowhere", "//example.org"])
def test_a_button_that_leads_nowhere_stays_here(taking, go):
    assert taking.give(1, "Žarko Ćirić", go=go).location == f"{taking.url}/1"


def test_a_flag_is_kept_until_it_is_taken_off(taking):
    taking.give(1, "Žarko Ćirić", flag="1")
    assert taking.page(1).chosen() == ["Žarko Ćirić"]
    assert "⚑ Take the flag off" in taking.page(1).texts("button")
    assert states(taking.page("hand-in"))[0] == "answered · ⚑ flagged"
    taking.send(1, flag="0")
    assert "flagged" not in taking.page("hand-in").text


def test_the_overview_lists_what_is_open(taking):
    taking.give(2, *FOUR_RIGHT[1])
    overview = taking.page("hand-in")
    assert overview.heading == "3 questions still open"
    assert states(overview) == ["open", "answered", "open", "open"]
    assert overview.texts("a", href=f"{taking.url}/1") == ["Who was the engineer of the lighthouse?"]
    taking.give_all()
    assert taking.page("hand-in").heading == "Every question has an answer"


def test_the_numbers_say_which_questions_are_answered(taking):
    taking.give(1, "Žarko Ćirić", flag="1")
    numbers = taking.page(2).texts("button", cls="number")
    assert numbers[:2] == ["Question 1 ⚑, answered, flagged", "Question 2, open"]


def test_nothing_changes_after_handing_in(app, clock, taking):
    value = taking.page(1).value_of("Žarko Ćirić")
    shown = taking.page(1).all("input", name="shown")[0].attrs["value"]
    clock.go_on(minutes=3)
    taking.give(1, "Milena Đurić", shown=shown)
    clock.go_on(minutes=3)
    before = taking.hand_in()
    clock.go_on(minutes=3)
    response = taking.send(1, answer=value, flag="1", go="next")
    assert page(taking.client, taking.client.get(response.location).location).html == before.html
    assert taking.hand_in().html == before.html
    assert "3 min 0 s of work" in before.text
    item = stored(app, taking).items[0]
    assert (item.tries, item.flagged) == (1, False)


def test_after_handing_in_every_page_of_it_leads_to_the_result(taking):
    taking.hand_in()
    for where in ("/1", "/4", "/hand-in", ""):
        assert taking.client.get(taking.url + where).location == f"{taking.url}/result"


def test_what_was_not_answered_is_said_to_be_so(taking):
    taking.give(1, "Žarko Ćirić")
    done = taking.hand_in()
    assert len([text for text in done.texts("summary") if "not answered" in text]) == 3
    assert done.heading == "1 of 4"
