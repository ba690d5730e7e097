import json
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.records import NewItem, Over, Records, Taken, sqlite_url
from quizapp.records.tables import answers, attempts, items, revisions

NOW = datetime(2026, 3, 1, 12, 0, 0, 123_000, tzinfo=UTC)


def asked(*questions, quiz="a/quiz", wording="{}"):
    return [NewItem(quiz, id, f"{id}{wording}", wording, {"options": ["x", "y"]}) for id in questions]


@pytest.fixture
def learner(records):
    return records.add_learner("Ana", NOW).id


@pytest.fixture
def begin(records, learner):
    """Start an attempt and return it."""

    def make(*questions, mode="practice", partial=False, now=NOW, by=learner, quiz="a/quiz"):
        questions = questions or ("one", "two")
        id = records.start(by, quiz, "A quiz", mode, partial, asked(*questions, quiz=quiz), now)
        return records.attempt(id, by)

    return make


def rows(records, table):
    with records.engine.begin() as connection:
        return connection.execute(sa.select(table)).all()


# Learners


def test_a_learner_is_known_by_id_and_can_be_renamed(records):
    ana = records.add_learner("Ana", NOW)
    records.rename_learner(ana.id, "Ana II")
    assert records.learner(ana.id).name == "Ana II"
    assert records.learner("nobody") is None


def test_ids_cannot_be_guessed(records, begin):
    ids = {records.add_learner("A", NOW).id for _ in range(20)} | {begin().id for _ in range(20)}
    assert len(ids) == 40
    assert all(len(id) >= 22 for id in ids)


def test_learners_come_by_name_whatever_their_case(records):
    made = [records.add_learner(name, NOW) for name in ("bea", "Zoe", "Ana", "Bea")]
    assert [one.name.casefold() for one in records.learners()] == ["ana", "bea", "bea", "zoe"]
    assert records.learners([made[1].id, "nobody"]) == [made[1]]
    assert records.learners([]) == []


# Attempts


def test_an_attempt_is_kept_as_it_was_started(begin, learner):
    attempt = begin("one", "two", mode="test", partial=True)
    assert (attempt.learner, attempt.quiz, attempt.title) == (learner, "a/quiz", "A quiz")
    assert (attempt.mode, attempt.partial, attempt.started, attempt.finished) == ("test", True, NOW, None)
    assert [(item.position, item.question) for item in attempt.items] == [(1, "one"), (2, "two")]
    [item, _] = attempt.items
    assert item.layout == {"options": ["x", "y"]}
    assert (item.flagged, item.tries, item.response, item.fraction) == (False, 0, None, None)


def test_an_attempt_belongs_to_one_learner(records, begin, learner):
    attempt = begin()
    other = records.add_learner("Bea", NOW).id
    assert records.attempt(attempt.id, other) is None
    assert records.attempt(attempt.id, "") is None
    assert records.attempt("nothing", learner) is None
    assert records.open_attempts(other) == []
    assert records.results(other, "a/quiz") == []


def test_the_same_wording_is_stored_once(records, begin):
    begin("one", "two")
    begin("two", "three")
    assert len(rows(records, revisions)) == 3


def test_attempts_that_pin_the_same_new_wording_at_once_all_start(records, learner):
    questions = [f"q{number}" for number in range(30)]

    def start(number):
        turned = questions[number:] + questions[:number]
        return records.start(learner, "a/quiz", "A quiz", "test", False, asked(*turned), NOW)

    with ThreadPoolExecutor(8) as pool:
        ids = list(pool.map(start, range(8)))
    assert len(rows(records, revisions)) == 30
    assert {len(records.attempt(id, learner).items) for id in ids} == {30}


def test_wordings_are_pinned_in_one_order_so_that_two_starts_never_wait_for_each_other(records, begin):
    stored = []

    @sa.event.listens_for(records.engine, "before_cursor_execute")
    def note(connection, cursor, statement, values, *_):
        if "INTO revisions" in statement:
            stored.append(values[0] if isinstance(values, tuple) else values["digest"])

    begin(*(f"q{number}" for number in range(50)))
    assert len(stored) == 50
    assert stored == sorted(stored)


def test_the_texts_that_an_attempt_is_pinned_to_can_be_read(records, begin):
    attempt = begin("one", "two")
    assert records.revisions(attempt) == {"one{}": "{}", "two{}": "{}"}
    assert records.revision("one{}") == "{}"


def test_a_start_that_fails_stores_nothing(records, learner, begin):
    begin("one")
    twice = [*asked("two"), NewItem("a/quiz", None, "three{}", "{}", {})]
    with pytest.raises(sa.exc.IntegrityError):
        records.start(learner, "a/quiz", "A quiz", "practice", False, twice, NOW)
    assert [len(rows(records, table)) for table in (attempts, items, revisions)] == [1, 1, 1]


# Answers


