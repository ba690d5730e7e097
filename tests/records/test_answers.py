from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from quizapp.content.question import Grade
from quizapp.records.values import Answer
from tests.records.recording import NOW, given, rows


@pytest.mark.parametrize("response", ["x", "Ћирић “‘\\\n\0😀", ["x", "y"], [], {"part": "x"}])
def test_an_answer_comes_back_as_it_was_recorded(records, begin, learner, response):
    attempt = begin(tries=2)
    grade = Grade(0.25, "1 of 4 right.", {"a": True, "b": False})
    answer = Answer(1, 1, "answer", response, grade, 0.25, False, certainty=3, seconds=12.5)
    assert records.add_answer(attempt, attempt.item(1), answer, NOW)
    assert records.attempt(attempt.id, learner).item(1).last == answer


def test_why_a_draft_cannot_be_graded_is_kept_with_it(records, begin, learner):
    attempt = begin(mode="test")
    draft = Answer(1, 1, "draft", {"a": "1"}, None, 0.0, False, why="Give every line a place.")
    assert records.add_answer(attempt, attempt.item(1), draft, NOW)
    item = records.attempt(attempt.id, learner).item(1)
    assert item.last == draft
    assert (item.draft, item.answered, item.grade) == (True, False, None)


def test_the_same_step_cannot_be_recorded_twice(records, begin, learner):
    attempt = begin()
    assert records.add_answer(attempt, attempt.item(1), given(1), NOW)
    assert not records.add_answer(attempt, attempt.item(1), given(0, response="y"), NOW)
    assert records.attempt(attempt.id, learner).item(1).response == "x"


def test_nothing_is_overwritten_and_the_last_row_counts(records, begin, learner):
    attempt = begin(mode="test")
    for step, response in enumerate(["x", "y", None, "z"], 1):
        fraction = None if response is None else step / 10
        answer = given(fraction, step, response=response, final=False)
        assert records.add_answer(attempt, attempt.item(1), answer, NOW, any_step=True)
    item = records.attempt(attempt.id, learner).item(1)
    assert (item.response, item.grade.fraction, item.last.step) == ("z", 0.4, 4)
    assert [row["response"] for row in rows(records, "answers")] == ['"x"', '"y"', None, '"z"']


@pytest.mark.parametrize("mode", ["practice", "test"])
def test_nothing_can_be_added_to_an_attempt_that_was_ended(records, begin, mode):
    attempt = begin(mode=mode)
    records.finish(attempt, NOW)
    assert not records.add_answer(attempt, attempt.item(1), given(1), NOW)
    assert rows(records, "answers") == []


def test_of_answers_for_one_step_sent_at_once_one_is_recorded(records, begin, learner):
    attempt = begin()
    item = attempt.item(1)
    with ThreadPoolExecutor(16) as pool:
        sent = [
            pool.submit(records.add_answer, attempt, item, given(0, response=f"answer {number}"), NOW)
            for number in range(16)
        ]
    [won] = [number for number, one in enumerate(sent) if one.result()]
    assert [row["response"] for row in rows(records, "answers")] == [f'"answer {won}"']


def test_of_answers_sent_at_once_to_a_test_all_are_kept_one_after_the_other(records, begin):
    attempt = begin(mode="test")
    item = attempt.item(1)
    with ThreadPoolExecutor(16) as pool:
        for number in range(16):
            answer = given(0, response=f"answer {number}", final=False)
            pool.submit(records.add_answer, attempt, item, answer, NOW, any_step=True)
    stored = rows(records, "answers")
    assert sorted(row["step"] for row in stored) == list(range(1, 17))
    assert {row["response"] for row in stored} == {f'"answer {number}"' for number in range(16)}


def test_a_practice_ends_with_its_last_final_answer(records, begin, learner, answered):
    attempt = answered(begin("one", "two", "three"), 1, 0)
    assert not attempt.over
    later = NOW + timedelta(minutes=5)
    assert records.add_answer(attempt, attempt.item(3), given(0.5, final=False), NOW)
    assert not records.attempt(attempt.id, learner).over
    assert records.add_answer(attempt, attempt.item(3), given(1, 2), later)
    assert records.attempt(attempt.id, learner).finished == later


def test_a_practice_ends_although_its_last_two_answers_come_at_once(records, begin, learner):
    for number in range(20):
        attempt = begin(quiz=f"quiz-{number}")
        with ThreadPoolExecutor(2) as pool:
            for item in attempt.items:
                pool.submit(records.add_answer, attempt, item, given(1), NOW)
        assert records.attempt(attempt.id, learner).over


def test_a_test_is_over_when_it_is_handed_in_and_not_before(records, begin, learner, answered):
    attempt = answered(begin(mode="test"), 1, 1)
    assert not attempt.over
    records.finish(attempt, NOW)
    assert records.attempt(attempt.id, learner).over


@pytest.mark.parametrize(
    "statement",
    [
        "insert into attempts (id, learner, quiz, title, mode, partial, tries, certain, started, discarded)"
        " values ('x', 'nobody', 'q', 't', 'test', false, 1, false, 1, false)",
        "insert into items (attempt, position, quiz, question, digest, layout, flagged)"
        " values ('x', 1, 'q', 'q', 'd', '{}', false)",
        "insert into answers (attempt, position, step, try, kind, points, final, at)"
        " values ('x', 1, 1, 1, 'answer', 1, true, 1)",
    ],
    ids=["attempts", "items", "answers"],
)
def test_nothing_is_stored_that_hangs_on_nothing(records, statement):
    with pytest.raises(records.database.error, match=r"(?i)foreign key"):
        records.database.write(lambda execute: execute(statement, {}))
