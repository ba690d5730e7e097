import json
from dataclasses import asdict

import pytest

from quizapp.source.diagnostics import (
    EXCERPT_WIDTH,
    MAX_FINDINGS,
    MAX_LISTED,
    Diagnostic,
    as_github,
    as_json,
    as_text,
    count,
    did_you_mean,
    in_order,
    limited,
    listed,
)

FINDING = Diagnostic(
    "Q102",
    "unknown key `promt`",
    "a.yaml",
    line=12,
    column=5,
    width=5,
    excerpt="    promt: Кто?",
    help="did you mean `prompt`?",
)


def finding(**changes):
    return Diagnostic(**{**asdict(FINDING), **changes})


def test_text_shows_code_place_line_carets_and_help():
    assert as_text([FINDING]) == (
        "Q102 unknown key `promt`\n"
        "  --> a.yaml:12:5\n"
        "   |\n"
        "12 |     promt: Кто?\n"
        "   |     ^^^^^\n"
        "   = help: did you mean `prompt`?"
    )


def test_findings_are_parted_by_an_empty_line():
    assert as_text([FINDING, FINDING]).count("\n\n") == 1


def test_without_a_line_and_a_help_there_are_two_lines():
    assert as_text([Diagnostic("Y105", "the file is empty", "a.yaml")]) == (
        "Y105 the file is empty\n --> a.yaml:1:1"
    )


@pytest.mark.parametrize("column", [1, 2, 30, 99, 100, 101, 150, 500, 970, 996])
def test_a_long_line_is_clipped_round_its_caret(column):
    line = "x" * (column - 1) + "GUILT" + "y" * (995 - column + 1)
    shown, carets = as_text([finding(excerpt=line, column=column, help="")]).splitlines()[-2:]
    text = shown.partition(" | ")[2]
    start = carets.index("^")
    assert len(text) == EXCERPT_WIDTH
    assert shown[start : start + 5] == "GUILT"
    assert carets[start:] == "^^^^^"
    assert text.startswith("…") == (column > 26)
    assert text.endswith("…") == (column < 926)


def test_carets_end_where_the_line_ends():
    text = as_text([finding(excerpt="ab   ", column=2, width=400, help="")])
    assert text.endswith("ab\n   |  ^")


@pytest.mark.parametrize("char", "\x1b\r\x07\x9b\u202e\u2066\u200b\u200f\ufeff\udce9")
@pytest.mark.parametrize("field", ["path", "message", "excerpt", "help"])
def test_nothing_in_a_file_can_steer_a_terminal(field, char):
    text = as_text([finding(**{field: f"a{char}[31mb"})])
    assert char not in text
    assert "a�[31mb" in text


def test_json_has_the_fields_of_a_diagnostic():
    assert json.loads(as_json([FINDING])) == [
        {
            "code": "Q102",
            "message": "unknown key `promt`",
            "path": "a.yaml",
            "line": 12,
            "column": 5,
            "width": 5,
            "excerpt": "    promt: Кто?",
            "help": "did you mean `prompt`?",
            "offset": 0,
            "severity": "error",
        }
    ]


def test_json_of_no_findings_is_an_empty_list():
    assert json.loads(as_json([])) == []


def test_what_is_only_about_style_is_a_warning():
    warning = finding(code="W202", message="the key is long", help="")
    assert json.loads(as_json([warning]))[0]["severity"] == "warning"
    assert as_github([warning]).startswith("::warning file=a.yaml,")


def test_github_gets_one_command_a_finding():
    assert as_github([FINDING, finding(help="")]).splitlines() == [
        "::error file=a.yaml,line=12,col=5,endColumn=10,title=Q102"
        "::unknown key `promt` (help: did you mean `prompt`?)",
        "::error file=a.yaml,line=12,col=5,endColumn=10,title=Q102::unknown key `promt`",
    ]


def test_github_commands_cannot_be_smuggled_in():
    text = as_github([finding(path="a,line=1:\n.yaml", message="100% sure\r\n::error ::no", help="")])
    assert text == (
        "::error file=a%2Cline=1%3A%0A.yaml,line=12,col=5,endColumn=10,title=Q102"
        "::100%25 sure%0D%0A::error ::no"
    )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("promt", "did you mean `prompt`?"),
        ("distractor", "did you mean `distractors`?"),
        ("colour", ""),
        ("", ""),
        ("prоmpt", "did you mean `prompt`? (the `о` is CYRILLIC SMALL LETTER O)"),
    ],
)
def test_did_you_mean_names_what_is_near_and_nothing_else(typed, sentence):
    assert did_you_mean(typed, ["prompt", "distractors", "id"]) == sentence


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 quizzes"), (1, "1 quiz"), (2, "2 quizzes"), (12_345, "12,345 quizzes")]
)
def test_counts_are_in_words(number, words):
    assert count(number, "quiz", "quizzes") == words


def test_a_plural_is_made_with_s():
    assert count(2, "question") == "2 questions"


@pytest.mark.parametrize(
    ("words", "text"), [(["a"], "`a`"), (["a", "b"], "`a` or `b`"), (["a", "b", "c"], "`a`, `b` or `c`")]
)
def test_words_are_listed_in_a_sentence(words, text):
    assert listed(words, "or") == text


def test_of_thousands_of_words_a_sentence_names_a_few():
    assert listed(["a"] * (MAX_LISTED + 1234), "or").endswith("`a`, `a` or 1,234 more")


def test_findings_come_by_file_line_column_and_code():
    sorted_ = [
        finding(path="a.yaml", line=9, column=9),
        finding(path="b.yaml", line=2, column=9),
        finding(path="b.yaml", line=10, column=1, code="Q101"),
        finding(path="b.yaml", line=10, column=1),
        finding(path="b.yaml", line=10, column=2),
    ]
    assert in_order(reversed(sorted_)) == sorted_


def test_what_is_said_twice_of_one_place_is_said_once():
    assert in_order([FINDING, FINDING]) == [FINDING]


def test_of_a_file_with_very_many_findings_the_first_are_shown_and_the_rest_are_counted():
    many = [finding(line=line) for line in range(1, 9003)]
    *shown, last = limited([*many, finding(path="b.yaml")])[:-1]
    assert shown == many[:MAX_FINDINGS]
    assert as_text([last]) == (
        "Q102 and 8,902 more findings from here on\n"
        "   --> a.yaml:101:5\n"
        "    = help: mend those above, and check again"
    )
    assert limited(many[:MAX_FINDINGS]) == many[:MAX_FINDINGS]


def test_errors_among_findings_that_are_not_shown_are_not_passed_off_as_warnings():
    warnings = [finding(line=line, code="W202") for line in range(1, 200)]
    assert limited(warnings)[-1].severity == "warning"
    assert limited([*warnings, finding(line=200)])[-1].severity == "error"
