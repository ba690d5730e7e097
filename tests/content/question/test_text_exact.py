"""`exact` and `pattern`: the author's opt-ins."""

import time
import unicodedata

import pytest

from quizapp.content.question.text import Text


def text(**fields):
    common = {"id": "a", "type": "text", "prompt": "?", "explanation": "e", "cite": ["p"]}
    return Text.model_validate(common | fields)


@pytest.mark.parametrize(
    ("typed", "right"),
    [("Karađorđe", 1), ("Karadjordje", 0), ("karađorđe", 0), ("Карађорђе", 1), ("Karađorđe!", 0)],
)
def test_exact_takes_the_spelling_at_its_word(typed, right):
    assert text(answer="Karađorđe", accept=["Карађорђе"], exact="true").grade(typed).fraction == right


def test_what_is_wrong_only_in_its_spelling_is_called_close():
    assert text(answer="Karađorđe", exact="true").near("Karadjordje")


@pytest.mark.parametrize(
    ("typed", "right"), [("the 68th", 1), ("68", 1), ("68/262", 1), ("a 68", 0), ("68 b", 0)]
)
def test_a_pattern_accepts_only_what_it_matches_whole(typed, right):
    assert text(answer="68/262", pattern="(the )?68(th|/262)?").grade(typed).fraction == right


def test_exact_takes_letters_and_their_accents_as_one_or_as_two_characters():
    composed, decomposed = (unicodedata.normalize(form, "Karađorđević") for form in ("NFC", "NFD"))
    assert composed != decomposed
    assert text(answer=composed, exact="true").grade(decomposed).fraction == 1
    assert text(answer=decomposed, exact="true").grade(composed).fraction == 1
    assert text(answer="x", accept=[decomposed], exact="true").grade(composed).fraction == 1


def test_a_pattern_has_no_regard_to_case_unless_spelling_matters():
    fields = {"answer": "Resolution 68", "pattern": "[Rr]esolution (no. )?68"}
    assert text(**fields).grade("RESOLUTION NO. 68").fraction == 1
    assert text(**fields, exact="true").grade("resolution no. 68").fraction == 1
    assert text(**fields, exact="true").grade("RESOLUTION 68").fraction == 0


def test_a_pattern_that_would_take_for_ever_is_given_up():
    question = text(answer="aaaa", pattern="(a|aa)+b|aaaa")
    start = time.perf_counter()
    assert question.grade("a" * 60 + "c").fraction == 0
    assert time.perf_counter() - start < 5


def test_the_page_says_where_spelling_matters():
    assert "Here capitals" in text(answer="x", exact="true").task()
