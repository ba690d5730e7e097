"""Two tabs, double clicks, the back button, leaving and coming back."""

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import expect

from tests.browser.walking import answer, follow, give, go_on, position, press, start, verdict
from tests.web.taking import FOUR_RIGHT, FOUR_WRONG


@pytest.fixture
def page(browse):
    return browse()


@pytest.fixture
def recorded(server):
    """Tells how many answers are recorded of an attempt."""

    def count(attempt):
        sql = "select count(*) from answers where attempt = ?"
        with closing(sqlite3.connect(f"file:{server.data / 'records.db'}?mode=ro", uri=True)) as connection:
            return connection.execute(sql, [attempt.rpartition("/")[2]]).fetchone()[0]

    return count


def test_it_works(page, recorded):
    """In practice the first answer counts, and the other tab says so."""
    attempt = start(page)
    other = page.context.new_page()
    other.goto(page.url)
    give(other, FOUR_WRONG[0])
    answer(page, FOUR_RIGHT[0])
    press(other, "Check answer")
    assert verdict(other) == "✓ Right"
    assert "your first answer counts" in other.locator("#verdict").inner_text()
    assert recorded(attempt) == 1


def test_in_a_test_the_last_answer_counts(page):
    start(page, "Start the test")
    other = page.context.new_page()
    other.goto(page.url)
    give(page, FOUR_WRONG[0])
    give(other, FOUR_RIGHT[0])
    press(page, "Save and go on")
    press(other, "Save and go on")
    page.go_back()
    page.reload()
    assert page.locator("label.option", has=page.get_by_text(FOUR_RIGHT[0][0])).locator("input").is_checked()


def test_what_is_sent_after_handing_in_elsewhere_shows_the_result(page):
    attempt = start(page, "Start the test")
    other = page.context.new_page()
    other.goto(f"{attempt}/hand-in")
    press(other, "Hand in")
    give(page, FOUR_RIGHT[0])
    press(page, "Save and go on")
    expect(page).to_have_url(f"{attempt}/result")
    assert page.get_by_role("heading", level=1).inner_text() == "0 of 4"


def test_a_double_click_is_recorded_once(page, recorded):
    attempt = start(page)
    for number, given in enumerate(FOUR_RIGHT, 1):
        page.goto(f"{attempt}/{number}")
        give(page, given)
        page.get_by_role("button", name="Check answer").dblclick()
        expect(page.locator("#verdict h2")).to_have_text("✓ Right")
        page.wait_for_load_state()
    page.goto(f"{attempt}/result")
    assert page.get_by_role("heading", level=1).inner_text() == "4 of 4"
    assert recorded(attempt) == 4


def test_a_double_click_on_start_leaves_the_learner_in_a_quiz(page):
    page.goto("/quiz/sample/four")
    page.get_by_role("button", name="Start practising").dblclick()
    page.locator(".count").wait_for()
    answer(page, FOUR_RIGHT[0])
    assert verdict(page) == "✓ Right"


def test_going_back_after_an_answer_shows_the_verdict(page, recorded):
    attempt = start(page)
    answer(page, FOUR_WRONG[0])
    page.go_back()
    expect(page).to_have_url(f"{attempt}/1")
    assert verdict(page) == "✗ Not this time"
    assert page.get_by_role("button", name="Check answer").count() == 0
    page.go_forward()
    assert verdict(page) == "✗ Not this time"
    assert recorded(attempt) == 1


def test_going_back_from_the_next_question_shows_the_verdict(page):
    start(page)
    answer(page, FOUR_RIGHT[0])
    go_on(page)
    page.go_back()
    assert verdict(page) == "✓ Right"


def test_reloading_after_an_answer_asks_nothing_and_records_nothing(page, recorded):
    attempt = start(page)
    answer(page, FOUR_RIGHT[0])
    page.reload()
    assert verdict(page) == "✓ Right"
    assert "your first answer counts" not in page.locator("#verdict").inner_text()
    assert recorded(attempt) == 1


def test_who_leaves_goes_on_where_they_stopped(page):
    start(page)
    answer(page, FOUR_RIGHT[0])
    follow(page, page.get_by_role("link", name="Save and leave"))
    follow(page, page.get_by_role("link", name="Continue Four questions"))
    assert position(page) == 2


def test_an_attempt_survives_closing_the_window(page, browse):
    attempt = start(page)
    answer(page, FOUR_RIGHT[0])
    cookies = page.context.storage_state()
    page.context.close()
    again = browse(storage_state=cookies)
    again.goto("/")
    follow(again, again.get_by_role("link", name="Continue Four questions"))
    expect(again).to_have_url(f"{attempt}/2")


def test_another_browser_cannot_see_the_attempt(page, browse):
    attempt = start(page)
    stranger = browse()
    assert stranger.goto(f"{attempt}/1").status == 404
