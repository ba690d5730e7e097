from playwright.sync_api import expect

from tests.browser.conftest import free_port, make_root, serving
from tests.browser.walking import answer, follow, go_on, position, press, start
from tests.web.taking import FOUR_RIGHT


def test_it_works(browse, tmp_path):
    """Scores, names and what is begun survive a restart of the server."""
    root, port = make_root(tmp_path), free_port()
    with serving(root, tmp_path / "data", port) as first:
        page = browse(first.url)
        page.goto("/learner")
        page.get_by_label("Name", exact=True).fill("Ana")
        press(page, "Add")
        start(page)
        for given in FOUR_RIGHT:
            answer(page, given)
            go_on(page)
        begun = start(page)
        answer(page, FOUR_RIGHT[0])
    with serving(root, tmp_path / "data", port):
        page.goto("/")
        assert "Ana" in page.locator("header.top").inner_text()
        assert "4 of 4 known" in " ".join(page.locator("main").inner_text().split())
        follow(page, page.get_by_role("link", name="Continue Four questions"))
        expect(page).to_have_url(f"{begun}/2")
        assert position(page) == 2
        page.goto("/quiz/sample/four")
        assert "4 of 4" in page.locator(".facts").inner_text()
