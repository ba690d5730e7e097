import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.article import Article, Passage, Section
from quizapp.content.timeline import timeline
from quizapp.language import edtf


def article(*passages):
    """An article of these (when, text), with ids p0, p1, …"""
    made = tuple(
        Passage(id=f"p{number}", when=when, text=text) for number, (when, text) in enumerate(passages)
    )
    return Article(title="Gulf", source="Almanac", sections=(Section(title="All", passages=made),))


def ages(*dates):
    """The timeline of passages with these dates: by the name of each age, the dates in it."""
    made = timeline(article(*((when, "So it was.") for when in dates)))
    return {edtf.parse(age.when).words: [event.when for event in age.events] for age in made}


def told(when, text):
    """What the timeline says of a passage: its opening, and the sentence with the year."""
    [age] = timeline(article((when, text)))
    return age.events[0].opening, age.events[0].dated


def test_passages_stand_in_the_order_of_time_under_centuries_and_from_1900_under_decades():
    assert ages("1914-07", "2022", "1838", "1759", "1914-05", "1806/1807", "1919") == {
        "18th century": ["1759"],
        "19th century": ["1806/1807", "1838"],
        "1910s": ["1914-05", "1914-07", "1919"],
        "2020s": ["2022"],
    }


def test_of_two_that_begin_on_one_day_the_shorter_comes_first():
    assert ages("1917/2022", "1917/1922", "1917", "1917-01-01") == {
        "1910s": ["1917-01-01", "1917", "1917/1922", "1917/2022"]
    }


def test_passages_of_one_time_stay_in_the_order_of_the_article():
    [age] = timeline(article(("1949", "A."), ("1949", "B."), ("1949", "C.")))
    assert [event.passage for event in age.events] == ["p0", "p1", "p2"]


def test_a_time_stands_where_it_begins():
    assert ages("1895/1920", "1995/2020") == {"19th century": ["1895/1920"], "1990s": ["1995/2020"]}


def test_a_date_that_tells_no_decade_closes_its_century():
    assert ages("19XX", "1999", "1900", "2000") == {
        "1900s": ["1900"],
        "1990s": ["1999"],
        "20th century": ["19XX"],
        "2000s": ["2000"],
    }


def test_passages_without_a_date_are_left_out():
    assert timeline(article((None, "In 1838 it began."))) == []


@pytest.mark.parametrize(
    "text",
    [
        "In 1838 the pipe of 96.6 km was laid for $1.5 m by the U.S. firm of J. R. Smith.",
        "In 1838 Dr. Ćirić came to St. Petersburg.",
        "In 1838 he asked: “Why?” and left.",
        "У 1838. години почео је рат.",
        "In 1838 it began",
    ],
)
def test_the_first_sentence_is_not_cut_short(text):
    assert told("1838", text + "\n\nThe rest was told later.") == (text, "")


@pytest.mark.parametrize("end", ["war.", "war!", "war?", "war…", "“war.”", "“war”.", "(a war)."])
@pytest.mark.parametrize("start", ["Then", "“Then”", "(Then)", "Čak", "Ђак"])
def test_the_first_sentence_ends_where_the_next_begins(end, start):
    assert told("1838", f"In 1838 came {end} {start} it went on.") == (f"In 1838 came {end}", "")


def test_where_the_opening_is_without_the_year_the_sentence_that_has_it_follows():
    paintings = "Paintings travel too. Nobody knew. In 2023 Belgrade saw some. They left in 2023."
    assert told("2023-05/2024", paintings) == ("Paintings travel too.", "In 2023 Belgrade saw some.")
    saint = "A saint's fame crosses borders. In the 16th century it came to Russia."
    assert told("15XX", saint)[1] == "In the 16th century it came to Russia."
    assert told("195X", "They moved. It was in the 1950s.")[1] == "It was in the 1950s."
    assert told("1838", "It was long ago. Nobody counts.") == ("It was long ago.", "")


years = st.integers(1, 9999).map(lambda year: f"{year:04}")
dates = years | years.map(lambda year: f"{year[:3]}X") | years.map(lambda year: f"{year[:2]}XX")


@given(st.lists(dates, min_size=1))
def test_every_dated_passage_is_told_once_and_every_age_comes_once(whens):
    made = timeline(article(*((when, "So it was.") for when in whens)))
    assert sorted(event.when for age in made for event in age.events) == sorted(whens)
    names = [age.when for age in made]
    assert names == sorted(set(names))
