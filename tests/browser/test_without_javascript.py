import re

import pytest
from playwright.sync_api import expect

from tests.browser.walking import answer, follow, give, go_on, position, press, start, verdict
from tests.web.taking import FOUR_ID, FOUR_RIGHT


@pytest.fixture
def page(browse):
    return browse(java_script_enabled=False)


def test_it_works(page):
    """A whole practice, from the contents to the result."""
    page.goto("/")
    follow(page, page.get_by_role("link", name="Four questions"))
    press(page, "Start practising")
    for given in FOUR_RIGHT:
        answer(page, given)
        assert verdict(page) == "✓ Right"
        go_on(page)
    assert page.get_by_role("heading", level=1).inner_text() == "4 of 4"


def test_a_whole_test(page):
    start(page, "Start the test")
    give(page, FOUR_RIGHT[0])
    press(page, "Flag for later")
    assert page.get_by_text("Take the flag off").is_visible()
    follow(page, page.locator(".number", has_text="3"))
    for number in (3, 4):
        assert position(page) == number
        give(page, FOUR_RIGHT[number - 1])
        press(page, "Save and go on")
    assert page.get_by_role("heading", level=1).inner_text() == "1 question still open"
    follow(page, page.get_by_role("link", name="Go on with the open ones"))
    assert position(page) == 2
    give(page, ["Neva", "Rosalind"])
    press(page, "Overview and hand in")
    press(page, "Hand in")
    assert page.get_by_role("heading", level=1).inner_text() == "3 of 4"


def test_blank_and_skip(page):
    start(page)
    press(page, "Check answer")
    assert page.get_by_role("alert").inner_text().startswith("Not yet: Give an answer first")
    press(page, "Skip")
    assert position(page) == 2


def test_what_was_missed_can_be_practised(page):
    start(page)
    answer(page, ["Milena Đurić"])
    page.goto(page.url.rpartition("/")[0] + "/hand-in")
    press(page, "End the practice")
    press(page, "Practise the 4 you missed")
    assert position(page) == 1


def test_a_name_and_a_search(page):
    page.goto("/learner")
    page.get_by_label("Name", exact=True).fill("Žarko")
    press(page, "Add")
    assert "Žarko" in page.locator("header.top").inner_text()
    page.goto("/read")
    page.get_by_label("Search the notes").fill("cow")
    press(page, "Search")
    follow(page, page.locator(".hits a"))
    expect(page).to_have_url(re.compile("/read/sample#fog-signal$"))


def test_no_script_is_needed_for_the_look(page):
    page.goto(f"/quiz/{FOUR_ID}")
    assert (
        page.locator("header.top").evaluate("element => getComputedStyle(element).borderBottomStyle")
        == "solid"
    )
