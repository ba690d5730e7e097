import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from random import Random

import pytest
import sqlalchemy as sa
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from quizapp import attempt as rules
from quizapp import migrations, stats
from quizapp.attempt import Recorded, Refused
from quizapp.bank.refresh import Bank
from quizapp.content.question.base import option_id
from quizapp.records import Records, sqlite_url
from quizapp.records.tables import answers
from tests.conftest import BANKS

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
    """Somebody who takes quizzes, loading each page anew before they send it."""

    def __init__(self, bank, records, clock):
        self.bank, self.records, self.clock = bank, records, clock
        self.id = records.add_learner("Ana", clock()).id

    def start(self, quiz, mode, seed=1, only=None):
        id = rules.start(self.bank, self.records, self.id, quiz, mode, Random(seed), self.clock(), only)
        return self.load(id)

    def load(self, attempt):
        return self.records.attempt(getattr(attempt, "id", attempt), self.id)

    def item(self, attempt, question):
        return next(item for item in self.load(attempt).items if item.question == question)

    def send(self, attempt, question, texts):
        item = self.item(attempt, question)
        return rules.answer(self.records, self.load(attempt), item, form(item, texts), self.clock())

    def answer_all(self, attempt, known=RIGHT):
        for item in attempt.items:
            self.send(attempt, item.question, known[item.question])
        return self.load(attempt)

    def hand_in(self, attempt):
        self.records.finish(self.load(attempt), self.clock())
        return self.load(attempt)

    def points(self, attempt):
        return stats.score(item.fraction for item in self.load(attempt).items).points


@pytest.fixture
def ana(bank, records, clock):
    return Learner(bank, records, clock)


def stored(records):
    with records.engine.begin() as connection:
        return connection.execute(sa.select(answers)).all()


def at_once(number, act):
    """What `number` threads return that all act at the same moment."""
    barrier = threading.Barrier(number)

    def wait_and_act(index):
        barrier.wait()
        return act(index)

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(wait_and_act, range(number)))


# Starting


@pytest.mark.parametrize(
    ("quiz", "modes"), [(BOTH, ("practice", "test")), (PRACTICE, ("practice",)), (TEST, ("test",))]
)
def test_the_author_decides_how_a_quiz_may_be_taken(ana, quiz, modes):
    assert rules.modes(ana.bank.quiz(quiz)) == modes
    for mode in ("practice", "test"):
        if mode in modes:
            assert ana.start(quiz, mode).mode == mode
        else:
            with pytest.raises(rules.NotOffered):
                ana.start(quiz, mode)


@pytest.mark.parametrize(
    ("quiz", "mode", "only"),
    [
        ("sample/nothing", "practice", None),
        (BOTH, "exam", None),
        (BOTH, "", None),
        (BOTH, "practice", []),
        (BOTH, "practice", ["gone"]),
        ("sample/nothing", "practice", ["gone"]),
    ],
)
def test_what_is_not_offered_cannot_be_started(ana, quiz, mode, only):
    with pytest.raises(rules.NotOffered):
        ana.start(quiz, mode, only=only)


def test_questions_come_in_the_authors_order_unless_they_are_to_be_shuffled(ana):
    orders = {quiz: set() for quiz in (BOTH, PRACTICE)}
    for seed in range(20):
        for quiz, seen in orders.items():
            seen.add(tuple(item.question for item in ana.start(quiz, "practice", seed).items))
    assert orders[BOTH] == {("which-came-first", "end-of-the-rails")}
    assert orders[PRACTICE] == {("engineer", "lit-in-1841"), ("lit-in-1841", "engineer")}


def test_options_are_shuffled_for_each_attempt_and_stay_so_within_it(ana):
    layouts = []
    for seed in range(60):
        attempt = ana.start(BOTH, "practice", seed)
        layouts.append(tuple(attempt.items[0].layout["options"]))
        assert ana.load(attempt).items[0].layout == attempt.items[0].layout
    assert len(set(layouts)) == 6
    key = option_id("a lighthouse")
    assert all(10 <= count <= 30 for count in Counter(layout.index(key) for layout in layouts).values())