@pytest.mark.parametrize("response", ["x", "Ћирић “‘\\\n\0😀", ["x", "y"], [], {"part": "x"}])
def test_responses_come_back_as_they_were_given(records, begin, learner, response):
    attempt = begin()
    records.answer(attempt.items[0], 1, response, 0.25, NOW)
    item = records.attempt(attempt.id, learner).items[0]
    assert (item.response, item.fraction, item.tries) == (response, 0.25, 1)


def test_the_same_try_cannot_be_recorded_twice(records, begin, learner):
    attempt = begin()
    records.answer(attempt.items[0], 1, "x", 1, NOW)
    with pytest.raises(Taken):
        records.answer(attempt.items[0], 1, "y", 0, NOW)
    assert records.attempt(attempt.id, learner).items[0].response == "x"


@pytest.mark.parametrize("mode", ["practice", "test"])
def test_nothing_can_be_added_to_an_attempt_that_was_ended(records, begin, mode):
    attempt = begin(mode=mode)
    records.finish(attempt, NOW)
    with pytest.raises(Over):
        records.answer(attempt.items[0], 1, "x", 1, NOW)
    assert rows(records, answers) == []


def test_the_last_try_counts_and_earlier_ones_are_kept(records, begin, learner):
    attempt = begin(mode="test")
    for number, response in enumerate(["x", "y", None, "z"], 1):
        records.answer(attempt.items[0], number, response, number / 10, NOW)
    item = records.attempt(attempt.id, learner).items[0]
    assert (item.response, item.fraction, item.tries) == ("z", 0.4, 4)
    stored = sorted((row._mapping["try"], row.response) for row in rows(records, answers))
    assert [json.loads(response) if response else None for _, response in stored] == ["x", "y", None, "z"]


def test_of_answers_for_one_try_sent_at_once_one_is_recorded(records, begin, learner):
    attempt = begin()
    barrier = threading.Barrier(16)

    def send(number):
        barrier.wait()
        try:
            records.answer(attempt.items[0], 1, f"answer {number}", 0, NOW)
        except Taken:
            return None
        return number

    with ThreadPoolExecutor(16) as pool:
        won = [number for number in pool.map(send, range(16)) if number is not None]
    assert len(won) == 1
    assert [json.loads(row.response) for row in rows(records, answers)] == [f"answer {won[0]}"]


def test_a_flag_can_be_put_on_and_taken_off(records, begin, learner):
    attempt = begin()
    for flagged in (True, True, False):
        records.flag(attempt.items[1], flagged)
        assert [item.flagged for item in records.attempt(attempt.id, learner).items] == [False, flagged]


def test_an_attempt_stays_as_it_ended_first(records, begin, learner):
    attempt = begin(mode="test")
    records.finish(attempt, NOW)
    records.finish(attempt, NOW + timedelta(hours=1))
    assert records.attempt(attempt.id, learner).finished == NOW


# Times


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
    id = records.start(learner, "a/quiz", "A quiz", "practice", False, asked("one"), time)
    assert records.attempt(id, learner).started == time


def test_an_attempt_ended_when_it_was_ended_or_else_with_its_last_answer(records, begin, learner):
    attempt = begin()
    assert attempt.ended == NOW
    for number, item in enumerate(attempt.items):
        records.answer(item, 1, "x", 1, NOW + timedelta(minutes=5 - number))
    assert records.attempt(attempt.id, learner).ended == NOW + timedelta(minutes=5)
    records.finish(attempt, NOW + timedelta(minutes=9))
    assert records.attempt(attempt.id, learner).ended == NOW + timedelta(minutes=9)


# Over, open, results


def answered(records, attempt, *fractions):
    for item, fraction in zip(attempt.items, fractions, strict=False):
        records.answer(item, item.tries + 1, "x", fraction, NOW)
    return records.attempt(attempt.id, attempt.learner)


def test_a_practice_is_over_when_all_is_answered(records, begin):
    attempt = begin()
    assert not answered(records, attempt, 1).done
    records.answer(attempt.items[1], 1, "x", 0, NOW)
    assert records.attempt(attempt.id, attempt.learner).done


def test_a_practice_with_several_tries_is_over_when_each_answer_is_right_or_the_last_allowed(
    records, learner
):
    id = records.start(
        learner, "a/quiz", "Q", "practice", False, asked("one", "two"), NOW, tries=2, certain=True
    )

    def now():
        """The tries allowed, the answers that stand for good, and whether all that is told agrees on the end."""
        attempt = records.attempt(id, learner)
        open_, results = records.open_attempts(learner), records.results(learner, "a/quiz")
        assert (not open_) == bool(results) == attempt.done
        return attempt.tries, attempt.certain, [attempt.final(item) for item in attempt.items]

    one, two = records.attempt(id, learner).items
    assert now() == (2, True, [False, False])
    records.answer(two, 1, "x", 0.5, NOW)
    assert now() == (2, True, [False, False])
    records.answer(one, 1, "x", 1, NOW)
    assert now() == (2, True, [True, False])
    records.answer(two, 2, "y", 0, NOW)
    assert now() == (2, True, [True, True])


