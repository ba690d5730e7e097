"""No page that a learner can see before an answer is recorded depends on which answer is right.

This is shown by non-interference: every question of every bank is asked once as it is and once with another
key and other words behind it, in the same order, at the same time, under the same ids. All pages must then be
the same to the byte. (The notes under /read tell the keys, as a book does; only what they say of how the
learner did is compared.)
"""

import itertools
import json
import re
import shutil
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from quizapp.bank.refresh import Bank
from quizapp.content import revision
from quizapp.content.question import TYPES
from quizapp.records import store
from quizapp.records.migrations import up_to_date
from quizapp.records.store import Records, sqlite_url
from quizapp.web import create_app
from quizapp.web import quiz as quiz_page
from quizapp.web import result as result_page
from quizapp.web.services import EXTENSION, Services

REPOSITORY = Path(__file__).parents[2]
SECRETS = {
    "explanation": "another explanation",
    "evidence": ["another evidence"],
    "inferred": "another reason",
}
PASSAGE = ["other", "Another article", "Another section", "another", "Another passage."]


def plain(option):
    """An option without its feedback."""
    return {"text": option if isinstance(option, str) else option["text"]}


def other_choices(question):
    options = [plain(option) for option in (question["answer"], *question["distractors"])]
    for index in range(1, len(options)):
        yield {"answer": options[index], "distractors": options[:index] + options[index + 1 :]}


def other_sets(question):
    options = [plain(option) for option in (*question["answers"], *question["distractors"])]
    places, answers = range(len(options)), len(question["answers"])
    for key in (places[answers:], places[:1], places[-1:], places[:-1]):
        if key != places[:answers]:
            yield {
                "answers": [options[place] for place in key],
                "distractors": [options[place] for place in places if place not in key],
            }


def other_truths(question):
    yield {"answer": not question["answer"]}


def other_words(question):
    for key in ("x", "A much longer answer, with <signs> & “marks”"):
        yield {"answer": key, "accept": [f"{key} too"]}


def other_numbers(question):
    yield {"answer": "7", "tolerance": "3"}


def other_dates(question):
    for key in ("1066-10-14", "18XX", "1900/1914"):
        yield {"answer": key}


def other_orders(question):
    yield {"items": question["items"][::-1]}
    yield {"items": [*question["items"][1:], question["items"][0]]}


def other_pairs(question):
    """The places that the key gives and those that none has stay the same ones, or change their parts."""
    pairs, distractors = question["pairs"], list(question.get("distractors", ()))
    places = list(dict.fromkeys([*pairs.values(), *distractors]))
    for turn in range(1, len(places)):
        turned = [*places[turn:], *places[:turn]]
        changed = dict(zip(pairs, itertools.cycle(turned)))
        yield {"pairs": changed, "distractors": [place for place in places if place not in changed.values()]}


def other_categories(question):
    names, things = list(question["categories"]), list(question["categories"].values())
    yield {"categories": dict(zip(names, things[::-1], strict=True))}
    everything = [thing for group in things for thing in group]
    rest = len(everything) - len(names) + 1
    groups = [everything[:rest], *([thing] for thing in everything[rest:])]
    yield {"categories": dict(zip(names, groups, strict=True))}


def other_gaps(question):
    def turn(match):
        options = match[1].split("|")
        return "{{" + ("|".join([*options[1:], options[0]]) if len(options) > 1 else "another = other") + "}}"

    yield {"text": re.sub(r"\{\{(.*?)\}\}", turn, question["text"], flags=re.DOTALL)}


OTHERS = {
    "choice": other_choices,
    "multiple": other_sets,
    "true-false": other_truths,
    "text": other_words,
    "number": other_numbers,
    "date": other_dates,
    "order": other_orders,
    "match": other_pairs,
    "categorise": other_categories,
    "cloze": other_gaps,
}


def variants(text):
    """The revision with each other key that it could have, and nothing else left of what follows from a key."""
    data = json.loads(text)
    question = data["question"]
    for changes in OTHERS[question["type"]](question):
        yield json.dumps(
            {"question": question | SECRETS | changes, "passages": [PASSAGE]}, ensure_ascii=False
        )


def changed(bank, round_):
    """A bank like this one, in which every question has its `round_`-th other key, or the last one it can have."""

    def questions(quiz):
        found = []
        for draft in Bank.questions(bank, quiz):
            others = list(variants(draft.revision))
            found.append(replace(draft, revision=others[min(round_, len(others) - 1)]))
        return found

    made = Bank(bank.root, bank.file)
    made.questions = questions
    made.refresh = lambda: None
    return made


def filled(page):
    """The form of a page, filled with what comes first: right for some keys and wrong for others."""
    form = {"go": "next"}
    for name, value in re.findall(r'<input type="(?:radio|checkbox)" name="([^"]+)" value="([^"]+)"', page):
        form.setdefault(name, value)
    for name in re.findall(r'<input class="typed[^"]*"[^>]*? name="([^"]+)"', page):
        form[name] = "1900"
    for number, (name, options) in enumerate(
        re.findall(r'<select [^>]*?name="([^"]+)"[^>]*>(.*?)</select>', page)
    ):
        values = re.findall(r'<option(?: value="([^"]+)")?>(\d*)', options)
        form[name] = next((value or text for value, text in values[number + 1 :] if value or text), "")
    return form