def test_the_order_of_options_does_not_depend_on_the_order_the_author_wrote_them_in(ana, root):
    before = ana.start(BOTH, "practice", 7).items[0].layout
    file = root / "both/two-foundings.yaml"
    text = file.read_text()
    assert "[a railway, an airport]" in text
    file.write_text(text.replace("[a railway, an airport]", "[an airport, a railway]"))
    ana.bank.refresh()
    assert ana.start(BOTH, "practice", 7).items[0].layout == before


# Practice


def test_in_practice_the_first_answer_stands(ana):
    attempt = ana.start(BOTH, "practice")
    assert ana.send(attempt, "which-came-first", WRONG["which-came-first"]) == Recorded()
    assert ana.send(attempt, "which-came-first", RIGHT["which-came-first"]) == Recorded(earlier=True)
    item = ana.item(attempt, "which-came-first")
    assert (item.response, item.fraction, item.tries) == (option_id("a railway"), 0, 1)


def test_in_practice_a_page_loaded_before_the_first_answer_cannot_replace_it(ana):
    attempt = ana.start(BOTH, "practice")
    old = attempt.items[0]
    ana.send(attempt, old.question, WRONG[old.question])
    outcome = rules.answer(ana.records, attempt, old, form(old, RIGHT[old.question]), ana.clock())
    assert outcome == Recorded(earlier=True)
    assert ana.points(attempt) == 0


def test_in_practice_sixteen_answers_at_once_record_exactly_one(ana):
    attempt = ana.start(PRACTICE, "practice")
    item = ana.item(attempt, "engineer")
    sent = [("Žarko Ćirić", "Milena Đurić", "Óscar Bärenfels")[index % 3] for index in range(16)]
    outcomes = at_once(
        16,
        lambda index: rules.answer(ana.records, attempt, item, form(item, [sent[index]]), ana.clock()),
    )
    [row] = stored(ana.records)
    first = sent[outcomes.index(Recorded())]
    assert outcomes == [Recorded(earlier=text != first) for text in sent]
    winner = option_id(first)
    assert ana.item(attempt, "engineer").response == winner
    assert row.fraction == (winner == option_id("Žarko Ćirić"))


@pytest.mark.parametrize("texts", [[], [""], ["", ""]])
def test_in_practice_a_blank_is_sent_back_at_no_cost(ana, texts):
    attempt = ana.start(BOTH, "practice")
    item = attempt.items[0]
    outcome = rules.answer(ana.records, attempt, item, {"answer": texts}, ana.clock())
    assert outcome == Refused("Give an answer first, or skip the question for now.")
    assert stored(ana.records) == []


@pytest.mark.parametrize(("quiz", "mode"), [(BOTH, "practice"), (BOTH, "test")])
def test_what_cannot_be_read_is_sent_back_at_no_cost(ana, quiz, mode):
    attempt = ana.start(quiz, mode)
    item = attempt.items[0]
    outcome = rules.answer(ana.records, attempt, item, {"answer": ["0"]}, ana.clock())
    assert outcome == Refused("Choose one of the answers shown.")
    assert stored(ana.records) == []
    assert ana.send(attempt, item.question, RIGHT[item.question]) == Recorded()


def test_practice_is_over_when_all_are_answered(ana):
    attempt = ana.start(BOTH, "practice")
    assert rules.next_open(attempt) == 1
    ana.send(attempt, "which-came-first", RIGHT["which-came-first"])
    assert not ana.load(attempt).done
    ana.send(attempt, "end-of-the-rails", WRONG["end-of-the-rails"])
    attempt = ana.load(attempt)
    assert attempt.done
    assert rules.next_open(attempt) is None
    assert rules.missed(attempt) == ["end-of-the-rails"]
    assert ana.records.open_attempts(ana.id) == []
    assert [(one.points, one.count) for one in ana.records.results(ana.id, BOTH)] == [(1, 2)]


def test_practice_reveals_a_key_with_its_answer_and_no_other(ana):
    attempt = ana.start(BOTH, "practice")
    ana.send(attempt, "which-came-first", WRONG["which-came-first"])
    attempt = ana.load(attempt)
    assert [rules.reveals(attempt, item) for item in attempt.items] == [True, False]


