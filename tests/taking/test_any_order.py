"""Any order of doing things."""

from datetime import UTC, datetime

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from quizapp.bank.refresh import Bank
from quizapp.records.migrations import up_to_date
from quizapp.records.store import Records, sqlite_url
from quizapp.taking.outcome import Recorded, Refused
from tests.conftest import BANKS
from tests.records.recording import rows
from tests.taking.learning import BOTH, PRACTICE, RIGHT, TEST, WRONG, Learner, form


def _clock():
    return datetime(2026, 3, 1, tzinfo=UTC)


class Taking(RuleBasedStateMachine):
    """A learner with two tabs, who answers, changes, flags, goes back to old pages, and ends."""

    @initialize(
        quiz=st.sampled_from([(BOTH, "practice"), (BOTH, "test"), (TEST, "test"), (PRACTICE, "practice")])
    )
    def begin(self, quiz):
        self.ana = Learner(self.bank, self.records, _clock)
        self.quiz, self.mode = quiz
        self.attempt = self.ana.start(self.quiz, self.mode)
        self.old_page = self.attempt
        self.rows = []
        self.final = None

    @rule(number=st.integers(0, 2), right=st.booleans(), blank=st.booleans(), old=st.booleans())
    def answer(self, number, right, blank, old):
        page = self.old_page if old else self.ana.load(self.attempt)
        item = page.items[number % page.count]
        texts = [] if blank else (RIGHT if right else WRONG)[item.question]
        before = self.ana.load(self.attempt)
        outcome = self.ana.answer(page, item, form(item, texts))
        after = self.ana.load(self.attempt)
        if before.over:
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
        position = number % self.attempt.count + 1
        self.records.flag(self.attempt, position, flagged)
        assert self.ana.load(self.attempt).item(position).flagged == flagged

    @rule()
    def end(self):
        self.ana.hand_in(self.attempt)

    @invariant()
    def answers_are_only_added(self):
        stored = rows(self.records, "answers")
        assert stored[: len(self.rows)] == self.rows
        self.rows = stored

    @invariant()
    def the_score_of_what_is_over_never_changes(self):
        attempt = self.ana.load(self.attempt)
        results = [one for one in self.records.results(self.ana.id, self.quiz) if one.attempt == attempt.id]
        open_ = [one.id for one in self.records.open_attempts(self.ana.id)]
        if not attempt.over:
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
    up_to_date(Taking.records.database)
    yield
    Taking.records.close()


@pytest.mark.usefixtures("taken")
class TestTaking(Taking.TestCase):
    settings = settings(max_examples=20, stateful_step_count=12, deadline=None)
