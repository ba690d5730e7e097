import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.language.grounds import Ground, locate, names, numbers, runs

PASSAGE = Ground(
    "In 1838 Prince Miloš received Gerasim Vashchenko – the first “Russian consul”.\n\n"
    "The tower cost 40,000 crowns; Milena's lamp was lit."
)


@pytest.mark.parametrize(
    "evidence",
    [
        "received Gerasim Vashchenko",
        "Gerasim Vashchenko - the first",
        "the first \"Russian consul\"",
        "«Russian consul»",
        "received\n  Gerasim\u00a0Vashchenko",
        "Milena’s lamp",
    ],
)  # fmt: skip
def test_evidence_may_differ_in_space_quotation_marks_and_dashes(evidence):
    assert PASSAGE.has(evidence)


@pytest.mark.parametrize(
    "evidence",
    ["received gerasim", "Milos received", "received Vashchenko", "consul. The tower", "lamp is lit"],
)
def test_evidence_may_differ_in_nothing_else(evidence):
    assert not PASSAGE.has(evidence)


@pytest.mark.parametrize(
    "phrase", ["prince miloš", "Russian consul", "THE FIRST RUSSIAN CONSUL!", "40,000", "lit"]
)
def test_a_key_may_differ_in_case_and_punctuation(phrase):
    assert PASSAGE.says(phrase)


@pytest.mark.parametrize(
    "phrase", ["prince milos", "consul Russian", "crown", "ussian", "Vash", "", "—", "?!"]
)
def test_a_key_must_be_whole_words_in_their_order(phrase):
    assert not PASSAGE.says(phrase)


@given(st.text(), st.text(), st.text(min_size=1))
def test_what_is_located_is_what_evidence_finds(before, after, words):
    text = f"{before} {words} {after}"
    found = locate(words, text)
    assert (found is not None) == Ground(text).has(words)


def test_located_words_are_shown_as_they_stand():
    start, end = locate('first "Russian consul"', PASSAGE.text)
    assert PASSAGE.text[start:end] == "first “Russian consul”"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("40,000 men", {"40000": "40,000"}),
        ("40 000 men", {"40000": "40 000"}),
        ("40\u202f000 men", {"40000": "40\u202f000"}),
        ("40.000 men", {"40000": "40.000"}),
        ("1,234,567", {"1234567": "1,234,567"}),
        ("4.8 and 4,8", {"4.8": "4,8"}),
        ("in 1812 40 men", {"1812": "1812", "40": "40"}),
        ("1806–1813", {"1806": "1806", "1813": "1813"}),
        ("in 1806, 1807 and 1808.", {"1806": "1806", "1807": "1807", "1808": "1808"}),
        ("the 19th century, the 1840s", {"19": "19", "1840": "1840"}),
        ("twelve", {}),
    ],
)
def test_numbers_are_known_by_their_value_however_they_are_written(text, found):
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Serbia received Gerasim Vashchenko.", ["Gerasim", "Vashchenko"]),
        ("It was lit. Milena came. “She stayed.” Then Žarko left!", ["Žarko"]),
        ("He met Милош and Đura.", ["Милош", "Đura"]),
        ("She saw Russia's and Serbs' ships.", ["Russia", "Serbs"]),
        ("He cried: “Fire!” and (then) ran", []),
        ("a paragraph\nAnother one", []),
        ("He and I saw Vrelo, Vrelo and Vrelo", ["Vrelo"]),
    ],
)
def test_names_are_capitalised_words_that_do_not_start_a_sentence(text, found):
    assert names(text) == found


def test_runs_are_taken_without_case_and_punctuation():
    assert runs("The lamp – the “lamp” was lit.", 4) == [
        ("the", "lamp", "the", "lamp"),
        ("lamp", "the", "lamp", "was"),
        ("the", "lamp", "was", "lit"),
    ]


def test_a_short_text_has_no_runs():
    assert runs("three words only", 4) == []