def test_skipping_goes_round_to_the_questions_that_are_open(ana):
    attempt = ana.start(TEST, "test")
    ana.send(attempt, "cow", RIGHT["cow"])
    attempt = ana.load(attempt)
    assert [rules.next_open(attempt, after) for after in (0, 1, 2, 3)] == [1, 3, 3, 1]


# Tests


def test_in_a_test_the_last_answer_counts_and_can_be_taken_back(ana):
    attempt = ana.start(TEST, "test")
    for texts in (WRONG["cow"], RIGHT["cow"], ["horse"], RIGHT["cow"]):
        assert ana.send(attempt, "cow", texts) == Recorded()
    assert ana.item(attempt, "cow").tries == 4
    assert ana.points(attempt) == 1
    ana.send(attempt, "cow", [])
    assert not ana.item(attempt, "cow").answered
    assert ana.points(ana.hand_in(attempt)) == 0


def test_in_a_test_the_same_answer_sent_twice_is_recorded_once(ana):
    attempt = ana.start(TEST, "test")
    for _ in range(3):
        assert ana.send(attempt, "saved-ships", ["Neva", "Élan"]) == Recorded()
    assert ana.send(attempt, "saved-ships", ["Élan", "Neva"]) == Recorded()
    assert len(stored(ana.records)) == 1
    assert ana.send(attempt, "cow", []) == Recorded()
    assert len(stored(ana.records)) == 1


def test_in_a_test_of_sixteen_answers_at_once_the_last_recorded_counts(ana):
    attempt = ana.start(TEST, "test")
    item = ana.item(attempt, "cow")
    outcomes = at_once(
        16, lambda index: rules.answer(ana.records, attempt, item, {"answer": [f"cow {index}"]}, ana.clock())
    )
    assert set(outcomes) == {Recorded()}
    rows = sorted(stored(ana.records), key=lambda row: row._mapping["try"])
    assert [row._mapping["try"] for row in rows] == list(range(1, 17))
    assert {row.response for row in rows} == {f'"cow {index}"' for index in range(16)}
    item = ana.item(attempt, "cow")
    assert (f'"{item.response}"', item.tries) == (rows[-1].response, 16)


def test_a_test_reveals_nothing_before_it_is_handed_in_and_everything_after(ana):
    attempt = ana.answer_all(ana.start(TEST, "test"))
    assert not attempt.done
    assert not any(rules.reveals(attempt, item) for item in attempt.items)
    assert ana.records.latest(ana.id) == {}
    assert ana.records.results(ana.id, TEST) == []
    [open_] = ana.records.open_attempts(ana.id)
    assert (open_.answered, open_.count) == (3, 3)
    attempt = ana.hand_in(attempt)
    assert all(rules.reveals(attempt, item) for item in attempt.items)
    assert set(ana.records.latest(ana.id).values()) == {1}
    assert [(one.points, one.count) for one in ana.records.results(ana.id, TEST)] == [(3, 3)]


def test_what_was_left_unanswered_earns_nothing_and_is_missed(ana):
    attempt = ana.start(TEST, "test")
    ana.send(attempt, "cow", RIGHT["cow"])
    ana.send(attempt, "saved-ships", ["Neva"])
    attempt = ana.hand_in(attempt)
    assert [item.fraction for item in attempt.items] == [pytest.approx(1 / 3), 1, None]
    assert rules.missed(attempt) == ["saved-ships", "keeper-in-2024"]
    score = stats.score(item.fraction for item in attempt.items)
    assert (score.shown, score.count, score.percent) == ("1.33", 3, 44)
    [result] = ana.records.results(ana.id, TEST)
    assert result.points == pytest.approx(score.points)


@pytest.mark.parametrize("loaded", ["before", "after"])
def test_nothing_can_be_changed_after_handing_in(ana, loaded):
    attempt = ana.start(TEST, "test")
    old = attempt.items[1]
    ended = ana.hand_in(attempt)
    page = attempt if loaded == "before" else ended
    outcome = rules.answer(ana.records, page, old, {"answer": ["cow"]}, ana.clock())
    assert outcome == Recorded(earlier=True)
    assert stored(ana.records) == []


