"""Taking a quiz in Flask's test client, and looking at the pages as a reader does."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from quizapp.records.values import Attempt
from quizapp.web.services import EXTENSION

#: The quiz of tests/banks/good with a question of each type, in the order of TYPES.
EVERY_TYPE_ID = "sample/all-types"
#: What is answered to each of its questions: options by their text, and parts as `what it is given to = what is given`.
RIGHT = (
    ["Žarko Ćirić"],
    ["Neva", "Sveta Ana"],
    ["False"],
    ["Milena Đurić"],
    ["40,000"],
    ["3 November 1859"],
    [
        "the town of Zelengrad resolves to put a lighthouse on the island = 1",
        "the lamp is lit for the first time = 2",
        "a storm breaks the lantern = 3",
        "the keeper has tended the lamp for 26 years and refuses a pension for the second time = 4",
    ],
    [
        "Žarko Ćirić = engineer",
        "Milena Đurić = first keeper",
        "Óscar Bärenfels = keeper in March 2024",
    ],
    [
        "Neva = reached the harbour",
        "Sveta Ana = reached the harbour",
        "Élan = reached the harbour",
        "Rosalind = was lost",
    ],
    ["Gap 1 = May 1838", "Gap 2 = Zelengrad", "Gap 3 = Ćirić", "Gap 4 = Königsberg"],
)
WRONG = (
    ["Milena Đurić"],
    ["Rosalind", "Milena"],
    ["True"],
    ["a fisherman"],
    ["7"],
    ["1867"],
    [
        "the town of Zelengrad resolves to put a lighthouse on the island = 4",
        "the lamp is lit for the first time = 3",
        "a storm breaks the lantern = 2",
        "the keeper has tended the lamp for 26 years and refuses a pension for the second time = 1",
    ],
    [
        "Žarko Ćirić = first keeper",
        "Milena Đurić = keeper in March 2024",
        "Óscar Bärenfels = a fisherman who called the fog signal the cow",
    ],
    [
        "Neva = was lost",
        "Sveta Ana = was lost",
        "Élan = was lost",
        "Rosalind = reached the harbour",
    ],
    ["Gap 1 = March 1838", "Gap 2 = Vrelo", "Gap 3 = Bärenfels", "Gap 4 = Zelengrad"],
)
#: By position, where a part of an answer can be right: what is half right, and what is said of it.
HALF = {
    2: (["Neva"], "1 of 2 found, 0 wrongly chosen."),
    6: (["November 1859"], "True, but the date is known more exactly: 3 November 1859."),
    7: (
        [
            "the town of Zelengrad resolves to put a lighthouse on the island = 2",
            "the lamp is lit for the first time = 4",
            "a storm breaks the lantern = 1",
            "the keeper has tended the lamp for 26 years and refuses a pension for the second time = 3",
        ],
        "3 of 6 pairs in the right order.",
    ),
    8: (["Žarko Ćirić = engineer"], "1 of 3 right."),
    9: (["Neva = reached the harbour", "Rosalind = was lost"], "2 of 4 right."),
    10: (["Gap 1 = May 1838", "Gap 2 = zelengrad", "Gap 3 = Bärenfels"], "2 of 4 right."),
}

#: A small quiz, to be taken as practice or as a test.
FOUR_ID = "sample/four"
FOUR = """\
title: Four questions
article: sample
questions:
  - id: engineer
    type: choice
    prompt: Who was the engineer of the lighthouse?
    answer: Žarko Ćirić
    distractors:
      - text: Milena Đurić
        feedback: She came when the *tower* stood.
      - Óscar Bärenfels
    explanation: He had to bring every stone by boat.
    cite: founding
  - id: ships
    type: multiple
    prompt: Which ships reached the harbour?
    answers: [Neva, Sveta Ana, Élan]
    distractors: [Rosalind]
    explanation: The fire could be seen from far away.
    cite: storm
  - id: lit
    type: true-false
    prompt: The lamp was lit for the first time in 1841.
    answer: true
    explanation: Three years had passed since the resolution.
    cite: founding
    evidence: lit for the first time in 1841
  - id: cow
    type: text
    prompt: What do fishermen call the fog signal?
    answer: the cow
    accept: [krava, cow]
    explanation: It moos.
    cite: fog-signal
    evidence: because of its voice
    inferred: The voice is a cow's.
