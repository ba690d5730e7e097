"""What follows from the answers."""

from datetime import timedelta

import pytest

from tests.records.recording import NOW, given


def test_an_answer_taken_back_leaves_its_question_open(records, begin, learner):
    attempt = begin(mode="test")
    records.add_answer(attempt, attempt.item(1), given(1, final=False), NOW)
    cleared = given(None, 2, response=None, kind="cleared", final=False)
    records.add_answer(attempt, attempt.item(1), cleared, NOW)
    [one] = records.open_attempts(learner)
    assert one.answered == 0
    assert records.first_open(attempt, 1, 2) == 1
    records.finish(attempt, NOW)
    assert records.latest(learner) == {}
    assert [result.points for result in records.results(learner, "a/quiz")] == [0]


def test_results_are_the_whole_attempts_that_are_over_oldest_first(records, begin, learner, answered):
    second = answered(begin(now=NOW + timedelta(hours=1)), 1, 0.5)
    first = begin(mode="test")
    answered(first, 1)
    records.finish(first, NOW + timedelta(hours=2))
    answered(begin("one", partial=True), 1)
    answered(begin("one", quiz="another"), 1)
    answered(begin(), 1)
    found = [(one.attempt, one.points, one.count) for one in records.results(learner, "a/quiz")]
    assert found == [(first.id, 1, 2), (second.id, 1.5, 2)]


def test_the_history_is_newest_first_and_has_parts_too(records, begin, learner, answered):
    first = answered(begin(), 1, 0.5)
    second = answered(begin("one", partial=True, now=NOW + timedelta(hours=1)), 1)
    assert [(one.attempt, one.partial, one.points) for one in records.history(learner)] == [
        (second.id, True, 1),
        (first.id, False, 1.5),
    ]
    assert len(records.history(learner, limit=1)) == 1


def test_points_are_those_earned_and_knowledge_is_how_right_the_answer_was(records, begin, learner):
    attempt = begin("one", tries=2)
    records.add_answer(attempt, attempt.item(1), given(0, 1, final=False), NOW)
    records.add_answer(attempt, attempt.item(1), given(1, 2, points=2 / 3), NOW)
    assert records.results(learner, "a/quiz")[0].points == pytest.approx(2 / 3)
    assert records.latest(learner) == {("a/quiz", "one"): 1}


def test_an_attempt_ended_without_an_answer_is_a_result_of_nothing(records, begin, learner):
    records.finish(begin(mode="test"), NOW)
    assert [(one.points, one.count) for one in records.results(learner, "a/quiz")] == [(0, 2)]


def test_latest_is_how_right_the_last_answer_to_each_question_was(records, begin, learner, answered):
    answered(begin(), 1, 0)
    answered(begin("two", "three", partial=True), 0.5, 1)
    answered(begin("one", quiz="another"), 0)
    assert records.latest(learner) == {
        ("a/quiz", "one"): 1,
        ("a/quiz", "two"): 0.5,
        ("a/quiz", "three"): 1,
        ("another", "one"): 0,
    }


def test_what_is_last_is_a_matter_of_recording_and_not_of_the_clock(records, begin, learner, answered):
    answered(begin("one"), 0)
    again = begin("one")
    records.add_answer(again, again.item(1), given(1), NOW - timedelta(days=3))
    assert records.latest(learner) == {("a/quiz", "one"): 1}


def test_a_test_tells_nothing_before_it_is_handed_in(records, begin, learner, answered):
    answered(begin(), 0, 0)
    test = answered(begin(mode="test", now=NOW + timedelta(hours=1)), 1, 1)
    assert set(records.latest(learner).values()) == {0}
    assert len(records.results(learner, "a/quiz")) == 1
    records.finish(test, NOW)
    assert set(records.latest(learner).values()) == {1}
    assert [one.points for one in records.results(learner, "a/quiz")] == [0, 2]


def test_certainty_is_that_of_the_first_try_whatever_came_after(records, begin, learner):
    attempt = begin("one", "two", tries=2, certain=True)
    records.add_answer(attempt, attempt.item(1), given(0, 1, certainty=3, final=False), NOW)
    reveal = given(0, 2, kind="reveal", tries=1)
    records.add_answer(attempt, attempt.item(1), reveal, NOW)
    records.add_answer(attempt, attempt.item(2), given(0.5, 1, certainty=3, final=False), NOW)
    records.add_answer(attempt, attempt.item(2), given(1, 2, certainty=1), NOW)
    told = [(3, 0), (3, 0.5)]
    assert sorted(records.calibration(learner)) == told
    assert sorted(records.calibration(learner, attempt.id)) == told


def test_certainty_in_a_test_is_that_of_what_was_handed_in(records, begin, learner):
    attempt = begin(mode="test", certain=True)
    for step, certainty in ((1, 3), (2, 1)):
        records.add_answer(attempt, attempt.item(1), given(1, step, certainty=certainty, final=False), NOW)
    assert records.calibration(learner) == []
    records.finish(attempt, NOW)
    assert records.calibration(learner) == [(1, 1)]
    assert records.calibration(learner, "another") == []


def test_the_time_of_an_attempt_is_that_of_work_on_its_questions(records, begin):
    attempt = begin()
    assert records.seconds(attempt) == 0
    records.add_answer(attempt, attempt.item(1), given(1, seconds=20), NOW)
    records.add_answer(attempt, attempt.item(2), given(1, seconds=1.5), NOW + timedelta(days=1))
    assert records.seconds(attempt) == 21.5