def test_the_score_read_after_handing_in_never_changes_whatever_was_under_way(ana):
    for round_ in range(8):
        attempt = ana.start(TEST, "test", seed=round_)
        read = []

        def act(index, attempt=attempt, read=read):
            if index == 0:
                ana.hand_in(attempt)
                read.append(ana.points(attempt))
                return Recorded()
            item = attempt.items[index % 3]
            texts = (RIGHT if index % 2 else WRONG)[item.question]
            return rules.answer(ana.records, attempt, item, form(item, texts), ana.clock())

        at_once(12, act)
        assert [ana.points(attempt)] == read
        by_attempt = {one.attempt: one.points for one in ana.records.results(ana.id, TEST)}
        assert by_attempt[attempt.id] == pytest.approx(read[0])


def test_an_answer_that_was_acknowledged_before_handing_in_is_in_the_result(ana):
    attempt = ana.start(TEST, "test")

    def act(index):
        item = attempt.items[index % 3]
        if not index:
            return ana.hand_in(attempt)
        return rules.answer(ana.records, attempt, item, form(item, WRONG[item.question]), ana.clock())

    outcomes = at_once(10, act)
    assert sum(outcome == Recorded() for outcome in outcomes[1:]) == len(stored(ana.records))


# Whose, and which wording


def test_an_attempt_is_invisible_to_another_learner(ana, bank, records, clock):
    attempt = ana.start(BOTH, "practice")
    bea = Learner(bank, records, clock)
    assert bea.load(attempt) is None
    ana.answer_all(attempt)
    assert (records.latest(bea.id), records.results(bea.id, BOTH)) == ({}, [])


@pytest.mark.parametrize("change", ["rewritten", "broken", "removed"])
def test_a_running_attempt_keeps_the_wording_it_started_with(ana, root, change):
    attempt = ana.start(BOTH, "practice", 3)
    before = [rules.pinned(ana.records, item) for item in attempt.items]
    file = root / "both/two-foundings.yaml"
    article = root / "articles/other.yaml"
    if change == "rewritten":
        text = (
            file.read_text()
            .replace("answer: Königsberg", "answer: Cape Crni")
            .replace("[Vrelo, Cape Crni]", "[Vrelo, Königsberg]")
            .replace("Where were the rails", "Where have the rails been")
        )
        file.write_text(text.replace("a railway, an airport", "a railway, a market"))
        article.write_text(article.read_text().replace("sold to Königsberg", "sold to Cape Crni"))
    elif change == "broken":
        file.write_text("title: [")
        article.write_text("title: [")
    else:
        file.unlink()
        article.unlink()
    ana.bank.refresh()
    attempt = ana.load(attempt)
    assert [rules.pinned(ana.records, item) for item in attempt.items] == before
    assert before[1].passages[0].text.endswith("the rails were sold to Königsberg.")
    attempt = ana.answer_all(attempt)
    assert ana.points(attempt) == 2
    assert ana.records.revisions(attempt).keys() == {item.digest for item in attempt.items}
    if change == "rewritten":
        new = ana.start(BOTH, "practice", 3)
        assert [rules.pinned(ana.records, item).question.key() for item in new.items][1] == "Cape Crni"


def test_practising_what_was_missed_asks_that_alone_and_is_no_result(ana):
    first = ana.start(BOTH, "test")
    ana.send(first, "which-came-first", WRONG["which-came-first"])
    ana.send(first, "end-of-the-rails", RIGHT["end-of-the-rails"])
    first = ana.hand_in(first)
    again = ana.start(BOTH, "practice", only=rules.missed(first))
    assert (again.partial, again.mode) == (True, "practice")
    assert [item.question for item in again.items] == ["which-came-first"]
    assert ana.answer_all(again).done
    assert [(one.attempt, one.points) for one in ana.records.results(ana.id, BOTH)] == [(first.id, 1)]
    assert ana.records.latest(ana.id) == {(BOTH, "which-came-first"): 1, (BOTH, "end-of-the-rails"): 1}


def test_what_was_missed_can_be_practised_although_the_quiz_is_a_test(ana):
    again = ana.start(TEST, "test", only=["cow"])
    assert (again.mode, again.partial) == ("practice", True)


