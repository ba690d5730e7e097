import pytest

from quizapp.content.question import Unreadable
from quizapp.content.question.text import Text

FIELDS = {"id": "leader", "type": "text", "prompt": "Who?", "explanation": "So.", "cite": "founding"}


def question(answer, *accept):
    return Text(**FIELDS, answer=answer, accept=accept)


@pytest.mark.parametrize(
    ("answer", "typed", "right"),
    [
        ("Karađorđe", "Karađorđe", True),
        ("Karađorđe", "  karađorđe ", True),
        ("Karađorđe", "KARADJORDJE", True),
        ("Karađorđe", "Karadorde", True),
        ("Karađorđe", "Карађорђе", True),
        ("Karađorđe", "Karađorđe!", True),
        ("Karađorđe", "„Karađorđe“", True),
        ("Karađorđe", "Karađorđ", False),
        ("Karađorđe", "Karađorđe Petrović", False),
        ("Karađorđe", "Karađorđe or Miloš", False),
        ("Милош", "Milos", True),
        ("Georgy", "Георгий", True),
        ("coup d'état", "coup d’etat", True),
        ("coup d'état", "coup detat", True),
        ("North-South", "north south", True),
        ("North–South", "North-South", True),
        ("Skopje", "Скопје", True),
        ("1838", "1838", True),
        ("1838", "838", False),
    ],
)
def test_case_accents_punctuation_and_script_do_not_matter_and_all_else_does(answer, typed, right):
    it = question(answer)
    assert it.grade(it.read({"answer": [typed]}, {})).fraction == right


@pytest.mark.parametrize(
    ("typed", "right"), [("Black George", 1), ("black-george", 1), ("George", 0), ("Karađorđe", 1)]
)
def test_other_names_count_as_the_key_does(typed, right):
    assert question("Karađorđe", "Black George").grade(typed).fraction == right


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (["  two \t words\n"], "two words"),
        ([""], None),
        (["   "], None),
        ([], None),
        (["x" * 200], "x" * 200),
        (["x" * 201], Unreadable("Type an answer of at most 200 characters.")),
        (["?!"], Unreadable("Type the answer in letters or figures.")),
        (["—"], Unreadable("Type the answer in letters or figures.")),
        (["ћ"], "ћ"),
        (["7"], "7"),
    ],
)
def test_what_is_typed_is_kept_as_typed_but_for_spaces(given, read):
    assert question("Karađorđe").read({"answer": given}, {}) == read


def test_the_key_is_shown_as_the_author_wrote_it():
    it = question("Karađorđe", "Black George")
    assert (it.key(), it.say("black george")) == ("Karađorđe", "black george")


@pytest.mark.parametrize(
    ("answer", "accept", "codes"),
    [
        ("Karađorđe", ["Black George"], []),
        ("Karađorđe", ["Карађорђе"], ["Q203"]),
        ("Karađorđe", ["Karadjordje", "Black George", "black-george"], ["Q203", "Q203"]),
        ("?!", ["x"], ["Q204"]),
        ("x", ["—"], ["Q204"]),
    ],
)
def test_names_that_add_nothing_or_cannot_be_typed_are_faults(answer, accept, codes):
    assert [fault.code for fault in question(answer, *accept).faults()] == codes
