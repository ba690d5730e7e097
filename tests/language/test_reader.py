"""The one reader of words: what must be taken for the same, and what must stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.language.reader import Reader

WHO = "Who was president of Russia in 1992?"


def reader(*accepted, context="", **fields):
    return Reader(accepted, context=context, **fields)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Boris Yeltsin", True),
        ("Yeltsin", True),
        ("Boris", False),
        ("President Yeltsin", True),
        ("B. Yeltsin", True),
        ("M. Yeltsin", False),
        ("Boris N. Yeltsin", True),
        ("Boris Nikolayevich Yeltsin", True),
        ("Борис Николаевич Ельцин", True),
        ("Ельцин Борис Николаевич", True),
        ("Ельцин, Б. Н.", True),
        ("Boris Nikolayevich", False),
        ("Yeltsin, Boris", True),
        ("Yeltsin of Russia", True),
        ("Yeltsin of Poland", False),
        ("it was Yeltsin", True),
        ("Naina Yeltsin", False),
        ("Yeltsin Gorbachev", False),
    ],
)
def test_a_person_may_be_named_with_titles_initials_and_patronymic_or_by_surname(typed, right):
    assert reader("Boris Yeltsin", context=WHO).accepts(typed) is right


@pytest.mark.parametrize(
    ("accepted", "context", "typed"),
    [
        ("Black George", "Who led the rebels?", "George"),
        ("Bolshoi Ballet", "What is the name of the company?", "Ballet"),
        ("Financial Times", "Which newspaper was it?", "Times"),
        ("General Motors", "Which company was it?", "Motors"),
        ("Alexander I", "Which king was it?", "I"),
        ("Bridge on the Drina", "Which bridge was it?", "Drina"),
        ("Ivan the Terrible", "Who was it?", "Terrible"),
    ],
)
def test_a_part_of_a_name_that_is_no_surname_does_not_name_it(accepted, context, typed):
    assert not reader(accepted, context=context).accepts(typed)


def test_a_surname_that_several_have_is_not_enough():
    brothers = reader("Dimitar Miladinov", rivals=["Konstantin Miladinov"], context="Who of them was it?")
    assert brothers.accepts("Dimitar Miladinov")
    assert brothers.accepts("D. Miladinov")
    assert not brothers.accepts("Miladinov")
    assert not brothers.accepts("K. Miladinov")


def test_a_surname_is_not_enough_where_the_first_name_is_asked_for():
    question = reader("Borislav Milošević", context="Which ambassador (first name and surname) was it?")
    assert question.accepts("Ambassador Borislav Milosevich")
    assert not question.accepts("Milošević")


@pytest.mark.parametrize(
    ("accepted", "context", "typed", "right"),
    [
        ("Niš", "In which city?", "Nis", True),
        ("Niš", "In which city?", "u Nišu", True),
        ("NIS", "Which company?", "N.I.S.", True),
        ("NIS", "Which company?", "НИС", True),
        ("NIS", "Which company?", "Niš", False),
        ("NIS", "Which company?", "Ниш", False),
        ("Miloš", "Who?", "Mihailo", False),
        ("Karlovci", "Which town?", "Karlovac", False),
        ("Serbia", "Which country?", "Siberia", False),
        ("Nikola", "Who?", "Nikolai", False),
        ("Peter I", "Which king?", "Peter the First", True),
        ("Peter I", "Which king?", "Peter II", False),
        ("Peter I", "Which king?", "Tsar Peter I", False),
        ("Vienna", "Which city?", "Beč", True),
        ("Alexander I", "Which king?", "Aleksandar I", True),
        ("Struga", "In which town?", "Struga, Macedonia", True),
        ("Struga", "In which town?", "Struga, Ohrid", False),
        ("Serbia", "Which country?", "Serbia, Croatia", False),
        ("Bulgaria", "Which country?", "Kingdom of Bulgaria", True),
        ("TurkStream", "Which pipeline?", "Turk Stream pipeline", True),
        ("TurkStream", "Which pipeline?", "TurkStream railway", False),
        ("Belgrade Declaration", "Which document?", "Declaration of Belgrade", True),
        ("Serbia and Montenegro", "Which states?", "Montenegro and Serbia", True),
        ("Ilinden Uprising", "Which uprising of 1903?", "Ilinden (1903)", True),
        ("Ilinden Uprising", "Which uprising of 1903?", "Ilinden (1913)", False),
        ("NIS", "Which company?", "NIS or Gazprom", False),
        ("Naftna industrija Srbije", "Which company?", "Naftna industrija Srbije / Gazprom", False),
    ],
)
def test_what_is_the_same_and_what_stays_apart(accepted, context, typed, right):
    assert reader(accepted, context=context).accepts(typed) is right


@pytest.mark.parametrize(
    ("accepted", "rivals", "typed", "near"),
    [
        ("Boris Yeltsin", [], "Boris Yelstin", True),
        ("Boris Yeltsin", [], "Bors Yelstin", True),
        ("Boris Yeltsin", [], "Presidnet Yeltsin", True),  # in a word that may be left out
        ("Boris Yeltsin", [], "Boris Yeltsin", False),
        ("Boris Yeltsin", [], "Borislav Yeltsin", False),  # another first name
        ("Nikola Pašić", [], "Nikolai Pašić", False),
        ("Horvat", ["Horvath-Petrov"], "Horvatt", True),
        ("Horvat", ["Horvatt"], "Horvatt", False),  # a slip that is another answer
        ("Serbia", [], "Siberia", False),
        ("Bulgarian", [], "Hungarian", False),
        ("Karlovci", [], "Karlovac", False),
        ("NIS", [], "NSI", False),
        ("MiG-29", [], "MiG-28", False),
        ("TurkStream", [], "Turk Sream", True),
    ],
)
def test_a_slip_is_near_unless_it_makes_another_name(accepted, rivals, typed, near):
    assert reader(accepted, rivals=rivals, context=WHO).near(typed) is near


@given(st.text(max_size=40), st.sampled_from([WHO, "Which city?", ""]))
def test_a_text_is_right_or_near_or_neither(typed, context):
    one = reader("Boris Yeltsin", "Alexander I", "the Bridge", context=context, optional=["old"])
    assert not (one.accepts(typed) and one.near(typed))
