"""The passage of a verdict, cut into pieces where the evidence starts and ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.question import TYPES
from quizapp.web.verdict import _pieces

TEXT = "In May 1838 the town of Zelengrad resolved to put a lighthouse on the island of Vrelo."
WORDS = TEXT.split()


def question(*evidence):
    fields = {"id": "a", "prompt": "What?", "explanation": "Yes.", "cite": ["a"], "evidence": list(evidence)}
    return TYPES["choice"].model_validate(
        fields | {"type": "choice", "answer": "Vrelo", "distractors": ["Zelengrad"]}
    )


def marked(*evidence):
    return [piece for piece, is_evidence in _pieces(TEXT, question(*evidence)) if is_evidence]


@pytest.mark.parametrize(
    ("evidence", "marks"),
    [
        (["the town of Zelengrad"], ["the town of Zelengrad"]),
        (["the town", "of Vrelo"], ["the town", "of Vrelo"]),
        (["of Vrelo", "the town"], ["the town", "of Vrelo"]),
        (["the town of", "of Zelengrad"], ["the town of", " Zelengrad"]),
        (["the town of Zelengrad", "town of"], ["the town of Zelengrad"]),
        (["the town of Zelengrad", "the town"], ["the town", " of Zelengrad"]),
        (["the town", "the town"], ["the town"]),
        (["nowhere in it"], []),
        ([], ["Vrelo"]),
    ],
    ids=[
        "one",
        "two",
        "in any order",
        "overlapping",
        "nested",
        "nested, same start",
        "twice",
        "none",
        "the key",
    ],
)
def test_the_evidence_is_marked(evidence, marks):
    assert marked(*evidence) == marks


@given(st.lists(st.tuples(st.integers(0, len(WORDS) - 1), st.integers(1, 6)), max_size=5))
def test_a_passage_shows_every_word_once_whatever_the_evidence(spans):
    evidence = [" ".join(WORDS[start : start + length]) for start, length in spans]
    pieces = _pieces(TEXT, question(*evidence))
    assert "".join(piece for piece, _ in pieces) == TEXT
    assert all(piece for piece, _ in pieces)
