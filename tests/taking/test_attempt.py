from collections import Counter
from datetime import UTC, datetime

import pytest

from quizapp.content.question.base import option_id
from quizapp.taking import attempt as taking
from tests.records.recording import rows
from tests.taking.learning import BOTH, PRACTICE, RIGHT, TEST, WRONG, Learner

# Starting


@pytest.mark.parametrize(
    ("quiz", "modes"), [(BOTH, ("practice", "test")), (PRACTICE, ("practice",)), (TEST, ("test",))]
)
def test_the_author_decides_how_a_quiz_may_be_taken(ana, quiz, modes):
    assert taking.modes(ana.bank.quiz(quiz)) == modes
    for mode in ("practice", "test"):
        if mode in modes:
            assert ana.start(quiz, mode).sheet.mode == mode
        else:
            with pytest.raises(taking.NotOffered):
                ana.start(quiz, mode)


@pytest.mark.parametrize(("quiz", "mode"), [("sample/nothing", "practice"), (BOTH, "exam"), (BOTH, "")])
def test_what_is_not_offered_cannot_be_started(ana, quiz, mode):
    with pytest.raises(taking.NotOffered):
        ana.start(quiz, mode)


@pytest.mark.parametrize(("quiz", "only"), [(BOTH, []), (BOTH, ["gone"]), ("sample/nothing", ["gone"])])
def test_what_is_not_there_cannot_be_practised(ana, quiz, only):
    with pytest.raises(taking.NotOffered):
        ana.practise(quiz, only)


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


# Going on, and starting anew


def test_starting_goes_on_with_what_is_open(ana):
    attempt = ana.start(BOTH, "practice")
    for mode in ("practice", "test"):
        assert ana.start(BOTH, mode, anew=False).id == attempt.id


def test_starting_anew_ends_what_is_open_with_the_answers_given(ana):
    attempt = ana.start(BOTH, "practice")
    ana.send(attempt, "which-came-first", RIGHT["which-came-first"])
    again = ana.start(BOTH, "practice", anew=True)
    assert again.id != attempt.id
    assert ana.load(attempt).over
    assert [(one.points, one.count) for one in ana.records.results(ana.id, BOTH)] == [(1, 2)]


def test_starting_anew_leaves_nothing_of_what_was_only_opened(ana):
    attempt = ana.start(BOTH, "practice")
    ana.start(BOTH, "practice", anew=True)
    assert ana.load(attempt) is None
    assert ana.records.results(ana.id, BOTH) == []
    assert len(ana.records.open_attempts(ana.id)) == 1


def test_an_attempt_is_invisible_to_another_learner(ana, bank, records, clock):
    attempt = ana.start(BOTH, "practice")
    bea = Learner(bank, records, clock)
    assert bea.load(attempt) is None
    ana.answer_all(attempt)
    assert (records.latest(bea.id), records.results(bea.id, BOTH)) == ({}, [])


def test_skipping_goes_round_to_the_questions_that_are_open(ana):
    attempt = ana.start(TEST, "test")
    ana.send(attempt, "cow", RIGHT["cow"])
    assert [ana.next_open(attempt, after) for after in (0, 1, 2, 3)] == [1, 3, 3, 1]


# The wording


@pytest.mark.parametrize("change", ["rewritten", "broken", "removed"])
def test_a_running_attempt_keeps_the_wording_it_started_with(ana, root, change):
    def pinned(attempt):
        return [ana.records.revision(item.asked.digest) for item in attempt.items]

    attempt = ana.start(BOTH, "practice", 3)
    before = pinned(attempt)
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
    ana.records.revision.cache_clear()
    assert pinned(ana.load(attempt)) == before
    assert before[1].passages[0].text.endswith("the rails were sold to Königsberg.")
    assert ana.points(ana.answer_all(attempt)) == 2
    if change == "rewritten":
        new = ana.start(BOTH, "practice", 3)
        assert pinned(new)[1].question.key() == "Cape Crni"


# What was missed


def test_practising_what_was_missed_asks_that_alone_and_is_no_result(ana):
    first = ana.start(BOTH, "test")
    ana.send(first, "which-came-first", WRONG["which-came-first"])
    ana.send(first, "end-of-the-rails", RIGHT["end-of-the-rails"])
    first = ana.hand_in(first)
    again = ana.practise(BOTH, taking.missed(first))
    assert (again.sheet.partial, again.sheet.mode) == (True, "practice")
    assert [item.question for item in again.items] == ["which-came-first"]
    assert ana.answer_all(again).over
    assert [(one.attempt, one.points) for one in ana.records.results(ana.id, BOTH)] == [(first.id, 1)]
    assert ana.records.latest(ana.id) == {(BOTH, "which-came-first"): 1, (BOTH, "end-of-the-rails"): 1}


def test_what_was_missed_can_be_practised_although_the_quiz_is_a_test(ana):
    again = ana.practise(TEST, ["cow"])
    assert (again.sheet.mode, again.sheet.partial) == ("practice", True)


def test_what_was_left_unanswered_earns_nothing_and_is_missed(ana):
    attempt = ana.start(TEST, "test")
    ana.send(attempt, "cow", RIGHT["cow"])
    ana.send(attempt, "saved-ships", ["Neva"])
    attempt = ana.hand_in(attempt)
    assert [item.points for item in attempt.items] == [pytest.approx(1 / 3), 1, 0]
    assert [item.grade is None for item in attempt.items] == [False, False, True]
    assert taking.missed(attempt) == ["saved-ships", "keeper-in-2024"]
    [result] = ana.records.results(ana.id, TEST)
    assert result.points == pytest.approx(4 / 3)


def test_right_at_the_second_try_is_not_missed_and_is_known(ana, tries):
    attempt = ana.start(tries(BOTH, 2), "practice")
    ana.send(attempt, "end-of-the-rails", WRONG["end-of-the-rails"])
    ana.send(attempt, "end-of-the-rails", RIGHT["end-of-the-rails"])
    ana.send(attempt, "which-came-first", RIGHT["which-came-first"])
    attempt = ana.load(attempt)
    assert attempt.over
    assert taking.missed(attempt) == []
    assert set(ana.records.latest(ana.id).values()) == {1}
    assert ana.points(attempt) == pytest.approx(1 + 2 / 3)


def test_times_are_those_of_the_clock(ana, clock):
    started = clock.now = datetime(2026, 3, 1, 12, 0, 0, 999_000, tzinfo=UTC)
    attempt = ana.start(TEST, "test")
    clock.go_on(days=400)
    assert ana.load(attempt).sheet.started == started
    assert ana.hand_in(attempt).finished == clock.now


def test_what_is_shown_of_a_graded_answer_is_what_was_recorded_then(ana, monkeypatch):
    attempt = ana.start(TEST, "test")
    ana.send(attempt, "saved-ships", ["Neva", "Rosalind", "Élan"])
    before = ana.hand_in(attempt)
    from quizapp.content.question.multiple import Multiple

    monkeypatch.setattr(Multiple, "grade", lambda *_: pytest.fail("it was graded again"))
    item = ana.load(attempt).items[0]
    assert item == before.items[0]
    assert (item.grade.fraction, item.grade.feedback) == (
        pytest.approx(1 / 3),
        "2 of 3 found, 1 wrongly chosen.",
    )
    assert len(rows(ana.records, "answers")) == 1
