"""How long a question was worked on, as the page tells it."""

from urllib.parse import parse_qs

import pytest

from tests.browser.walking import press, start
from tests.web.taking import FOUR_RIGHT

#: The page goes out of sight, or comes back into it.
TURN = """hidden => {
  Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});
  document.dispatchEvent(new Event('visibilitychange'));
}"""


@pytest.fixture
def page(browse):
    """A window whose clock goes on only when it is told to."""
    page = browse()
    page.clock.install(time=0)
    return page


def pressed(page, button):
    """The form that the button sends: the first value of each field."""
    with page.expect_request(lambda request: request.method == "POST") as sent:
        press(page, button)
    page.wait_for_load_state()
    return {name: values[0] for name, values in parse_qs(sent.value.post_data).items()}


def test_seconds_count_only_while_the_page_is_in_sight(page):
    start(page, quiz="sample/tries")
    page.clock.run_for(3000)
    page.evaluate(TURN, True)
    page.clock.run_for(60_000)
    page.evaluate(TURN, False)
    page.clock.run_for(2000)
    page.evaluate(TURN, True)
    page.clock.run_for(60_000)
    assert 5000 <= int(pressed(page, "Hint")["in-sight"]) < 60_000


def test_the_page_after_a_hint_goes_on_counting(page):
    start(page, quiz="sample/tries")
    page.clock.run_for(3000)
    first = pressed(page, "Hint")
    page.locator("#hints").wait_for()
    page.clock.run_for(4000)
    page.locator("label.option", has=page.get_by_text(FOUR_RIGHT[0][0], exact=True)).locator("input").check()
    second = pressed(page, "Check answer")
    assert second["shown"] == first["shown"]
    assert int(second["in-sight"]) >= int(first["in-sight"]) + 4000
