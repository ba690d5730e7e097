"""Taking a quiz in Flask's test client, and looking at the pages as a reader does."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from quizapp.records.values import Attempt
from quizapp.web.services import EXTENSION

#: A quiz with a question of every type, to be taken as practice or as a test.
EVERY_TYPE = """\
title: Every type
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
EVERY_TYPE_ID = "sample/every-type"
RIGHT = (["Žarko Ćirić"], ["Neva", "Sveta Ana", "Élan"], ["True"], ["the cow"])
WRONG = (["Milena Đurić"], ["Rosalind"], ["False"], ["the dog"])
#: The same with hints and further tries.
TRIES = EVERY_TYPE.replace("title: Every type", "title: Tries\nsettings: {tries: 3}").replace(
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


def page(client: FlaskClient, address: str, status: int = 200) -> Page:
    response = client.get(address)
    assert response.status_code == status
    return Page(response.text)


class Taking:
    """A learner at work on an attempt."""

    def __init__(self, client: FlaskClient, quiz: str = EVERY_TYPE_ID, mode: str = "practice") -> None:
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
        asked = self.page(position)
        given = list(answers) if asked.all("input", cls="typed") else [asked.value_of(one) for one in answers]
        hidden = {one.attrs["name"]: one.attrs["value"] for one in asked.all("input", type="hidden")}
        return self.send(position, **{"answer": given} | hidden | fields)

    def see(self, response: TestResponse) -> Page:
        """The page that a form led to."""
        assert response.status_code == 303
        return page(self.client, response.location)

    def give_all(self, answers: tuple[list[str], ...] = RIGHT) -> None:
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
