"""Every page in light and in dark, held to axe-core's rules."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.walking import every_page

LIGHT = {"resultTypes": ["violations"]}
#: Only colours can differ in the dark.
DARK = LIGHT | {"runOnly": ["color-contrast", "link-in-text-block"]}


@pytest.fixture(scope="module")
def axe():
    """axe-core's script."""
    return Axe().axe_script


def violations(page, options=LIGHT):
    """What axe, which the page has in it already, finds."""
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [f"{one['id']}: {node['html']} {node['failureSummary']}" for one in found for node in one["nodes"]]


def test_it_works(axe, browse):
    """axe finds what is wrong with a page, so that finding nothing means something."""
    page = browse()
    page.goto("/")
    page.evaluate(axe)
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert [text for text in violations(page) if text.startswith("image-alt")]


def test_axe_finds_nothing_on_any_page(axe, browse):
    page = browse(reduced_motion="reduce")
    found = {}
    for name in every_page(page):
        page.evaluate(axe)
        page.emulate_media(color_scheme="light")
        found[name, "light"] = violations(page)
        page.emulate_media(color_scheme="dark")
        found[name, "dark"] = violations(page, DARK)
    assert len(found) > 60
    assert {place: texts for place, texts in found.items() if texts} == {}


def test_axe_finds_nothing_in_a_narrow_window(axe, browse):
    page = browse(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    for address in (
        "/",
        "/quiz/sample/four",
        "/read/sample",
        "/timeline/sample",
        "/learner",
        "/progress",
    ):
        page.goto(address)
        page.evaluate(axe)
        assert violations(page) == [], address
