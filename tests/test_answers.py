"""The table of typed answers, and what holds for all of them.

Rows without a question say whether two names are the same. Rows with one, of answers.yaml, give a teacher's
verdict on an answer; `app` is the app's verdict where it is known to be another.
"""

import csv
import unicodedata
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.check.library import check
from quizapp.content.question import TYPES, Unreadable
from quizapp.content.question.base import FIELD
from quizapp.content.question.cloze import Cloze
from quizapp.content.question.text import Text
from quizapp.language.folding import Folded, forms, plain, same, sounds
from quizapp.resources import folder

HERE = Path(__file__).parent
with (HERE / "answers.csv").open(encoding="utf-8", newline="") as file:
    TABLE = list(csv.DictReader(file))
ROWS = [row for row in TABLE if not row["question"]]
ANSWERS = [row for row in TABLE if row["question"]]
QUESTIONS = {
    id: TYPES[fields["type"]].model_validate(fields | {"id": id, "explanation": "So.", "cite": "p"})
    for id, fields in yaml.load((HERE / "answers.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader).items()
}
TEXTS = {id: question for id, question in QUESTIONS.items() if isinstance(question, Text)}
MANY = settings(max_examples=2000, deadline=None)


def _verdict(question, typed):
    response = question.read({FIELD: [typed]}, {})
    if isinstance(response, Unreadable):
        return "unreadable"
    fraction = question.grade(response).fraction
    if 0 < fraction < 1:
        return "coarse"
    return "right" if fraction else "slip" if question.near(response) else "wrong"


def test_the_table_is_long_and_says_nothing_twice():
    assert len(TABLE) >= 2800
    assert len({(row["question"], row["typed"], row["key"]) for row in TABLE}) == len(TABLE)
    assert {row["verdict"] for row in ROWS} == {"same", "different"}
    assert {row["verdict"] for row in ANSWERS} == {"right", "slip", "coarse", "wrong", "unreadable"}
    assert all(row["why"] for row in TABLE)


@pytest.mark.parametrize("row", ANSWERS, ids=lambda row: f"{row['question']}: {row['typed']}")
def test_an_answer_is_judged_as_the_table_says(row):
    assert _verdict(QUESTIONS[row["question"]], row["typed"]) == (row["app"] or row["verdict"]), row["why"]


def test_the_app_judges_as_a_teacher_does():
    """Of what a teacher calls right, hardly anything is lost; of what is wrong, hardly anything is accepted."""
    right = [row for row in ANSWERS if row["verdict"] == "right"]
    wrong = [row for row in ANSWERS if row["verdict"] == "wrong"]
    assert len(right) > 1000
    assert len(wrong) > 700
    assert sum(bool(row["app"]) for row in ANSWERS) <= 0.01 * len(ANSWERS)
    assert sum(bool(row["app"]) for row in right) <= 0.02 * len(right)
    assert sum(row["app"] in ("right", "coarse") for row in wrong) <= 0.005 * len(wrong)


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


#: Serbian Latin letters in Cyrillic, the digraphs first.
CYRILLIC = dict(
    zip(
        "lj nj dž a b v g d đ e ž z i j k l m n o p r s t ć u f h c č š".split(),
        "љ њ џ а б в г д ђ е ж з и ј к л м н о п р с т ћ у ф х ц ч ш".split(),
        strict=True,
    )
)


def _in_cyrillic(text):
    """The text in Serbian Cyrillic, but for Roman numerals."""
    words = unicodedata.normalize("NFC", text).split(" ")
    for latin, cyrillic in CYRILLIC.items():
        words = [
            word if word in ("I", "II", "III") else word.casefold().replace(latin, cyrillic) for word in words
        ]
    return " ".join(words)


WRITE = [
    str.upper,
    str.lower,
    str.title,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: "".join(
        char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char)
    ),
    lambda text: f"  “{text}”. ",
    _in_cyrillic,
]
spelled = [id for id, question in TEXTS.items() if not question.exact]


@MANY
@given(st.sampled_from(spelled), st.sampled_from(WRITE), st.data())
def test_what_is_accepted_is_right_in_every_script_and_case_with_and_without_accents(id, write, data):
    question = TEXTS[id]
    name = data.draw(st.sampled_from([question.answer, *question.accept]))
    if write is _in_cyrillic and not same(write(name), name):
        return  # it is not spelled as Serbian is
    assert question.grade(write(name)).fraction == 1


answers = st.sampled_from([row for row in ANSWERS if row["question"] in spelled])


@MANY
@given(answers, st.sampled_from(["the {}", "in {}", "{}!", "it was {}", "from the {}"]))
def test_a_word_that_says_nothing_changes_no_verdict(row, frame):
    question = TEXTS[row["question"]]
    before = question.grade(row["typed"]).fraction
    assert question.grade(frame.format(row["typed"])).fraction == before


@MANY
@given(answers, st.data())
def test_a_word_that_the_author_calls_optional_changes_no_verdict(row, data):
    question = TEXTS[row["question"]]
    if not question.optional:
        return
    word = data.draw(st.sampled_from(question.optional))
    assert question.grade(f"{word} {row['typed']}").fraction == question.grade(row["typed"]).fraction


def _words(text):
    return {form for word in plain(text).split() for form in forms(word)}


def _part_of_a_name(row):
    """Whether a wrong answer has only words of the accepted names, so that with a right one it may be right."""
    question = TEXTS[row["question"]]
    return _words(row["typed"]) <= _words(" ".join([question.answer, *question.accept]))


#: Of each question, what is right and what is wrong although it is no slip and no part of what is right.
PAIRS = [
    (one, other)
    for other in ANSWERS
    if other["question"] in spelled and other["verdict"] == "wrong" and not other["app"]
    if other["why"] != "the office alone" and not _part_of_a_name(other)
    for one in ANSWERS
    if one["question"] == other["question"] and one["verdict"] == "right"
]


@MANY
@given(
    st.sampled_from(PAIRS),
    st.sampled_from(["{} or {}", "{} and {}", "{} ili {}", "{} и {}", "{}/{}", "{} not {}"]),
)
def test_two_answers_are_no_answer(pair, frame):
    one, other = pair
    question = TEXTS[one["question"]]
    both = frame.format(one["typed"], other["typed"]), frame.format(other["typed"], one["typed"])
    assert [question.grade(typed).fraction for typed in both] == [0, 0]


@MANY
@given(answers, st.sampled_from(["not {}", "no {}", "nije {}", "не {}", "anything but {}", "neither {}"]))
def test_what_is_denied_is_not_right(row, frame):
    assert TEXTS[row["question"]].grade(frame.format(row["typed"])).fraction == 0


@MANY
@given(
    st.sampled_from(list(QUESTIONS)), st.text(max_size=60) | st.sampled_from([r["typed"] for r in ANSWERS])
)
def test_whatever_is_typed_is_graded(id, typed):
    question = QUESTIONS[id]
    response = question.read({FIELD: [typed]}, {})
    if response and not isinstance(response, Unreadable):
        grade, final = question.grade(response), question.grade_for_good(response)
        assert 0 <= grade.fraction <= final.fraction <= 1
        assert not (question.near(response) and (grade.state == "right" or question.foreseen(response)))


@MANY
@given(letters, letters)
def test_a_text_is_found_among_others_exactly_where_it_is_the_same(one, other):
    if plain(one) and plain(other):
        assert (Folded([one]).find(other) is not None) == same(one, other)
