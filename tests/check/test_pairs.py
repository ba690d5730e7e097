"""The index of `pairs` finds what comparing all pairs would find."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from quizapp.check.rules import pairs
from quizapp.check.rules.item import Item
from quizapp.content.question import TYPES
from quizapp.language.folding import plain

#: Few words, so that questions collide; names and numbers, whose rules are their own.
WORDS = st.sampled_from(
    "who when Ana Horvat Gerasim Lee Vera Boris 1838 1848 tower lake built came old these, of *".split()
)
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
KEYS = st.sampled_from(
    [
        "Ana",
        "Ana Horvat",
        "Gerasim Lee",
        "Horvat",
        "Vera",
        "Boris",
        "1838",
        "the old tower",
        "lake",
        "of",
        "?",
    ]
)
SHARED = {"id": "q", "explanation": "So."}


@st.composite
def questions(draw):
    common = SHARED | {
        "prompt": draw(TEXTS),
        "cite": "p",
        "evidence": draw(st.lists(st.sampled_from(["built of old", "came to Vera"]), max_size=2)),
        "allow": dict.fromkeys(draw(st.sets(st.sampled_from(["W401", "W402", "W403"]), max_size=1)), "why"),
    }
    keys = draw(st.lists(KEYS, min_size=3, max_size=4, unique=True))
    own = {
        "choice": {"answer": keys[0], "distractors": keys[1:]},
        "multiple": {"answers": keys[:2], "distractors": keys[2:]},
        "true-false": {"answer": draw(st.booleans())},
        "text": {"answer": keys[0]},
    }
    type_ = draw(st.sampled_from(list(own)))
    return TYPES[type_].model_validate(common | {"type": type_} | own[type_])


passages = st.frozensets(st.tuples(st.just("article"), st.sampled_from("pqr")), min_size=1)
banks = st.lists(st.tuples(questions(), passages), max_size=12).map(
    lambda drawn: [Item("quiz", index, question, cited) for index, (question, cited) in enumerate(drawn)]
)


def collisions(code, item, others):
    """Of the others the first that neither of the two allows, and those before it that one of them does."""
    found = []
    for other in others:
        found.append(other)
        if code not in item.question.allow and code not in other.question.allow:
            break
    return found


def allowing_first(bank, code):
    return sorted(bank, key=lambda item: code not in item.question.allow)


def of_all_pairs(bank):
    """What each rule finds when it compares each question with every other that cites a passage in common."""
    expected = {code: [] for code in ("W401", "W402", "W403")}
    ordered = {code: allowing_first(bank, code) for code in expected}
    for position, item in enumerate(ordered["W401"]):
        twins = [
            one
            for one in ordered["W401"][:position]
            if one.passages & item.passages and pairs.ask_the_same(one, item)
        ]
        expected["W401"] += [(item, ("prompt",), one) for one in collisions("W401", item, twins)]
    for item in bank:
        told = [
            one
            for one in ordered["W402"]
            if one is not item and one.passages & item.passages and pairs.tells(item, one)
        ]
        expected["W402"] += [(item, ("prompt",), one) for one in collisions("W402", item, told)]
        for place, text in item.distractors:
            right = [
                one
                for one in ordered["W403"]
                if one is not item
                and one.passages & item.passages
                and one.evidence & item.evidence
                and plain(text) in {plain(key) for _, key in one.claims}
            ]
            expected["W403"] += [(item, place, one) for one in collisions("W403", item, right)]
    return expected


@given(banks)
def test_the_index_finds_what_comparing_all_pairs_finds(bank):
    expected = of_all_pairs(bank)
    for rule in pairs.RULES:
        found = [(one.item, one.flaw.at, *one.others) for one in rule.find(bank)]
        assert found == expected[rule.code]


@given(banks)
def test_a_pair_that_nobody_allows_is_reported_once(bank):
    for rule in pairs.RULES:
        found = [one for one in rule.find(bank) if not one.allowed(rule.code)]
        assert set(Counter((one.item, one.flaw.at) for one in found).values()) <= {1}


def test_what_one_pair_allows_another_may_still_be_warned_of():
    def question(**fields):
        texts = {"type": "text", "prompt": "Who came to Vrelo?", "answer": "Ana", "cite": "p"}
        return TYPES["text"].model_validate(SHARED | texts | fields)

    bank = [
        Item("quiz", index, one, frozenset({("article", "p")}))
        for index, one in enumerate(
            [question(allow={"W401": "asked twice on purpose"}), question(), question()]
        )
    ]
    found = [one for one in pairs.twin_stems.find(bank) if not one.allowed("W401")]
    assert [(one.item.index, one.others[0].index) for one in found] == [(2, 1)]
