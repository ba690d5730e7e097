"""Narrow windows, zoom, dark, print."""

import gzip
from contextlib import closing

import pytest

from tests.browser.walking import answer, every_page, go_on, start
from tests.web.taking import FOUR_RIGHT

#: What sticks out of the window, or is cut off by the box round it.
CUT = """() => {
  const found = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) found.push(`page: ${document.documentElement.scrollWidth} > ${width}`);
  for (const element of document.querySelectorAll('body *')) {
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    if (!box.width || !box.height || element.closest('.unseen, .skip, pre')) continue;
    const name = `${element.tagName}.${element.getAttribute('class')}`;
    if (box.left < -1 || box.right > width + 1) found.push(`${name} sticks out`);
    if (element instanceof HTMLElement && element.tagName !== 'INPUT' && style.overflowX !== 'visible'
        && style.overflowX !== 'auto' && element.scrollWidth > element.clientWidth + 1) found.push(`${name} is cut`);
  }
  return found;
}"""


SIZES = {
    "360 px": {"width": 360, "height": 640},
    "320 px": {"width": 320, "height": 640},
    # Zooming a window of 1280 × 800 to 200 % halves it (and doubles what a pixel is).
    "200 %": {"width": 640, "height": 400},
    "1280 px": {"width": 1280, "height": 800},
}


@pytest.fixture(scope="module")
def walked(chromium, server):
    """What is cut on each page in each size, and what else was noticed on a walk past all of them."""
    noticed = {"cut": {}, "foreign": [], "complaints": []}
    with closing(chromium.new_context(base_url=server.url, device_scale_factor=2)) as context:
        page = context.new_page()
        page.on("request", lambda one: one.url.startswith(server.url) or noticed["foreign"].append(one.url))
        page.on("console", lambda message: noticed["complaints"].append(message.text))
        page.on("pageerror", lambda error: noticed["complaints"].append(str(error)))
        for name in every_page(page):
            for size, viewport in SIZES.items():
                page.set_viewport_size(viewport)
                noticed["cut"][name, size] = page.evaluate(CUT)
            page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
            noticed["cut"][name, "letters at 200 %"] = page.evaluate(CUT)
    return noticed


def test_it_works(walked):
    assert len(walked["cut"]) > 200


@pytest.mark.parametrize("size", [*SIZES, "letters at 200 %"])
def test_no_page_is_cut_or_scrolls_sideways(walked, size):
    cut = {place: found for place, found in walked["cut"].items() if place[1] == size and found}
    assert cut == {}


def test_no_page_loads_anything_from_elsewhere(walked):
    assert walked["foreign"] == []


def test_no_page_makes_the_browser_complain(walked):
    # Chromium says of each page with a status of 400 or more that it failed to load.
    assert [text for text in walked["complaints"] if "Failed to load resource" not in text] == []


def brightness(page, what):
    """How bright a colour of the page is, from 0 to 255."""
    colour = page.evaluate(f"getComputedStyle(document.body).{what}")
    parts = [float(part) for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    return sum(parts) / 3


def test_the_page_follows_the_scheme_of_the_system(browse):
    page = browse(color_scheme="light")
    page.goto("/")
    assert brightness(page, "backgroundColor") > 200 > 100 > brightness(page, "color")
    page.emulate_media(color_scheme="dark")
    assert brightness(page, "backgroundColor") < 60 < 200 < brightness(page, "color")


def test_on_paper_there_is_no_navigation(browse):
    page = browse()
    page.emulate_media(media="print")
    for address in ("/", "/read/sample", "/learner"):
        page.goto(address)
        assert page.locator("h1").is_visible()
        for gone in ("header.top", "footer", ".skip"):
            assert not page.locator(gone).is_visible(), (address, gone)


def test_on_paper_a_dark_screen_is_white(browse):
    page = browse(color_scheme="dark")
    page.goto("/read/sample")
    page.emulate_media(media="print")
    assert brightness(page, "backgroundColor") == 255
    for words in (".reading p", "main .muted", "h2", "main a"):
        colour = page.locator(words).first.evaluate("element => getComputedStyle(element).color")
        assert sum(float(part) for part in colour[4:-1].split(",")) < 400, (words, colour)


def test_on_paper_a_result_shows_every_explanation(browse):
    page = browse()
    start(page)
    for given in FOUR_RIGHT:
        answer(page, given)
        go_on(page)
    assert not page.get_by_text("It moos.").is_visible()
    page.emulate_media(media="print")
    assert page.get_by_text("It moos.").is_visible()
    assert not page.get_by_text("All quizzes").is_visible()


def test_a_question_and_its_style_fit_into_the_first_round_trip(browse):
    """All that a question page needs, compressed, is less than the 14 kB that a connection starts with."""
    page = browse()
    start(page)
    html = page.request.get(page.url).body()
    style = page.request.get(page.locator("link[rel=stylesheet]").get_attribute("href")).body()
    assert len(gzip.compress(html)) + len(gzip.compress(style)) < 14_000
