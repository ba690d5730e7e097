import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.bank.refresh import Bank
from tests.conftest import BANKS


@pytest.mark.parametrize(
    ("words", "passages"),
    [
        ("tower", {"founding"}),
        ("TOW", {"founding"}),
        ("cost tower", {"founding"}),
        ("tower Neva", set()),
        ("40,000", {"founding"}),
        ("Ciric", {"founding"}),
        ("cirić konigs", {"founding"}),
        ("Милена", {"first-keeper"}),
        ("милена ђур", {"first-keeper"}),
        ("крав", {"fog-signal"}),
        ("elan", {"storm"}),
        ("Óscar", {"keeper-today"}),
        ("sailmaker's", {"first-keeper"}),
        ("sailmaker’s", {"first-keeper"}),
        ("keeper - pension", {"first-keeper"}),
        ("“Neva”", {"storm"}),
        ("nowhere", set()),
        ("", set()),
        ("  ", set()),
    ],
)
def test_search_finds_passages_with_all_words_by_their_beginnings(bank, words, passages):
    assert {hit.passage for hit in bank.search(words) if hit.article == "sample"} == passages


@pytest.mark.parametrize(
    "words",
    ['"', '""', 'tower"', "tower OR Neva", "NEAR(tower lamp)", "text:tower", "tower*", "-tower", "^tower", "(", "\0", "tower\0"],
)  # fmt: skip
def test_the_signs_of_the_query_language_are_plain_text(bank, words):
    assert {hit.passage for hit in bank.search(words)} <= {"founding"}


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    """A bank for tests that change nothing."""
    made = Bank.in_folder(BANKS / "good", tmp_path_factory.mktemp("searched"))
    made.refresh()
    return made


@given(words=st.text() | st.text('"*^():-+ aANDORT'))
def test_nothing_that_can_be_typed_breaks_the_search(searched, words):
    assert all(hit.passage for hit in searched.search(words))


@given(
    words=st.lists(
        st.sampled_from(["tower", "lit", "öGARKO", "žarko", "ć", "1841", "Königsberg"]), min_size=1
    )
)
def test_more_words_never_find_more(searched, words):
    hits = {(hit.article, hit.passage) for hit in searched.search(" ".join(words))}
    assert hits <= {(hit.article, hit.passage) for hit in searched.search(words[0])}


def test_a_hit_shows_the_words_found_in_their_passage(bank):
    [hit] = bank.search("tar")
    assert (hit.article, hit.article_title, hit.section) == (
        "sample",
        "The lighthouse of Vrelo",
        "History › The great storm",
    )
    assert "burned \2tar\3 on the gallery" in hit.excerpt


def test_search_gives_the_best_hits_up_to_its_limit(bank):
    assert len(bank.search("the")) > 2
    assert bank.search("the", limit=2) == bank.search("the")[:2]
