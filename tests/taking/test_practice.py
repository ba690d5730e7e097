import pytest

from quizapp.content.question.base import option_id
from quizapp.taking import attempt as taking
from quizapp.taking.outcome import Recorded, Refused
from tests.records.recording import rows
from tests.taking.learning import BOTH, PRACTICE, RIGHT, WRONG, at_once, form

FIRST, SECOND = "which-came-first", "end-of-the-rails"


def test_the_first_answer_stands(ana):
    attempt = ana.start(BOTH, "practice")
    assert ana.send(attempt, FIRST, WRONG[FIRST]) == Recorded()
    assert ana.send(attempt, FIRST, RIGHT[FIRST]) == Recorded(earlier=True)
    item = ana.item(attempt, FIRST)
    assert (item.response, item.points, item.tries) == (option_id("a railway"), 0, 1)


def test_a_page_loaded_before_the_first_answer_cannot_replace_it(ana):
    attempt = ana.start(BOTH, "practice")
    old = attempt.items[0]
    ana.send(attempt, old.question, WRONG[old.question])
    assert ana.answer(attempt, old, form(old, RIGHT[old.question])) == Recorded(earlier=True)
    assert ana.points(attempt) == 0


def test_a_form_of_the_first_try_sent_again_with_another_answer_is_no_second_try(ana, tries):
    """The back button, and a second tab."""
    attempt = ana.start(tries(BOTH, 3), "practice")
    ana.send(attempt, SECOND, WRONG[SECOND])
    item = ana.item(attempt, SECOND)
    sent = form(item, RIGHT[SECOND]) | {"try": ["1"]}
    assert ana.answer(ana.load(attempt), item, sent) == Recorded(earlier=True)
    assert (ana.item(attempt, SECOND).tries, ana.points(attempt)) == (1, 0)


def test_sixteen_answers_at_once_record_exactly_one(ana):
    attempt = ana.start(PRACTICE, "practice")
    item = ana.item(attempt, "engineer")
    sent = [("Žarko Ćirić", "Milena Đurić", "Óscar Bärenfels")[index % 3] for index in range(16)]
    outcomes = at_once(16, lambda index: ana.answer(attempt, item, form(item, [sent[index]])))
    [row] = rows(ana.records, "answers")
    first = sent[outcomes.index(Recorded())]
    assert outcomes == [Recorded(earlier=text != first) for text in sent]
    assert ana.item(attempt, "engineer").response == option_id(first)
    assert row["fraction"] == (first == "Žarko Ćirić")


@pytest.mark.parametrize("texts", [[], [""], ["", ""]])
def test_a_blank_is_sent_back_at_no_cost(ana, texts):
    attempt = ana.start(BOTH, "practice")
    outcome = ana.answer(attempt, attempt.items[0], {"answer": texts})
    assert outcome == Refused("Give an answer first, or skip the question for now.")
    assert rows(ana.records, "answers") == []


def test_what_cannot_be_read_is_sent_back_at_no_cost(ana):
    attempt = ana.start(BOTH, "practice")
    item = attempt.items[0]
    assert ana.answer(attempt, item, {"answer": ["0"]}) == Refused("Choose one of the answers shown.")
    assert rows(ana.records, "answers") == []
    assert ana.send(attempt, item.question, RIGHT[item.question]) == Recorded()


def test_it_is_over_when_all_are_answered(ana):
    attempt = ana.start(BOTH, "practice")
    assert ana.next_open(attempt) == 1
    ana.send(attempt, FIRST, RIGHT[FIRST])
    assert not ana.load(attempt).over
    ana.send(attempt, SECOND, WRONG[SECOND])
    attempt = ana.load(attempt)
    assert attempt.over
    assert ana.next_open(attempt) is None
    assert taking.missed(attempt) == [SECOND]
    assert ana.records.open_attempts(ana.id) == []
    assert [(one.points, one.count) for one in ana.records.results(ana.id, BOTH)] == [(1, 2)]


def test_a_key_is_revealed_with_its_answer_and_no_other(ana):
    attempt = ana.start(BOTH, "practice")
    ana.send(attempt, FIRST, WRONG[FIRST])
    attempt = ana.load(attempt)
    assert [taking.reveals(attempt, item) for item in attempt.items] == [True, False]


# Several tries


def test_each_try_keeps_its_raw_grade_apart_from_the_points_earned(ana, tries):
    attempt = ana.start(tries(BOTH, 3), "practice")
    for texts in (["Vrelo"], ["Cape Crni"], RIGHT[SECOND]):
        assert ana.send(attempt, SECOND, texts) == Recorded()
    stored = rows(ana.records, "answers")
    assert [(row["try"], row["fraction"], bool(row["final"])) for row in stored] == [
        (1, 0, False),
        (2, 0, False),
        (3, 1, True),
    ]
    assert [row["points"] for row in stored] == [0, 0, pytest.approx(1 / 3)]
    assert ana.item(attempt, SECOND).grade.state == "right"


def test_the_key_shown_ends_the_question_with_the_answer_given_before(ana, tries):
    attempt = ana.start(tries(BOTH, 3), "practice", certain=True)
    ana.send(attempt, SECOND, WRONG[SECOND], certainty="3")
    assert ana.send(attempt, SECOND, [], reveal="1") == Recorded()
    item = ana.item(attempt, SECOND)
    assert (item.last.kind, item.last.final, item.tries, item.grade.state) == ("reveal", True, 1, "wrong")
    assert ana.records.calibration(ana.id) == [(3, 0)]


def test_the_same_answer_again_is_no_further_try(ana, tries):
    attempt = ana.start(tries(BOTH, 3), "practice")
    ana.send(attempt, SECOND, WRONG[SECOND])
    assert ana.send(attempt, SECOND, WRONG[SECOND]) == Refused(
        "You gave this answer before: try another one."
    )
    assert len(rows(ana.records, "answers")) == 1


def test_true_or_false_has_one_try_since_the_wrong_one_tells_the_right_one(ana, root):
    file = root / "sample/building.yaml"
    text = file.read_text(encoding="utf-8")
    assert "settings: {" in text
    file.write_text(text.replace("settings: {", "settings: {tries: 3, ", 1), encoding="utf-8")
    ana.bank.refresh()
    attempt = ana.start(PRACTICE, "practice")
    assert attempt.sheet.tries == 3
    ana.send(attempt, "lit-in-1841", ["false"])
    assert ana.item(attempt, "lit-in-1841").last.final


# Certainty


def test_an_answer_says_how_sure_it_is_where_that_was_asked_for(ana):
    attempt = ana.start(BOTH, "practice", certain=True)
    assert ana.send(attempt, FIRST, RIGHT[FIRST]) == Refused("Say how sure you are.")
    assert ana.send(attempt, FIRST, RIGHT[FIRST], certainty="4") == Refused("Say how sure you are.")
    assert ana.send(attempt, FIRST, RIGHT[FIRST], certainty="2") == Recorded()
    assert ana.item(attempt, FIRST).last.certainty == 2


def test_a_certainty_that_nobody_asked_for_is_not_recorded(ana):
    attempt = ana.start(BOTH, "practice")
    ana.send(attempt, FIRST, RIGHT[FIRST], certainty="3")
    assert ana.item(attempt, FIRST).last.certainty is None
