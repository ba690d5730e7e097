"""What every type of question owes the rest of the app. A new type joins by its line in TYPES and one in SWAPS."""

import json
from html.parser import HTMLParser
from itertools import combinations, islice, product
from random import Random
from types import SimpleNamespace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quizapp.bank.refresh import Bank
from quizapp.content.question import TYPES, Unreadable
from quizapp.records.store import Records, sqlite_url
from quizapp.resources import folder
from quizapp.web import create_app

EXAMPLES = {name: yaml.load(type_.example, yaml.BaseLoader) for name, type_ in TYPES.items()}
QUESTIONS = {name: type_.model_validate(EXAMPLES[name]) for name, type_ in TYPES.items()}


def _texts(options):
    return [option["text"] if isinstance(option, dict) else option for option in options]


#: The same question with another key: what a learner sees before the answer must not change.
SWAPS = {
    "choice": lambda it: {
        "answer": _texts(it["distractors"])[0],
        "distractors": [it["answer"], *_texts(it["distractors"])[1:]],
    },
    "multiple": lambda it: {"answers": _texts(it["distractors"]), "distractors": _texts(it["answers"])},
    "true-false": lambda it: {"answer": "true" if it["answer"] == "false" else "false"},
    "text": lambda it: {"answer": "Napoleon", "accept": []},
    "number": lambda it: {"answer": "1900", "tolerance": "2"},
    "date": lambda it: {"answer": "1900-05-01"},
    "order": lambda it: {"items": it["items"][::-1]},
    "match": lambda it: {
        "pairs": dict(
            zip(it["pairs"], [*list(it["pairs"].values())[1:], *it["pairs"].values()], strict=False)
        )
    },
    "categorise": lambda it: {
        "categories": dict(zip(it["categories"], list(it["categories"].values())[::-1], strict=True))
    },
    "cloze": lambda it: {
        "text": it["text"]
        .replace("1838 | 1828", "1828 | 1838")
        .replace("Miloš Obrenović = Miloš", "Napoleon")
    },
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    """The HTML that asks a question."""
    data = tmp_path_factory.mktemp("data")
    records = Records(sqlite_url(data))
    app = create_app(Bank(data, data / "bank.db"), records, b"key")

    def block(name, question, **values):
        template = app.jinja_env.get_template(f"question/{question.form}.html")
        page = SimpleNamespace(prompt=question.prompt)
        return "".join(template.blocks[name](template.new_context({"page": page, **values})))

    def render(question, layout, response=None):
        ask = SimpleNamespace(task=question.task(), view=question.show(layout, response), error="")
        return block("asked", question, ask=ask)

    def review(question, layout, response):
        grade = None if response is None else question.grade(response)
        return block("judged", question, done=SimpleNamespace(view=question.review(layout, response, grade)))

    render.review = review
    yield render
    records.close()


class _Fields(HTMLParser):
    """The fields of a form: for each the lists of values that a browser may send; None for what is typed."""

    def __init__(self):
        super().__init__()
        self.radios, self.boxes, self.selects, self.typed = {}, {}, {}, []
        self._select = self._option = None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        name, value = attributes.get("name"), attributes.get("value")
        if tag == "input" and attributes.get("type") in ("radio", "checkbox"):
            kind = self.radios if attributes["type"] == "radio" else self.boxes
            kind.setdefault(name, []).append(value)
        elif tag in ("input", "textarea"):
            self.typed.append(name)
        elif tag == "select":
            self._select = self.selects.setdefault(name, [])
        elif tag == "option":
            self._option = value
            if value is not None:
                self._select.append(value)

    def handle_data(self, data):
        if self._select is not None and self._option is None and self.lasttag == "option" and data.strip():
            self._select.append(data.strip())
            self._option = ""

    @property
    def choices(self):
        """For each field that is not typed, every list of values that it can send."""
        subsets = {
            name: [list(some) for size in range(len(values) + 1) for some in combinations(values, size)]
            for name, values in self.boxes.items()
        }
        single = self.radios | self.selects
        return {
            name: [[], *([value] for value in values if value)] for name, values in single.items()
        } | subsets

    @property
    def names(self):
        return [*self.choices, *self.typed]


def fields(html):
    parser = _Fields()
    parser.feed(html)
    parser.close()
    assert parser.names
    return parser


def forms(found, typed):
    """Every form that can be sent, with these texts for what is typed."""
    values = found.choices | {name: [[text] for text in typed] for name in found.typed}
    for some in islice(product(*values.values()), 20_000):
        yield dict(zip(values, some, strict=True))


@pytest.fixture(params=TYPES)
def question(request):
    return QUESTIONS[request.param]


@pytest.fixture
def swapped(question):
    other = EXAMPLES[question.type] | SWAPS[question.type](EXAMPLES[question.type])
    return type(question).model_validate(other)


@pytest.fixture
def layout(question):
    return question.lay_out(Random(1))


def test_the_example_is_sound(question):
    assert list(question.faults()) == []


def test_the_type_is_named_as_it_is_registered(question):
    assert TYPES[question.type] is type(question)
    assert (folder("templates") / f"question/{question.form}.html").is_file()
    assert all((folder("static") / script).is_file() for script in question.scripts)


def test_the_instruction_is_a_sentence(question):
    assert question.instruction[0].isupper()
    assert question.instruction.endswith((".", "?"))


def test_the_key_and_nothing_else_that_can_be_chosen_is_fully_right(question, layout, ask):
    found = fields(ask(question, layout))
    typed = [question.key(), *question.key().split("; ")]
    right = []
    for form in forms(found, typed):
        response = question.read(form, layout)
        if (
            response is not None
            and not isinstance(response, Unreadable)
            and question.grade(response).fraction == 1
        ):
            right.append(form)
    if not found.typed:
        assert len(right) == 1
    assert right
    grade = question.grade(question.read(right[0], layout))
    assert (grade.fraction, grade.state, grade.feedback) == (1, "right", "")


def test_what_was_right_is_wrong_where_the_key_is_another(question, swapped, layout, ask):
    typed = [question.key(), *question.key().split("; ")]
    for form in forms(fields(ask(question, layout)), typed):
        response = question.read(form, layout)
        if response is None or isinstance(response, Unreadable):
            continue
        both = question.grade(response).fraction, swapped.grade(response).fraction
        assert both != (1, 1)


def test_a_blank_form_is_no_answer(question, layout, ask):
    found = fields(ask(question, layout))
    blanks = [
        {},
        {"other": ["x"]},
        {name: [""] for name in found.names},
        {name: [" \t"] for name in found.typed},
    ]
    assert [question.read(blank, layout) for blank in blanks] == [None] * 4


@pytest.mark.parametrize("value", ["?!", "x" * 10_000, "\0", "'; --"])
def test_what_cannot_be_read_is_said_in_a_sentence(question, layout, ask, value):
    outcome = question.read({name: [value] for name in fields(ask(question, layout)).names}, layout)
    assert isinstance(outcome, Unreadable)
    assert outcome.why[0].isupper()
    assert outcome.why.endswith((".", "?"))


def test_what_is_shown_before_the_answer_does_not_depend_on_the_key(question, swapped, layout, ask):
    assert swapped.key() != question.key()
    assert swapped.show(layout, None) == question.show(layout, None)
    assert ask(swapped, layout) == ask(question, layout)


def test_the_order_does_not_depend_on_the_key(question, swapped):
    for seed in range(30):
        assert swapped.lay_out(Random(seed)) == question.lay_out(Random(seed))


def test_every_learner_gets_an_order_of_their_own(question):
    orders = {json.dumps(question.lay_out(Random(seed))) for seed in range(40)}
    fixed = question.type in ("true-false", "text", "number", "date")
    assert (len(orders) == 1) == fixed


def test_a_layout_is_plain_json(question, layout):
    assert json.loads(json.dumps(layout)) == layout


def test_an_unanswered_question_can_be_reviewed(question, layout, ask):
    assert question.key()
    assert ask.review(question, layout, None)


@given(data=st.data())
def test_whatever_is_sent_is_graded_from_nothing_to_all_and_can_be_stored_and_shown(ask, data):
    question = QUESTIONS[data.draw(st.sampled_from(list(TYPES)), "type")]
    layout = question.lay_out(Random(data.draw(st.integers(0, 9), "seed")))
    found = fields(ask(question, layout))
    texts = st.text() | st.sampled_from(
        [question.key(), "1838", "May 1838", "1,5", "Милош", "-3 %", "1838/1839"]
    )
    form = {}
    for name, values in found.choices.items():
        form[name] = data.draw(st.sampled_from(values) | st.lists(texts, max_size=3), name)
    for name in found.typed:
        form[name] = data.draw(st.lists(texts, max_size=2), name)
    response = question.read(form, layout)
    if response is None or isinstance(response, Unreadable):
        return
    stored = json.loads(json.dumps(response, ensure_ascii=False))
    assert stored == response
    grade = question.grade(stored)
    assert 0 <= grade.fraction <= 1
    assert question.grade(stored) == grade
    assert isinstance(question.say(stored), str)
    assert ask(question, layout, stored)
    assert ask.review(question, layout, stored)


def test_a_page_shows_which_answer_was_given(question, layout, ask):
    """In a test the learner comes back to change it."""
    pages = {None: ask(question, layout)}
    typed = [question.key(), *question.key().split("; ")]
    for form in islice(forms(fields(pages[None]), typed), 200):
        response = question.read(form, layout)
        if not isinstance(response, Unreadable) and response is not None:
            pages[json.dumps(response)] = ask(question, layout, response)
    assert len(pages) > 1
    assert len(set(pages.values())) == len(pages)
