"""Regular expressions that authors write."""

import pytest

from quizapp.language.patterns import error_in, matches


@pytest.mark.parametrize(
    ("pattern", "sound"), [("(the )?68(th)?", True), ("(68", False), ("[", False), ("", True)]
)
def test_what_is_wrong_with_a_pattern_is_said(pattern, sound):
    assert (error_in(pattern) == "") is sound


@pytest.mark.parametrize(
    ("pattern", "text", "ignore_case", "fits"),
    [
        ("68(th)?", "68th", False, True),
        ("68(th)?", "the 68th", False, False),
        ("nis", "NIS", True, True),
        ("nis", "NIS", False, False),
        ("(a|aa)+b", "a" * 60, False, False),  # would take for ever
    ],
)
def test_a_pattern_matches_all_of_a_text_or_nothing(pattern, text, ignore_case, fits):
    assert matches(pattern, text, ignore_case=ignore_case) is fits
