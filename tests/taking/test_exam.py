import pytest

from quizapp.taking import attempt as taking
from quizapp.taking.outcome import Recorded, Refused
from tests.records.recording import rows
from tests.taking.learning import BOTH, RIGHT, TEST, WRONG, at_once, form


def test_the_last_answer_counts_and_can_be_taken_back(ana):
    attempt = ana.start(TEST, "test")
    for texts in (WRONG["cow"], RIGHT["cow"], ["horse"], RIGHT["cow"]):
        assert ana.send(attempt, "cow", texts) == Recorded()
    assert ana.points(attempt) == 1
    ana.send(attempt, "cow", [])
    assert not ana.item(attempt, "cow").answered
    assert [row["kind"] for row in rows(ana.records, "answers")] == ["answer"] * 4 + ["cleared"]
    assert ana.points(ana.hand_in(attempt)) == 0


def test_a_chosen_option_can_be_taken_back(ana):
    attempt = ana.start(BOTH, "test", certain=True)
    ana.send(attempt, "which-came-first", WRONG["which-came-first"], certainty="3")
    assert ana.send(attempt, "which-came-first", WRONG["which-came-first"], clear="1") == Recorded()
    assert not ana.item(attempt, "which-came-first").answered
    ana.hand_in(attempt)
    assert ana.records.calibration(ana.id) == []


def test_the_same_answer_sent_twice_is_recorded_once(ana):
    attempt = ana.start(TEST, "test")
    for _ in range(3):
        assert ana.send(attempt, "saved-ships", ["Neva", "Élan"]) == Recorded()
    assert ana.send(attempt, "saved-ships", ["Élan", "Neva"]) == Recorded()
    assert len(rows(ana.records, "answers")) == 1
    assert ana.send(attempt, "cow", []) == Recorded()
    assert len(rows(ana.records, "answers")) == 1


def test_the_same_answer_with_another_certainty_is_recorded(ana):
    attempt = ana.start(TEST, "test", certain=True)
    for certainty in ("3", "3", "1"):
        ana.send(attempt, "cow", RIGHT["cow"], certainty=certainty)
    assert len(rows(ana.records, "answers")) == 2
    assert ana.item(attempt, "cow").last.certainty == 1


def test_a_certainty_that_nobody_asked_for_is_not_recorded(ana):
    attempt = ana.start(TEST, "test")
    ana.send(attempt, "cow", RIGHT["cow"], certainty="3")
    ana.hand_in(attempt)
    assert ana.records.calibration(ana.id) == []


def test_of_sixteen_answers_at_once_all_are_kept_and_the_last_recorded_counts(ana):
    attempt = ana.start(TEST, "test")
    item = ana.item(attempt, "cow")
    outcomes = at_once(16, lambda index: ana.answer(attempt, item, {"answer": [f"cow {index}"]}))
    assert set(outcomes) == {Recorded()}
    stored = sorted(rows(ana.records, "answers"), key=lambda row: row["step"])
    assert [row["step"] for row in stored] == list(range(1, 17))
    assert {row["response"] for row in stored} == {f'"cow {index}"' for index in range(16)}
    item = ana.item(attempt, "cow")
    assert (f'"{item.response}"', item.last.step) == (stored[-1]["response"], 16)


def test_it_reveals_nothing_before_it_is_handed_in_and_everything_after(ana):
    attempt = ana.answer_all(ana.start(TEST, "test"))
    assert not attempt.over
    assert not any(taking.reveals(attempt, item) for item in attempt.items)
    assert ana.records.latest(ana.id) == {}
    assert ana.records.results(ana.id, TEST) == []
    [open_] = ana.records.open_attempts(ana.id)
    assert (open_.answered, open_.count) == (3, 3)
    attempt = ana.hand_in(attempt)
    assert all(taking.reveals(attempt, item) for item in attempt.items)
    assert set(ana.records.latest(ana.id).values()) == {1}
    assert [(one.points, one.count) for one in ana.records.results(ana.id, TEST)] == [(3, 3)]


# Drafts


def test_what_cannot_be_graded_yet_is_kept_and_said_once(ana):
    attempt = ana.start(TEST, "test")
    too_long = ["cow " * 60]
    why = "Type an answer of at most 200 characters."
    assert ana.send(attempt, "cow", too_long) == Refused(why, kept=True)
    item = ana.item(attempt, "cow")
    assert (item.draft, item.answered, item.last.why) == (True, False, why)
    assert item.response == too_long[0].strip()
    assert ana.send(attempt, "cow", too_long) == Recorded()
    assert len(rows(ana.records, "answers")) == 1


def test_a_draft_earns_nothing_and_an_answer_takes_its_place(ana):
    attempt = ana.start(TEST, "test")
    ana.send(attempt, "cow", RIGHT["cow"])
    ana.send(attempt, "cow", ["cow " * 60])
    assert ana.points(attempt) == 0
    ana.send(attempt, "cow", RIGHT["cow"])
    assert ana.points(ana.hand_in(attempt)) == 1


def test_a_draft_of_a_size_that_no_form_has_is_not_kept(ana):
    attempt = ana.start(TEST, "test")
    outcome = ana.send(attempt, "cow", ["cow " * 5000])
    assert outcome == Refused("Type an answer of at most 200 characters.")
    assert rows(ana.records, "answers") == []


# Handing in


@pytest.mark.parametrize("loaded", ["before", "after"])
def test_nothing_can_be_changed_after_handing_in(ana, loaded):
    attempt = ana.start(TEST, "test")
    old = attempt.items[1]
    ended = ana.hand_in(attempt)
    page = attempt if loaded == "before" else ended
    assert ana.answer(page, old, {"answer": ["cow"]}) == Recorded(earlier=True)
    assert rows(ana.records, "answers") == []


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
            return ana.answer(attempt, item, form(item, texts))

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
        return ana.answer(attempt, item, form(item, WRONG[item.question]))

    outcomes = at_once(10, act)
    assert sum(outcome == Recorded() for outcome in outcomes[1:]) == len(rows(ana.records, "answers"))
