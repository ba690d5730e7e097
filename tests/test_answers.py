"""The table of typed answers, and what holds for all of them."""

import csv
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.check.library import check
from quizapp.content.question.cloze import Cloze
from quizapp.content.question.text import Text
from quizapp.language.folding import forms, plain, same, sounds
from quizapp.resources import folder

TABLE = Path(__file__).parent / "answers.csv"
with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
MANY = settings(max_examples=2000)


def test_the_table_is_long_and_says_nothing_twice():
    assert len(ROWS) >= 300
    assert len({(row["typed"], row["key"]) for row in ROWS}) == len(ROWS)
    assert {row["verdict"] for row in ROWS} == {"same", "different"}
    assert all(row["why"] for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['typed']} = {row['key']}")
def test_an_answer_gets_the_verdict_of_the_table(row):
    wanted = row["verdict"] == "same"
    assert same(row["typed"], row["key"]) is wanted, row["why"]
    assert same(row["key"], row["typed"]) is wanted, "symmetric"


@pytest.mark.parametrize("text", sorted({row[name] for row in ROWS for name in ("typed", "key")}))
def test_folding_a_text_of_the_table_twice_changes_nothing(text):
    assert plain(plain(text)) == plain(text)
    assert forms(plain(text)) == forms(text)
    assert sounds(plain(text)) == sounds(text)
    assert same(text, plain(text))


def test_the_keys_of_the_table_are_told_apart():
    keys = sorted({row["key"] for row in ROWS})
    listed = {frozenset((row["typed"], row["key"])) for row in ROWS if row["verdict"] == "same"}
    twins = [pair for pair in combinations(keys, 2) if same(*pair) and frozenset(pair) not in listed]
    assert twins == []


def _keys(question):
    """The groups of answers that a question takes for the same."""
    if isinstance(question, Text):
        return [(question.answer, *question.accept)]
    if isinstance(question, Cloze):
        return [(gap.key, *gap.accept) for gap in question.gaps if not gap.distractors]
    return []


def test_no_two_different_keys_of_a_quiz_match_each_other():
    quizzes = check(folder("questions")).quizzes
    assert quizzes
    wrong = []
    for id, quiz in quizzes.items():
        groups = [group for question in quiz.questions for group in _keys(question)]
        for one, other in combinations(groups, 2):
            shared = {plain(text) for text in one} & {plain(text) for text in other}
            if not shared and any(same(a, b) for a in one for b in other):
                wrong.append((id, one, other))
    assert wrong == []


letters = st.text(
    alphabet=[*"abcčćdđefghijklmnopqrsštuvwxyzž éöüǵḱ'’-I", *"абвгдѓђежзѕијйклљмнњопрстћќуфхцчџшщъыьэюяё"],
    max_size=24,
)


@MANY
@given(st.one_of(letters, st.text(max_size=30)))
def test_whatever_is_typed_is_the_same_as_itself_folded(text):
    assert same(text, text)
    assert same(text, plain(text))
    assert same(text, text.swapcase()) or text.swapcase().swapcase() != text


@MANY
@given(letters, letters)
def test_sameness_is_symmetric(one, other):
    assert same(one, other) == same(other, one)


@MANY
@given(st.sampled_from(ROWS), st.sampled_from(["{}", " {} ", "{}.", "“{}”", "{}!", "({})", "\u00a0{}"]))
def test_punctuation_and_space_round_an_answer_change_no_verdict(row, frame):
    typed = frame.format(row["typed"])
    assert same(typed, row["key"]) == (row["verdict"] == "same")
    assert same(typed.upper(), row["key"]) == (row["verdict"] == "same")