"""
FOUR_RIGHT = (["Žarko Ćirić"], ["Neva", "Sveta Ana", "Élan"], ["True"], ["the cow"])
FOUR_WRONG = (["Milena Đurić"], ["Rosalind"], ["False"], ["the dog"])
#: The same with hints and further tries.
TRIES = FOUR.replace("title: Four questions", "title: Tries\nsettings: {tries: 3}").replace(
    "    cite: founding\n",
    "    hints: [He learned in Königsberg., His name has *accents*.]\n    cite: founding\n",
    1,
)
#: What only a page that shows the verdict says.
VERDICTS = (
    "Not this time",
    "Partly right",
    "Right answer",
    "✗ Your answer",
    "✓ Your answer",
    "From our notes on",
    'class="verdict',
)

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Element:
    tag: str
    attrs: dict[str, str | None]
    raw: str = ""
    inside: list["Element"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(self.raw.split())

    def is_(self, tag: str, attrs: dict[str, str]) -> bool:
        return self.tag == tag and all(
            value in (self.attrs.get("class") or "").split()
            if name == "cls"
            else self.attrs.get(name) == value
            for name, value in attrs.items()
        )


class Page(HTMLParser):
    """An HTML page, read once: its elements in order, each with its text and the elements inside it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        for outer in self._open:
            outer.inside.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        for outer in self._open:
            outer.raw += data

    def all(self, tag: str, **attrs: str) -> list[Element]:
        """The elements with this tag and these attributes; `cls` is one of the classes."""
        return [element for element in self.elements if element.is_(tag, attrs)]

    def texts(self, tag: str, **attrs: str) -> list[str]:
        return [element.text for element in self.all(tag, **attrs)]

    @property
    def title(self) -> str:
        return self.texts("title")[0]

    @property
    def heading(self) -> str:
        return self.texts("h1")[0]

    @property
    def text(self) -> str:
        return self.texts("main")[0]

    def value_of(self, option: str) -> str:
        """What a form sends for the option with this text."""
        for label in self.all("label", cls="option"):
            if any(inner.text == option for inner in label.inside if inner.tag == "span"):
                return next(inner.attrs["value"] or "" for inner in label.inside if inner.tag == "input")
        raise AssertionError(f"the page offers no {option!r}")

    def chosen(self) -> list[str]:
        """The texts of the options that are ticked."""
        return [
            next(inner.text for inner in label.inside if inner.tag == "span")
            for label in self.all("label", cls="option")
            if any("checked" in inner.attrs for inner in label.inside)
        ]

    @property
    def parts(self) -> dict[str, Element]:
        """The fields of a question that has several, by what a reader finds beside them."""
        labels = {label.attrs.get("for"): label.text for label in self.all("label")}
        return {
            one.attrs.get("aria-label") or labels[one.attrs["id"]]: one
            for one in self.elements
            if (one.attrs.get("name") or "").startswith("answer.")
        }

    def filled(self, answers: Iterable[str]) -> dict[str, str | list[str]]:
        """What a browser sends of the form once these answers are given, as they are shown."""
        form: dict[str, str | list[str]] = {
            one.attrs["name"] or "": one.attrs["value"] or "" for one in self.all("input", type="hidden")
        }
        if parts := self.parts:
            for part, given in (one.split(" = ") for one in answers):
                field = parts[part]
                values = {option.text: option.attrs.get("value", option.text) for option in field.inside}
                form[field.attrs["name"] or ""] = (values[given] if values else given) or ""
        elif self.all("input", cls="typed"):
            form["answer"] = list(answers)
        else:
            form["answer"] = [self.value_of(one) for one in answers]
        return form

    def given(self) -> list[str]:
        """What the form shows as answered, in the words of `filled`."""
        if parts := self.parts:
            shown = {
                part: field.attrs.get("value")
                or next((one.text for one in field.inside if "selected" in one.attrs), "")
                for part, field in parts.items()
            }
            return [f"{part} = {given}" for part, given in shown.items() if given]
        typed = [field.attrs["value"] or "" for field in self.all("input", cls="typed")]
        return [text for text in typed if text] or self.chosen()


def page(client: FlaskClient, address: str, status: int = 200) -> Page:
    response = client.get(address)
    assert response.status_code == status
    return Page(response.text)


class Taking:
    """A learner at work on an attempt."""

    def __init__(self, client: FlaskClient, quiz: str = FOUR_ID, mode: str = "practice") -> None:
        response = client.post(f"/quiz/{quiz}", data={"mode": mode, "anew": "1"})
        assert response.status_code == 303
        self.client = client
        self.url, _, first = response.location.rpartition("/")
        assert first == "1"

    @property
    def id(self) -> str:
        return self.url.rpartition("/")[2]

    def page(self, where: int | str = "", status: int = 200) -> Page:
        return page(self.client, f"{self.url}/{where}" if where else self.url, status)

    def send(self, position: int, **fields: str | list[str]) -> TestResponse:
        return self.client.post(f"{self.url}/{position}", data=fields)

    def give(self, position: int, *answers: str, **fields: str) -> TestResponse:
        """Choose or type these answers, as they are shown, and press a button."""
        return self.send(position, **self.page(position).filled(answers) | fields)

    def see(self, response: TestResponse) -> Page:
        """The page that a form led to."""
        assert response.status_code == 303
        return page(self.client, response.location)

    def give_all(self, answers: tuple[list[str], ...] = FOUR_RIGHT) -> None:
        for position, given in enumerate(answers, 1):
            assert self.give(position, *given).status_code == 303

    def hand_in(self) -> Page:
        return self.see(self.client.post(f"{self.url}/hand-in"))


def stored(app: Flask, taking: Taking) -> Attempt:
    """What is recorded of an attempt, whoever it belongs to."""
    records = app.extensions[EXTENSION].records
    [[learner]] = records.database.read("select learner from attempts where id = :id", {"id": taking.id})
    return records.attempt(taking.id, learner)


def write(root: Path, id: str, text: str) -> Path:
    """Save a file of the bank."""
    file = root / f"{id}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file
