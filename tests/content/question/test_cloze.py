"""Grading texts with gaps: each gap counts the same."""

import pytest
from pydantic import ValidationError

from quizapp.content.question import Unreadable
from quizapp.content.question.assignment import field
from quizapp.content.question.base import option_id
from quizapp.content.question.cloze import Cloze, gaps

COMMON = {"type": "cloze", "id": "c", "prompt": "How?", "explanation": "Why.", "cite": "p"}


def cloze(text):
    return Cloze.model_validate(COMMON | {"text": text})


QUESTION = cloze(
    "In {{1838 | 1828 | 1848}} {{Miloš Obrenović = Miloš}} met {{Gerasim Vashchenko}}, {{ a  | an }} consul."
)
IDS = ["gap-1", "gap-2", "gap-3", "gap-4"]
LAYOUT = {
    "gap-1": [option_id(text) for text in ("1828", "1838", "1848")],
    "gap-2": [],
    "gap-3": [],
    "gap-4": [option_id("an"), option_id("a")],
}


def form(*given):
    values = [option_id(text) if text and LAYOUT[id] else text for id, text in zip(IDS, given, strict=True)]
    return {field(id): [value] for id, value in zip(IDS, values, strict=True)}


@pytest.mark.parametrize(
    ("given", "hits"),
    [
        (("1838", "Miloš Obrenović", "Gerasim Vashchenko", "a"), 4),
        (("1838", "miloš", "gerasim vashchenko!", "a"), 4),
        (("1838", "Милош", "Герасим Ващенко", "a"), 4),
        (("1838", "Milos", "Gerasim Vaščenko", "a"), 4),
        (("1828", "Milos", "Gerasim Vaščenko", "a"), 3),
        (("1838", "Milan", "Rodofinikin", "a"), 2),
        (("1848", "Milan", "Rodofinikin", "an"), 0),
        # what is left empty is wrong, the rest counts
        (("1838", "", "", ""), 1),
        (("", "Miloš", "", ""), 1),
        (("", "", "Vashchenko", ""), 0),
    ],
)
def test_each_gap_counts_the_same(given, hits):
    grade = QUESTION.grade(QUESTION.read(form(*given), LAYOUT))
    assert grade.fraction == hits / 4
    assert grade.feedback == ("" if hits == 4 else f"{hits} of 4 right.")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (("1900", "", "", ""), "Choose among the words shown."),
        (("", "?!", "", ""), "letters or figures"),
        (("1838", "x" * 101, "", ""), "at most 100"),
    ],
)
def test_what_cannot_be_graded_goes_back_and_is_kept(given, why):
    refused = QUESTION.read(form(*given), LAYOUT)
    assert isinstance(refused, Unreadable)
    assert why in refused.why
    shown = QUESTION.show(LAYOUT, QUESTION.keep(form(*given), LAYOUT)).pieces
    assert shown[1][1].typed == given[1]


def test_a_blank_is_no_response():
    assert QUESTION.read({}, LAYOUT) is None
    assert QUESTION.read(form("", " ", "", ""), LAYOUT) is None


@pytest.mark.parametrize(
    ("text", "key", "accept", "distractors"),
    [
        ("{{a}}", "a", (), ()),
        ("{{ a }}", "a", (), ()),
        ("{{a = b}}", "a", ("b",), ()),
        ("{{a=b=c}}", "a", ("b", "c"), ()),
        ("{{a | b}}", "a", (), ("b",)),
        ("{{a|b|c}}", "a", (), ("b", "c")),
        ("{{a\nb}}", "a b", (), ()),
    ],
)
def test_a_gap_has_a_key_and_other_names_or_choices(text, key, accept, distractors):
    (gap,) = gaps(text)
    assert (gap.key, gap.accept, gap.distractors) == (key, accept, distractors)


@pytest.mark.parametrize("text", ["none", "{one}", "{{a}} " * 13, "[[a]]"])
def test_a_text_needs_one_to_twelve_gaps(text):
    with pytest.raises(ValidationError, match="gaps"):
        cloze(text)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("{{a}} {{b}}", []),
        ("{{a}} {{b", ["Q114"]),
        ("{{a}} b}}", ["Q114"]),
        ("{{a} b {{c}}", ["Q114"]),
        ("{{}}", ["Q114"]),
        ("{{a | }}", ["Q114"]),
        ("{{a = }}", ["Q114"]),
        ("{{a = b | c}}", ["Q114"]),
        ("{{a | A!}}", ["Q202"]),
        ("{{a = A!}}", ["Q203"]),
        ("{{?}}", ["Q204"]),
        ("{{a = ?}}", ["Q204"]),
        ("{{? | !}}", []),
    ],
)
def test_a_gap_that_cannot_be_filled_is_a_fault(text, codes):
    assert [fault.code for fault in cloze(text).faults()] == codes


def test_the_key_does_not_stand_in_what_is_shown():
    shown = str(QUESTION.show(LAYOUT, None))
    assert "Miloš" not in shown
    assert "Vashchenko" not in shown


def test_a_response_is_said_in_words():
    assert QUESTION.say(QUESTION.read(form("1828", "", "Ivan", ""), LAYOUT)) == "1828; –; Ivan; –"