class Scene:
    """An app in which nothing is left to chance, and a transcript of all that its learner sees."""

    def __init__(self, bank, data, monkeypatch):
        numbers = itertools.count()
        monkeypatch.setattr(store.secrets, "token_urlsafe", lambda _: f"id-{next(numbers)}")
        for page in (quiz_page, result_page):
            monkeypatch.setattr(page, "SystemRandom", lambda: Random(0))
        self.records = Records(sqlite_url(data))
        app = create_app(bank, self.records, b"a key for tests")
        app.extensions[EXTENSION] = Services(bank, self.records, lambda: datetime(2026, 3, 1, tzinfo=UTC))
        self.client = app.test_client()
        self.transcript = {}

    def see(self, name, response):
        self.transcript[name] = (response.status_code, response.headers.get("Location"), response.data)
        return response

    def pages(self, name, *addresses):
        for address in addresses:
            response = self.see((name, address), self.client.get(address))
            if address.startswith("/read/"):
                did = re.findall(r'<p class="small muted did">.*', response.text)
                self.transcript[name, address] = did

    def start(self, quiz, mode):
        """Begin, and return the attempt's address; None where the quiz cannot be taken so."""
        response = self.see((quiz, mode), self.client.post(f"/quiz/{quiz}", data={"mode": mode}))
        return response.location.rpartition("/")[0] if response.status_code == 303 else None

    def practise(self, quiz):
        """Everything up to the first answer."""
        if attempt := self.start(quiz.id, "practice"):
            for position in range(1, quiz.count + 1):
                address = f"{attempt}/{position}"
                self.pages(quiz.id, address)
                self.see((address, "blank"), self.client.post(address))
            self.see((attempt, "unreadable"), self.client.post(f"{attempt}/1", data={"answer": "?!"}))
            self.see((attempt, "skipped"), self.client.post(f"{attempt}/1", data={"skip": "1"}))
            self.pages(quiz.id, f"{attempt}/hand-in", f"{attempt}/result", attempt, f"/quiz/{quiz.id}")

    def sit(self, quiz):
        """A whole test, in which every question is answered, up to handing it in."""
        if attempt := self.start(quiz.id, "test"):
            for position in range(1, quiz.count + 1):
                address = f"{attempt}/{position}"
                page = self.client.get(address).text
                self.see((address, "answered"), self.client.post(address, data=filled(page)))
                self.pages(quiz.id, address)
            self.pages(
                quiz.id,
                f"{attempt}/1",
                f"{attempt}/hand-in",
                f"{attempt}/result",
                attempt,
                f"/quiz/{quiz.id}",
            )


@pytest.fixture(scope="module", params=["questions", "tests/banks/good"])
def bank(request, tmp_path_factory):
    made = Bank.in_folder(REPOSITORY / request.param, tmp_path_factory.mktemp("bank"))
    made.refresh()
    assert made.quizzes()
    return made


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """Empty records, to be copied."""
    folder = tmp_path_factory.mktemp("empty")
    records = Records(sqlite_url(folder))
    up_to_date(records.database)
    records.close()
    return folder


@pytest.fixture
def scene(empty, tmp_path, monkeypatch):
    """Makes a scene over a bank."""
    numbers = itertools.count()

    @contextmanager
    def make(bank):
        made = Scene(bank, shutil.copytree(empty, tmp_path / str(next(numbers))), monkeypatch)
        try:
            yield made
        finally:
            made.records.close()

    return make


def rounds(bank):
    """How many other keys the questions of the bank have at most."""
    drafts = [draft for quiz in bank.quizzes() for draft in bank.questions(quiz.id)]
    return max(len(list(variants(draft.revision))) for draft in drafts)


def assert_same(one, other):
    assert one.keys() == other.keys()
    assert len(one) > 20
    differing = [name for name in one if one[name] != other[name]]
    assert differing == [], f"depend on the key; the first:\n{one[differing[0]]}\n{other[differing[0]]}"


def test_it_works(bank, scene):
    """The comparison sees a key: pages after the answer do differ."""
    seen = []
    for shown in (bank, changed(bank, 0)):
        with scene(shown) as made:
            quiz = next(quiz for quiz in bank.quizzes() if quiz.settings.feedback != "deferred")
            attempt = made.start(quiz.id, "practice")
            asked = made.client.get(f"{attempt}/1")
            made.client.post(f"{attempt}/1", data=filled(asked.text))
            made.client.post(f"{attempt}/hand-in")  # where a further try is allowed, no key is shown before
            seen.append((asked.data, made.client.get(f"{attempt}/1").data))
    assert seen[0][0] == seen[1][0]
    assert seen[0][1] != seen[1][1]


def test_every_type_has_other_keys():
    """A new type must say here how its key can be another."""
    assert OTHERS.keys() == TYPES.keys()


def test_in_practice_no_page_before_the_first_answer_depends_on_the_key(bank, scene):
    transcripts = []
    for shown in (bank, *(changed(bank, number) for number in range(rounds(bank)))):
        with scene(shown) as made:
            for quiz in bank.quizzes():
                made.practise(quiz)
            made.pages("", "/", "/search?q=the", *(f"/read/{article.id}" for article in bank.articles()))
            transcripts.append(made.transcript)
    for transcript in transcripts[1:]:
        assert_same(transcripts[0], transcript)


def test_in_a_test_no_page_before_handing_in_depends_on_the_key(bank, scene):
    transcripts = []
    for shown in (bank, changed(bank, 0), changed(bank, 1)):
        with scene(shown) as made:
            for quiz in bank.quizzes():
                made.sit(quiz)
                made.pages(quiz.id, "/", f"/read/{quiz.articles[0]}")
            transcripts.append(made.transcript)
    for transcript in transcripts[1:]:
        assert_same(transcripts[0], transcript)


def test_the_layout_does_not_depend_on_the_key(bank):
    for quiz in bank.quizzes():
        for draft in bank.questions(quiz.id):
            layouts = {
                json.dumps(revision.decode(text).question.lay_out(Random(7)))
                for text in (draft.revision, *variants(draft.revision))
            }
            assert len(layouts) == 1, draft.id
