from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.records.store import Records
from quizapp.records.values import NewItem
from tests.records.recording import NOW, asked, rows


def test_an_attempt_is_kept_as_it_was_started(begin, learner):
    attempt = begin("one", "two", mode="test", partial=True, tries=2, certain=True)
    sheet = attempt.sheet
    assert (sheet.learner, sheet.quiz, sheet.title) == (learner, "a/quiz", "A quiz")
    assert (sheet.mode, sheet.partial, sheet.tries, sheet.certain) == ("test", True, 2, True)
    assert (sheet.started, attempt.finished) == (NOW, None)
    assert [(item.position, item.question) for item in attempt.items] == [(1, "one"), (2, "two")]
    [item, _] = attempt.items
    assert item.layout == {"options": ["x", "y"]}
    assert (item.flagged, item.tries, item.response, item.grade, item.points) == (False, 0, None, None, 0)


def test_an_attempt_belongs_to_one_learner(records, begin, learner):
    attempt = begin()
    other = records.add_learner("Bea", NOW).id
    assert records.attempt(attempt.id, other) is None
    assert records.attempt(attempt.id, "") is None
    assert records.attempt("nothing", learner) is None
    assert records.open_attempts(other) == []
    assert records.results(other, "a/quiz") == []


def test_a_learner_has_one_open_attempt_at_a_quiz_and_one_at_a_part_of_it(records, begin):
    whole, part = begin(), begin("one", partial=True)
    assert [begin().id, begin("one", partial=True).id] == [whole.id, part.id]
    records.finish(whole, NOW)
    assert begin().id not in (whole.id, part.id)


def test_of_starts_at_once_one_makes_the_attempt(records, learner):
    with ThreadPoolExecutor(8) as pool:
        starts = [
            pool.submit(records.start, learner, "a/quiz", "Q", "test", False, asked("one", "two"), NOW)
            for _ in range(8)
        ]
    assert len({start.result() for start in starts}) == 1
    assert len(rows(records, "items")) == 2


def test_the_same_wording_is_stored_once(records, begin):
    begin("one", "two")
    begin("two", "three", quiz="another")
    assert [row["digest"] for row in rows(records, "revisions")] == ["one{}", "three{}", "two{}"]


def test_attempts_that_pin_the_same_new_wordings_in_other_orders_at_once_all_start(records, learner):
    questions = [f"q{number}" for number in range(30)]

    def start(number):
        turned = questions[number:] + questions[:number]
        return records.start(learner, f"quiz-{number}", "Q", "test", False, asked(*turned), NOW)

    with ThreadPoolExecutor(8) as pool:
        ids = list(pool.map(start, range(8)))
    assert len(rows(records, "revisions")) == 30
    assert {len(records.attempt(id, learner).items) for id in ids} == {30}


def test_a_start_that_fails_stores_nothing(records, learner, begin):
    begin("one")
    broken = [*asked("two"), NewItem("a/quiz", None, "three{}", "{}", {})]
    with pytest.raises(records.database.error):
        records.start(learner, "another", "A quiz", "practice", False, broken, NOW)
    assert [len(rows(records, table)) for table in ("attempts", "items", "revisions")] == [1, 1, 1]


def test_a_part_of_an_attempt_can_be_looked_at_alone(records, begin, learner, answered):
    attempt = answered(begin(*"abcdef"), 1, 0, 1, 0, 1)
    records.flag(attempt, 4, True)
    part = records.attempt(attempt.id, learner, 2, 4)
    assert sorted(part.last) == [2, 3, 4]
    assert part.item(4).flagged
    assert part.sheet == attempt.sheet


def test_the_first_open_question_is_the_first_without_a_final_answer(records, begin, answered):
    attempt = answered(begin(*"abcd"), 1, 0)
    assert records.first_open(attempt, 1, 4) == 3
    assert records.first_open(attempt, 1, 2) is None
    halfway = answered(begin(*"abcd", quiz="another"), 0, final=False)
    assert records.first_open(halfway, 1, 4) == 1


def test_a_flag_can_be_put_on_and_taken_off(records, begin, learner):
    attempt = begin()
    for flagged in (True, True, False):
        records.flag(attempt, 2, flagged)
        assert [item.flagged for item in records.attempt(attempt.id, learner).items] == [False, flagged]


def test_an_attempt_stays_as_it_ended_first(records, begin, learner):
    attempt = begin(mode="test")
    records.finish(attempt, NOW)
    records.finish(attempt, NOW + timedelta(hours=1), discarded=True)
    assert records.attempt(attempt.id, learner).finished == NOW


def test_what_is_discarded_is_seen_no_more(records, begin, learner, answered):
    attempt = answered(begin(mode="test"), 1, 1)
    records.finish(attempt, NOW, discarded=True)
    assert records.attempt(attempt.id, learner) is None
    assert (records.open_attempts(learner), records.history(learner)) == ([], [])
    assert (records.results(learner, "a/quiz"), records.latest(learner)) == ([], {})


def test_what_was_answered_in_a_practice_that_is_discarded_is_known_all_the_same(
    records, begin, learner, answered
):
    attempt = answered(begin(), 1)
    records.finish(attempt, NOW, discarded=True)
    assert records.latest(learner) == {("a/quiz", "one"): 1}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(
    time=st.datetimes(
        datetime(1971, 1, 1),  # noqa: DTZ001 -- hypothesis adds the time zone
        datetime(2200, 1, 1),  # noqa: DTZ001
        timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45))]),
    )
)
def test_times_are_kept_to_the_millisecond(records, learner, time):
    time = time.replace(microsecond=time.microsecond // 1000 * 1000)
    id = records.start(learner, f"{time}", "A quiz", "practice", False, asked("one"), time)
    assert records.attempt(id, learner).sheet.started == time


def test_open_attempts_are_those_not_over_newest_first(records, begin, learner, answered):
    old = begin(now=NOW - timedelta(days=1))
    answered(begin(quiz="done"), 1, 1)
    test = begin(mode="test", quiz="test", now=NOW + timedelta(days=1))
    answered(test, 1, 1)
    records.finish(begin(mode="test", quiz="handed-in"), NOW)
    answered(old, 0)
    found = [(one.id, one.mode, one.answered, one.count) for one in records.open_attempts(learner)]
    assert found == [(test.id, "test", 2, 2), (old.id, "practice", 1, 2)]


def test_what_is_recorded_outlives_the_process(database_url, records, begin, learner, answered):
    attempt = answered(begin(), 1)
    again = Records(database_url)
    assert again.attempt(attempt.id, learner) == attempt
    again.close()
