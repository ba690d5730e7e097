from datetime import timedelta

from tests.records.recording import NOW, rows


def test_a_learner_is_known_by_id_and_can_be_renamed(records):
    ana = records.add_learner("Ana", NOW)
    records.rename_learner(ana.id, "Ana II")
    assert records.learner(ana.id).name == "Ana II"
    assert records.learner("nobody") is None


def test_ids_cannot_be_guessed(records, begin):
    ids = {records.add_learner("A", NOW).id for _ in range(20)}
    ids |= {begin(quiz=f"quiz-{number}").id for number in range(20)}
    assert len(ids) == 40
    assert all(len(id) >= 22 for id in ids)


def test_learners_come_by_name_whatever_their_case_and_guests_not_at_all(records):
    made = [records.add_learner(name, NOW) for name in ("bea", "Zoe", "Ana", "Bea", None)]
    assert [one.name.casefold() for one in records.learners()] == ["ana", "bea", "bea", "zoe"]
    assert records.learners([made[1].id, "nobody"]) == [made[1]]
    assert records.learners([]) == []


def test_a_deleted_learner_leaves_answers_that_belong_to_nobody(records, begin, answered, learner):
    done = answered(begin(), 1, 0)
    open_ = answered(begin(quiz="another"), 1)
    records.delete_learner(learner, NOW)
    assert records.learner(learner) is None
    assert [records.attempt(one.id, learner) for one in (done, open_)] == [None, None]
    assert (records.latest(learner), records.history(learner), records.learners()) == ({}, [], [])
    assert len(rows(records, "answers")) == 3
    [nobody] = rows(records, "learners")
    assert nobody["name"] is None
    assert records.open_attempts(nobody["id"]) == []


def test_guests_who_came_and_answered_nothing_are_forgotten_the_next_day(records, begin, answered):
    looked, tried, new = (records.add_learner(None, NOW).id for _ in range(3))
    late = NOW + timedelta(days=1, seconds=1)
    ana = records.add_learner("Ana", NOW).id
    begin(by=looked)
    begin(by=ana)
    answered(begin(by=tried), 1)
    fresh = records.add_learner(None, late).id
    records.tidy(late)
    assert [records.learner(id) is not None for id in (looked, tried, new, fresh, ana)] == [
        False,
        True,
        False,
        True,
        True,
    ]
    assert {row["learner"] for row in rows(records, "attempts")} == {tried, ana}