def test_times_are_those_of_the_clock(ana, clock):
    started = clock.now = datetime(2026, 3, 1, 12, 0, 0, 999_000, tzinfo=UTC)
    attempt = ana.start(TEST, "test")
    clock.go_on(seconds=61.001)
    ana.send(attempt, "cow", RIGHT["cow"])
    answered = clock.now
    clock.go_on(days=400)
    attempt = ana.load(attempt)
    assert (attempt.started, attempt.ended) == (started, answered)
    assert ana.hand_in(attempt).finished == clock.now


def test_a_graded_item_keeps_the_fraction_that_was_recorded(ana):
    attempt = ana.start(TEST, "test")
    ana.send(attempt, "saved-ships", ["Neva", "Rosalind", "Élan"])
    attempt = ana.hand_in(attempt)
    question = rules.pinned(ana.records, attempt.items[0]).question
    grade = rules.grade(attempt, question, attempt.items[0])
    assert (grade.fraction, grade.feedback) == (pytest.approx(1 / 3), "2 of 3 found, 1 wrongly chosen.")
    assert rules.grade(attempt, question, attempt.items[1]) is None


# Any order of doing things


def _clock():
    return datetime(2026, 3, 1, tzinfo=UTC)


class Taking(RuleBasedStateMachine):
    """A learner with two tabs, who answers, changes, flags, goes back to old pages, and hands in."""

    @initialize(
        quiz=st.sampled_from([(BOTH, "practice"), (BOTH, "test"), (TEST, "test"), (PRACTICE, "practice")])
    )
    def begin(self, quiz):
        self.ana = Learner(self.bank, self.records, _clock)
        self.quiz, self.mode = quiz
        self.attempt = self.ana.start(self.quiz, self.mode)
        self.old_page = self.attempt
        self.rows = set()
        self.final = None

    @rule(number=st.integers(0, 2), right=st.booleans(), blank=st.booleans(), old=st.booleans())
    def answer(self, number, right, blank, old):
        page = self.old_page if old else self.ana.load(self.attempt)
        item = page.items[number % len(page.items)]
        texts = [] if blank else (RIGHT if right else WRONG)[item.question]
        before = self.ana.load(self.attempt)
        outcome = rules.answer(self.records, page, item, form(item, texts), _clock())
        after = self.ana.load(self.attempt)
        if before.done:
            assert after == before
            # Nothing was given, and so nothing can be lost, on a page that was loaded before the end.
            assert isinstance(outcome, Recorded) or (blank and old)
        elif isinstance(outcome, Refused):
            assert blank
            assert after == before

    @rule()
    def keep_the_page_open(self):
        self.old_page = self.ana.load(self.attempt)

    @rule(number=st.integers(0, 2), flagged=st.booleans())
    def flag(self, number, flagged):
        item = self.attempt.items[number % len(self.attempt.items)]
        self.records.flag(item, flagged)
        assert self.ana.load(self.attempt).items[item.position - 1].flagged == flagged

    @precondition(lambda self: self.mode == "test")
    @rule()
    def hand_in(self):
        self.ana.hand_in(self.attempt)

    @invariant()
    def answers_only_grow_and_no_try_is_there_twice(self):
        rows = {tuple(row) for row in stored(self.records)}
        assert rows >= self.rows
        self.rows = rows
        tries = [(row.item, row._mapping["try"]) for row in stored(self.records)]
        assert len(tries) == len(set(tries))

    @invariant()
    def the_score_of_what_is_over_never_changes(self):
        attempt = self.ana.load(self.attempt)
        results = [one for one in self.records.results(self.ana.id, self.quiz) if one.attempt == attempt.id]
        open_ = [one.id for one in self.records.open_attempts(self.ana.id)]
        if not attempt.done:
            assert (results, open_) == ([], [attempt.id])
            assert self.final is None
            return
        assert open_ == []
        [result] = results
        assert result.points == pytest.approx(self.ana.points(attempt))
        self.final = self.final or result
        assert result == self.final


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    data = tmp_path_factory.mktemp("taken")
    Taking.bank = Bank.in_folder(BANKS / "good", data)
    Taking.bank.refresh()
    Taking.records = Records(sqlite_url(data))
    migrations.up_to_date(Taking.records.engine)
    yield
    Taking.records.close()


@pytest.mark.usefixtures("taken")
class TestTaking(Taking.TestCase):
    settings = settings(max_examples=20, stateful_step_count=12, deadline=None)
