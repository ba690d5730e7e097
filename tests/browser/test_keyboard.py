import re

import pytest
from playwright.sync_api import expect

from tests.browser.walking import answer, go_on, position, start, verdict
from tests.web.taking import FOUR_ID, FOUR_RIGHT, FOUR_WRONG

FOCUS = (
    "(document.activeElement.labels?.[0] ?? document.activeElement).innerText.replace(/\\s+/g, ' ').trim()"
)
#: Whether the outline of what has the focus, or of the option round it, can be seen.
OUTLINED = """() => {
  const on = document.activeElement;
  const style = getComputedStyle(on.closest('.option') ?? on);
  return style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2;
}"""


@pytest.fixture
def page(browse):
    return browse()


def tab_to(page, words):
    """Press Tab until the focus is on something with these words, seeing the focus all the way."""
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(OUTLINED), page.evaluate(FOCUS)
        if words in page.evaluate(FOCUS):
            return
    raise AssertionError(f"Tab does not lead to {words!r}")


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def enter(page, wait_for="main"):
    """Press Enter and wait for the next page."""
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator(wait_for).wait_for()


def test_it_works(page):
    """A whole practice with Tab, arrows, space and Enter."""
    page.goto("/")
    tab_to(page, "Four questions")
    enter(page)
    tab_to(page, "Start practising")
    enter(page)
    tab_to(page, "1")  # the first option
    press(page, "Space")
    while FOUR_RIGHT[0][0] not in page.evaluate(FOCUS):
        press(page, "ArrowDown")
    enter(page, "#verdict")
    assert verdict(page) == "✓ Right"
    enter(page)
    shown = page.locator(".option span").all_inner_texts()
    for text in sorted(FOUR_RIGHT[1], key=shown.index):
        tab_to(page, text)
        press(page, "Space")
    enter(page, "#verdict")
    assert verdict(page) == "✓ Right"
    enter(page)
    tab_to(page, "True")
    press(page, "Space")
    enter(page, "#verdict")
    enter(page)
    tab_to(page, "What do fishermen call")
    page.keyboard.type("the cow")
    enter(page, "#verdict")
    assert verdict(page) == "✓ Right"
    enter(page)
    assert page.get_by_role("heading", level=1).inner_text() == "4 of 4"


def test_after_an_answer_the_focus_is_at_the_verdict(page):
    start(page)
    for given in FOUR_WRONG:
        answer(page, given)
        expect(page.locator("#verdict")).to_be_focused()
        expect(page.locator("#verdict h2")).to_be_in_viewport(ratio=1)
        press(page, "Tab")  # the next stop is what stands in the verdict, or the button after it
        assert page.evaluate("document.activeElement.matches('#verdict a, a.next')")
        go_on(page)


def test_figures_choose_options(page):
    start(page)
    options = page.locator(".option input")
    press(page, "2")
    assert options.nth(1).is_checked()
    press(page, "3")
    assert [option.is_checked() for option in options.all()] == [False, False, True]
    press(page, "9")
    assert options.nth(2).is_checked()
    enter(page, "#verdict")


def test_figures_tick_and_untick_where_several_apply(page):
    attempt = start(page)
    page.goto(f"{attempt}/2")
    options = page.locator(".option input")
    press(page, "1", "4", "2", "1")
    assert [option.is_checked() for option in options.all()] == [False, True, False, True]


def test_figures_that_are_typed_stay_figures(page):
    attempt = start(page)
    page.goto(f"{attempt}/4")
    page.locator("#answer").focus()
    page.keyboard.type("1841")
    assert page.locator("#answer").input_value() == "1841"


def test_figures_with_ctrl_or_alt_belong_to_the_browser(page):
    start(page)
    press(page, "Control+2", "Alt+1")
    assert page.locator(".option input:checked").count() == 0


def test_enter_on_a_link_or_button_is_left_alone(page):
    attempt = start(page)
    answer(page, FOUR_RIGHT[0])
    tab_to(page, "The lighthouse of Vrelo › History › Building")
    enter(page)
    expect(page).to_have_url(re.compile("/read/sample#founding$"))
    page.goto(f"{attempt}/2")
    tab_to(page, "Skip to content")
    press(page, "Enter")
    expect(page).to_have_url(f"{attempt}/2#main")


def test_the_skip_link_comes_first_and_leads_to_the_content(page):
    page.goto("/read/sample")
    press(page, "Tab")
    assert page.evaluate(FOCUS) == "Skip to content"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    press(page, "Enter")
    expect(page.locator("main")).to_be_focused()
    press(page, "Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_test_can_be_taken(page):
    start(page, "Start the test")
    press(page, "1")
    enter(page)
    assert position(page) == 2  # Enter is "Save and go on"
    tab_to(page, "Overview and hand in")
    enter(page)
    tab_to(page, "Hand in")
    enter(page)
    assert " of 4" in page.get_by_role("heading", level=1).inner_text()
    tab_to(page, "Take it again")


def hold_enter(page):
    """Enter goes down and repeats, as it does while it is held."""
    with page.expect_navigation():
        page.keyboard.down("Enter")
    page.locator("#verdict").wait_for()
    for _ in range(5):
        page.keyboard.down("Enter")  # of a key that is down already, Playwright sends a repeat


def test_holding_enter_does_not_skip_the_verdict(page):
    start(page)
    press(page, "1")
    hold_enter(page)
    assert position(page) == 1
    assert page.locator("#verdict").is_visible()
    page.keyboard.up("Enter")
    enter(page)
    assert position(page) == 2


def test_a_practice_can_be_ended_and_one_be_thrown_away(page):
    start(page)
    press(page, "1")
    enter(page, "#verdict")
    enter(page)
    tab_to(page, "End the practice …")
    enter(page)
    tab_to(page, "End the practice")
    enter(page)
    assert " of 4" in page.get_by_role("heading", level=1).inner_text()
    start(page)
    tab_to(page, "End the practice …")
    enter(page)
    tab_to(page, "Throw it away …")
    press(page, "Enter")
    tab_to(page, "Throw the practice away")
    enter(page)
    expect(page).to_have_url(re.compile(f"/quiz/{FOUR_ID}$"))
    assert page.get_by_role("button", name="Start practising").is_visible()
    assert page.get_by_role("link", name="Continue").count() == 0


def test_no_focus_is_trapped(page):
    for address in ("/", "/read/sample", "/learner"):
        page.goto(address)
        seen = []
        for _ in range(60):
            press(page, "Tab")
            seen.append(page.evaluate("document.activeElement.tagName"))
            if seen[-1] == "BODY":
                break
        assert seen[-1] == "BODY", address