def test_a_practice_that_the_learner_ends_is_over(records, begin, learner):
    attempt = begin()
    records.finish(attempt, NOW)
    assert records.attempt(attempt.id, learner).done


def test_a_test_is_over_when_it_is_handed_in_and_not_before(records, begin, learner):
    attempt = answered(records, begin(mode="test"), 1, 1)
    assert not attempt.done
    records.finish(attempt, NOW)
    assert records.attempt(attempt.id, learner).done


def test_open_attempts_are_those_not_over_the_newest_first(records, begin, learner):
    old = begin(now=NOW - timedelta(days=1))
    done = begin()
    answered(records, done, 1, 1)
    test = begin(mode="test", now=NOW + timedelta(days=1))
    answered(records, test, 1, 1)
    handed_in = begin(mode="test")
    records.finish(handed_in, NOW)
    answered(records, old, 0)
    found = [(one.id, one.mode, one.answered, one.count) for one in records.open_attempts(learner)]
    assert found == [(test.id, "test", 2, 2), (old.id, "practice", 1, 2)]


def test_an_answer_taken_back_leaves_its_question_open(records, begin, learner):
    attempt = begin(mode="test")
    records.answer(attempt.items[0], 1, "x", 1, NOW)
    records.answer(attempt.items[0], 2, None, 0, NOW)
    [one] = records.open_attempts(learner)
    assert one.answered == 0
    assert not records.attempt(attempt.id, learner).items[0].answered
    records.finish(attempt, NOW)
    assert records.latest(learner) == {}
    assert [result.points for result in records.results(learner, "a/quiz")] == [0]


def test_results_are_the_whole_attempts_that_are_over_the_first_first(records, begin, learner):
    second = answered(records, begin(now=NOW + timedelta(hours=1)), 1, 0.5)
    first = begin(mode="test")
    answered(records, first, 1)
    records.finish(first, NOW + timedelta(hours=2))
    answered(records, begin("one", partial=True), 1)
    answered(records, begin("one", quiz="another"), 1)
    answered(records, begin(), 1)
    found = [(one.attempt, one.points, one.count) for one in records.results(learner, "a/quiz")]
    assert found == [(first.id, 1, 2), (second.id, 1.5, 2)]


def test_an_attempt_ended_without_an_answer_is_a_result_of_nothing(records, begin, learner):
    records.finish(begin(mode="test"), NOW)
    assert [(one.points, one.count) for one in records.results(learner, "a/quiz")] == [(0, 2)]


def test_latest_is_how_right_the_last_answer_to_each_question_was(records, begin, learner):
    answered(records, begin(), 1, 0)
    answered(records, begin("two", "three", partial=True), 0.5, 1)
    answered(records, begin("one", quiz="another"), 0)
    assert records.latest(learner) == {
        ("a/quiz", "one"): 1,
        ("a/quiz", "two"): 0.5,
        ("a/quiz", "three"): 1,
        ("another", "one"): 0,
    }


def test_a_test_tells_nothing_before_it_is_handed_in(records, begin, learner):
    answered(records, begin(), 0, 0)
    test = answered(records, begin(mode="test", now=NOW + timedelta(hours=1)), 1, 1)
    assert set(records.latest(learner).values()) == {0}
    assert len(records.results(learner, "a/quiz")) == 1
    records.finish(test, NOW)
    assert set(records.latest(learner).values()) == {1}
    assert [one.points for one in records.results(learner, "a/quiz")] == [0, 2]


# The database


def test_what_is_recorded_outlives_the_process(database_url, records, begin, learner):
    attempt = answered(records, begin(), 1)
    again = Records(database_url)
    assert again.attempt(attempt.id, learner) == attempt
    again.close()


def test_sqlite_is_set_up_to_lose_nothing(tmp_path):
    records = Records(sqlite_url(tmp_path))
    with records.engine.connect() as connection:
        settings = {
            name: connection.exec_driver_sql(f"pragma {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    records.close()
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10000}


def test_reading_does_not_wait_for_a_writer(records, begin, learner):
    attempt = begin()
    with records.engine.begin() as connection:
        connection.execute(items.update().values(flagged=True))
        with ThreadPoolExecutor(1) as pool:
            item = pool.submit(records.attempt, attempt.id, learner).result(timeout=5).items[0]
    assert not item.flagged


@pytest.mark.parametrize("table", [attempts, items, answers])
def test_nothing_is_stored_that_hangs_on_nothing(records, table):
    values = {"learner": "x", "quiz": "q", "title": "t", "mode": "test", "partial": False, "started": 1}
    values |= {
        "attempt": "x",
        "position": 1,
        "question": "q",
        "digest": "d",
        "layout": "{}",
        "flagged": False,
    }
    values |= {"item": 1, "try": 1, "fraction": 1, "at": 1, "id": "x" if table is attempts else 1}
    values |= {"tries": 1, "certain": False}
    values = {name: value for name, value in values.items() if name in table.c}
    with pytest.raises(sa.exc.IntegrityError, match=r"(?i)foreign key"), records.engine.begin() as connection:
        connection.execute(table.insert().values(values))
