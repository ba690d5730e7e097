"""What a learner does in a browser, and a walk past every page there is."""

import re
from collections.abc import Iterator

from playwright.sync_api import Locator, Page, expect

from quizapp.content.question import TYPES
from tests.web.taking import EVERY_TYPE_ID, FOUR_ID, FOUR_RIGHT, FOUR_WRONG, WRONG

#: A word that no line is long enough for.
LONG = "donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def start(page: Page, button: str = "Start practising", quiz: str = FOUR_ID) -> str:
    """Begin a quiz with this button. Returns the address of the attempt."""
    page.goto(f"/quiz/{quiz}")
    press(page, button)
    expect(page).to_have_url(re.compile("/attempt/[^/]+/1$"))
    return page.url.rpartition("/")[0]


def press(page: Page, button: str) -> None:
    """Press a button, and wait for the page it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=button).click()


def follow(page: Page, link: Locator) -> None:
    """Follow a link, and wait for the page it leads to."""
    with page.expect_navigation():
        link.click()


def give(page: Page, answers: list[str]) -> None:
    """Choose or type these answers, without sending them."""
    field = page.locator("input#answer")
    for answer in answers:
        part, is_part, given = answer.partition(" = ")
        if is_part:
            _give_part(page, part, given)
        elif field.count():
            field.fill(answer)
        else:
            page.locator("label.option", has=page.get_by_text(answer, exact=True)).locator("input").check()


def _give_part(page: Page, part: str, given: str) -> None:
    field = page.get_by_label(part, exact=True)
    if field.evaluate("element => element.tagName") == "SELECT":
        field.select_option(label=given)
    else:
        field.fill(given)


def answer(page: Page, answers: list[str]) -> None:
    give(page, answers)
    press(page, "Check answer")
    page.locator("#verdict").wait_for()


def go_on(page: Page) -> None:
    follow(page, page.locator("a.next"))


def verdict(page: Page) -> str:
    return " ".join(page.locator("#verdict h2").inner_text().split())


def position(page: Page) -> int:
    found = re.search(r"Question (\d+) of", page.locator(".count").inner_text())
    assert found
    return int(found[1])


def every_page(page: Page) -> Iterator[str]:
    """Go past every page, and every question before and after its answer; yields what is shown."""
    for name, address in {
        "nothing is there": "/nothing",
        "learners, nobody yet": "/learner",
        "articles": "/read",
        "an article": "/read/sample",
        "a timeline": "/timeline/sample",
        "a search": "/search?q=the",
        "a search for nothing known": "/search?q=nothing",
        "progress, nothing yet": "/progress",
        "teach": "/teach",
        "a quiz": f"/quiz/{FOUR_ID}",
        "a quiz with long words": "/quiz/sample/long",
    }.items():
        page.goto(address)
        yield name
    page.goto("/learner")
    page.get_by_label("Name", exact=True).fill("\u202ex")
    press(page, "Add")
    yield "a refused name"
    yield from _practices(page)
    yield from _test(page)
    yield from _tries(page)
    page.goto("/progress")
    yield "progress"
    page.goto("/read/sample#founding")
    yield "an article, after practice"
    page.goto("/learner")
    yield "learners"
    press(page, "Delete")
    yield "learners, to be deleted without saying so twice"
    page.goto("/")
    for summary in page.locator("summary").all():
        summary.click()
    yield "the contents, with problems and what is begun"


def _practices(page: Page) -> Iterator[str]:
    for answers, word in ((FOUR_RIGHT, "right"), (FOUR_WRONG, "wrong")):
        start(page)
        for number, given in enumerate(answers, 1):
            if answers is FOUR_RIGHT:
                yield f"question {number}"
                press(page, "Check answer")
                yield f"question {number}, left blank"
            answer(page, given)
            yield f"question {number}, {word}"
            go_on(page)
        yield f"the result, all {word}"
    yield from _every_type(page)
    start(page, quiz="sample/long")
    give(page, ["a " + LONG])
    yield "long words, chosen"
    press(page, "Check answer")
    yield "long words, the verdict"
    go_on(page)
    answer(page, ["x" * 200])
    yield "long words, typed"
    go_on(page)
    yield "long words, the result"
    attempt = start(page)
    answer(page, FOUR_RIGHT[0])
    go_on(page)
    answer(page, ["Neva"])
    yield "question 2, partly right"
    page.goto(f"{attempt}/hand-in")
    yield "ending a practice"
    page.get_by_text("Throw it away …").click()
    yield "ending a practice, about to throw it away"
    press(page, "End the practice")
    yield "the result, partly right and not answered"
    start(page)


def _every_type(page: Page) -> Iterator[str]:
    attempt = start(page, quiz=EVERY_TYPE_ID)
    for number, (word, given) in enumerate(zip(TYPES, WRONG, strict=True), 1):
        page.goto(f"{attempt}/{number}")
        yield f"a question of type {word}"
        answer(page, given)
        yield f"a question of type {word}, answered"
    go_on(page)
    yield "the result of every type"


def _tries(page: Page) -> Iterator[str]:
    """Past hints, further tries, and saying how sure one is."""
    page.goto("/quiz/sample/tries")
    page.locator("input[name=certain]").check()
    press(page, "Start practising")
    press(page, "Hint")
    yield "a hint"
    press(page, "Another hint")
    give(page, FOUR_WRONG[0])
    press(page, "Check answer")
    yield "certainty, not said"
    page.get_by_label("Sure", exact=True).check()
    press(page, "Check answer")
    yield "a further try"
    press(page, "Show the answer")
    yield "the answer, shown"
    go_on(page)
    give(page, ["Neva"])
    page.get_by_label("I think so", exact=True).check()
    press(page, "Check answer")
    yield "a further try, after one that was partly right"
    attempt = page.url.rpartition("/")[0]
    page.goto(f"{attempt}/hand-in")
    press(page, "End the practice")
    yield "the result, with certainty"


def _test(page: Page) -> Iterator[str]:
    attempt = start(page, "Start the test")
    yield "a test"
    give(page, FOUR_WRONG[0])
    press(page, "Flag for later")
    yield "a test, flagged"
    for number, given in enumerate(FOUR_RIGHT[1:], 2):
        page.goto(f"{attempt}/{number}")
        give(page, given)
        yield f"a test, question {number}"
        press(page, "Save and go on")
    yield "the overview"
    page.goto(f"{attempt}/4")
    give(page, ["?!"])
    press(page, "Save and go on")
    yield "a test, a draft"
    press(page, "Save and go on")
    yield "the overview, with an unfinished one"
    press(page, "Hand in")
    yield "the result of a test"
    start(page, "Start the test")
