"""Somebody who takes quizzes of tests/banks/good."""

import threading
from concurrent.futures import ThreadPoolExecutor
from random import Random

from quizapp.content.question.base import option_id
from quizapp.stats import scores
from quizapp.taking import attempt as taking
from quizapp.taking import exam, practice

BOTH = "both/two-foundings"
PRACTICE = "sample/building"
TEST = "sample/storm"
RIGHT = {
    "engineer": ["Žarko Ćirić"],
    "lit-in-1841": ["true"],
    "saved-ships": ["Neva", "Sveta Ana", "Élan"],
    "cow": ["krava"],
    "keeper-in-2024": ["barenfels"],
    "which-came-first": ["a lighthouse"],
    "end-of-the-rails": ["Königsberg"],
}
WRONG = {
    "engineer": ["Milena Đurić"],
    "lit-in-1841": ["false"],
    "saved-ships": ["Rosalind"],
    "cow": ["a dog"],
    "keeper-in-2024": ["Milena"],
    "which-came-first": ["a railway"],
    "end-of-the-rails": ["Vrelo"],
}


def form(item, texts):
    """The form that a browser sends for these options or words."""
    if "options" in item.layout and item.question != "lit-in-1841":
        texts = [option_id(text) for text in texts]
    return {"answer": texts}


class Learner:
    """Loads each page anew before they send it."""

    def __init__(self, bank, records, clock):
        self.bank, self.records, self.clock = bank, records, clock
        self.id = records.add_learner("Ana", clock()).id

    def start(self, quiz, mode, seed=1, *, anew=True, certain=False):
        id = taking.start(
            self.bank,
            self.records,
            self.id,
            quiz,
            mode,
            Random(seed),
            self.clock(),
            anew=anew,
            certain=certain,
        )
        return self.load(id)

    def practise(self, quiz, only, seed=1):
        return self.load(
            taking.practise(self.bank, self.records, self.id, quiz, only, Random(seed), self.clock())
        )

    def load(self, attempt):
        return self.records.attempt(getattr(attempt, "id", attempt), self.id)

    def item(self, attempt, question):
        return next(item for item in self.load(attempt).items if item.question == question)

    def answer(self, attempt, item, form):
        """Send a form from a page as it was loaded."""
        rules = practice if attempt.sheet.mode == "practice" else exam
        return rules.answer(self.records, attempt, item, form, self.clock())

    def send(self, attempt, question, texts, **fields):
        """Answer as a browser does that shows the page of now."""
        item = self.item(attempt, question)
        sent = (
            form(item, texts) | {"try": [str(item.tries + 1)]} | {name: [to] for name, to in fields.items()}
        )
        return self.answer(self.load(attempt), item, sent)

    def answer_all(self, attempt, known=RIGHT):
        for item in attempt.items:
            self.send(attempt, item.question, known[item.question])
        return self.load(attempt)

    def hand_in(self, attempt):
        self.records.finish(self.load(attempt), self.clock())
        return self.load(attempt)

    def points(self, attempt):
        return scores.score(item.points for item in self.load(attempt).items).points

    def next_open(self, attempt, after=0):
        return taking.next_open(self.records, self.load(attempt), after)


def at_once(number, act):
    """What `number` threads return that all act at the same moment."""
    barrier = threading.Barrier(number)

    def wait_and_act(index):
        barrier.wait()
        return act(index)

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(wait_and_act, range(number)))
