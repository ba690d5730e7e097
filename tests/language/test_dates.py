"""Dates as people type them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.language import edtf
from quizapp.language.dates import as_edtf, guesses, read, readings

MANY = settings(max_examples=2000)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # English
        ("22 August 1963", "1963-08-22"),
        ("22 august 1963", "1963-08-22"),
        ("  22  August  1963 ", "1963-08-22"),
        ("22nd August 1963", "1963-08-22"),
        ("the 22nd of August, 1963", "1963-08-22"),
        ("on 22 August 1963", "1963-08-22"),
        ("August 22, 1963", "1963-08-22"),
        ("August 22nd 1963", "1963-08-22"),
        ("Aug 22, 1963", "1963-08-22"),
        ("Aug. 22, 1963.", "1963-08-22"),
        ("22 Aug 1963", "1963-08-22"),
        ("22aug1963", "1963-08-22"),
        ("22-Aug-1963", "1963-08-22"),
        ("3 Sept. 1939", "1939-09-03"),
        ("May 1838", "1838-05"),
        ("May, 1838", "1838-05"),
        ("in May 1838", "1838-05"),
        ("May of 1838", "1838-05"),
        ("1838", "1838"),
        ("in 1838", "1838"),
        ("the year 1838", "1838"),
        ("AD 1838", "1838"),
        ("1838 AD", "1838"),
        ("about 1838", "1838"),
        ("c. 1838", "1838"),
        ("ca 1838", "1838"),
        ("~1838", "1838"),
        ("1838?", "1838"),
        ("the 1960s", "196X"),
        ("1960's", "196X"),
        ("1960’s", "196X"),
        ("19th century", "18XX"),
        ("the 19th century", "18XX"),
        ("19th-century", "18XX"),
        ("19 c.", "18XX"),
        ("1st century", "00XX"),
        ("XIX century", "18XX"),
        ("XIX", "18XX"),
        # figures
        ("22.8.1963", "1963-08-22"),
        ("22.08.1963.", "1963-08-22"),
        ("22. 8. 1963.", "1963-08-22"),
        ("22/8/1963", "1963-08-22"),
        ("22-08-1963", "1963-08-22"),
        ("1963-08-22", "1963-08-22"),
        ("1963/08/22", "1963-08-22"),
        ("1963-08", "1963-08"),
        ("8.1963", "1963-08"),
        ("08/1963", "1963-08"),
        ("4/5/1963", "1963-05-04"),
        ("8/22/1963", "1963-08-22"),
        ("22. VIII 1963", "1963-08-22"),
        ("22.VIII.1963.", "1963-08-22"),
        # Serbian
        ("22. avgust 1963.", "1963-08-22"),
        ("22. avgusta 1963. godine", "1963-08-22"),
        ("u avgustu 1963.", "1963-08"),
        ("22. август 1963.", "1963-08-22"),
        ("22. августа 1963. године", "1963-08-22"),
        ("август 1963", "1963-08"),
        ("1838. godine", "1838"),
        ("1838. god.", "1838"),
        ("1838. године", "1838"),
        ("godine 1838.", "1838"),
        ("oko 1838.", "1838"),
        ("око 1838", "1838"),
        ("1960-ih godina", "196X"),
        ("1960-их", "196X"),
        ("19. vek", "18XX"),
        ("u 19. veku", "18XX"),
        ("XIX vek", "18XX"),
        ("19. век", "18XX"),
        ("у XIX веку", "18XX"),
        ("XIX stoleće", "18XX"),
        ("jun 1941", "1941-06"),
        ("5. jula 1948", "1948-07-05"),
        ("maja 1914", "1914-05"),
        # Macedonian
        ("22 август 1963 година", "1963-08-22"),
        ("26 јули 1963", "1963-07-26"),
        ("8 септември 1991", "1991-09-08"),
        ("мај 1903", "1903-05"),
        ("во јуни 1920", "1920-06"),
        ("8 septemvri 1991", "1991-09-08"),
        ("околу 1903", "1903"),
        ("XIX-ти век", "18XX"),
        ("19-ти век", "18XX"),
        ("1990-тите години", "199X"),
        # Russian
        ("22 августа 1963", "1963-08-22"),
        ("22 августа 1963 г.", "1963-08-22"),
        ("22 августа 1963 года", "1963-08-22"),
        ("22-го августа 1963", "1963-08-22"),
        ("в августе 1963 года", "1963-08"),
        ("1838 год", "1838"),
        ("1838г.", "1838"),
        ("в 1838 году", "1838"),
        ("около 1838", "1838"),
        ("1960-е годы", "196X"),
        ("1960-х", "196X"),
        ("XIX век", "18XX"),
        ("ХІХ век", "18XX"),
        ("19-й век", "18XX"),
        ("в XIX веке", "18XX"),
        ("5 июня 1967", "1967-06-05"),
        ("5 iyunya 1967", "1967-06-05"),
        ("9 maya 1945", "1945-05-09"),
        # periods
        ("1828–1856", "1828/1856"),
        ("1828-1856", "1828/1856"),
        ("1828 – 1856", "1828/1856"),
        ("1828—1856", "1828/1856"),
        ("1828/1856", "1828/1856"),
        ("1828–56", "1828/1856"),
        ("1914-18", "1914/1918"),
        ("1828 to 1856", "1828/1856"),
        ("from 1828 to 1856", "1828/1856"),
        ("1828. do 1856.", "1828/1856"),
        ("od 1828. do 1856. godine", "1828/1856"),
        ("од 1828 до 1856", "1828/1856"),
        ("с 1828 по 1856 год", "1828/1856"),
        ("1 May 1838 – June 1841", "1838-05-01/1841-06"),
        ("3 September 1939 - 9 May 1945", "1939-09-03/1945-05-09"),
        ("3–5 November 1859", "1859-11-03/1859-11-05"),
        ("May–June 1838", "1838-05/1838-06"),
        ("18th–19th century", "17XX/18XX"),
        ("1840s–1850s", "184X/185X"),
        ("19th century – 1905", "18XX/1905"),
        ("between 1828 and 1856", "1828/1856"),
        ("између 1828. и 1856.", "1828/1856"),
        # words round it
        ("Thursday, 22 August 1963", "1963-08-22"),
        ("četvrtak 22. avgust 1963.", "1963-08-22"),
        ("четверг, 22 августа 1963", "1963-08-22"),
        ("until 1999", "1999"),
        ("до 1999 года", "1999"),
        ("the fourteenth century", "13XX"),
        ("четрнаести век", "13XX"),
    ],
)
def test_a_date_is_read(typed, meant):
    assert as_edtf(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "-", "?", "hello", "5", "38", "12345", "May", "August 22", "32.1.1900", "30 February 1900",
        "29.2.1900", "22.13.13", "0000", "0", "x", "i", "v", "iiii vek", "IIX век", "1856–1828", "1838–", "– 1838",
        "Augustus 1963", "22 Foo 1963", "spring 1941", "в", "у", "the", "100th century", "v 1963", "in", "1838 BC",
    ],
)  # fmt: skip
def test_what_is_no_date_is_not_read(typed):
    assert read(typed) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("8/4/1992", ["1992-04-08", "1992-08-04"]),
        ("4.8.1992.", ["1992-08-04", "1992-04-08"]),
        ("8/22/1963", ["1963-08-22"]),
        ("8/8/1992", ["1992-08-08"]),
        ("8 April 1992", ["1992-04-08"]),
        ("1992-04-08", ["1992-04-08"]),
        ("soon", []),
    ],
)
def test_of_figures_alone_either_may_be_the_day(typed, meant):
    assert readings(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("31.1.94", ["1994-01-31"]),
        ("31. 01. 94.", ["1994-01-31"]),
        ("31 January '94", ["1994-01-31"]),
        ("1/2/94", ["1994-02-01", "1994-01-02"]),
        ("22 Augsut 1963", ["1963-08-22"]),
        ("22 Agust 1963", ["1963-08-22"]),
        ("Septmber 2023", ["2023-09"]),
        ("22. avgutsa 1963.", ["1963-08-22"]),
        ("94", []),
        ("May 94", []),  # a day, or a year
        ("22 Foo 1963", []),
        ("Augustus 1963", []),
    ],
)
def test_a_short_year_and_a_misspelt_month_are_guessed(typed, meant):
    assert guesses(typed, 19 if "2023" not in typed else 20) == meant


ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SERBIAN = [
    "januar",
    "februar",
    "mart",
    "april",
    "maj",
    "jun",
    "jul",
    "avgust",
    "septembar",
    "oktobar",
    "novembar",
    "decembar",
]
SERBIAN_CYRILLIC = [
    "јануар",
    "фебруар",
    "март",
    "април",
    "мај",
    "јун",
    "јул",
    "август",
    "септембар",
    "октобар",
    "новембар",
    "децембар",
]
MACEDONIAN = [
    "јануари",
    "февруари",
    "март",
    "април",
    "мај",
    "јуни",
    "јули",
    "август",
    "септември",
    "октомври",
    "ноември",
    "декември",
]
RUSSIAN = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
#: How a day is written.
DAYS = [
    lambda d: f"{d.day} {ENGLISH[d.month - 1]} {d.year}",
    lambda d: f"{ENGLISH[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{ENGLISH[d.month - 1][:3]} {d.day} {d.year}",
    lambda d: f"{d.day}. {SERBIAN[d.month - 1]} {d.year}.",
    lambda d: f"{d.day}. {SERBIAN_CYRILLIC[d.month - 1]} {d.year}. године",
    lambda d: f"{d.day} {MACEDONIAN[d.month - 1]} {d.year} година",
    lambda d: f"{d.day} {RUSSIAN[d.month - 1]} {d.year} г.",
    lambda d: f"{d.day}. {ROMAN[d.month - 1]} {d.year}.",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: f"{d.day:02}.{d.month:02}.{d.year}.",
    lambda d: f"{d.day}. {d.month}. {d.year}.",
    lambda d: f"{d.day}/{d.month}/{d.year}",
    lambda d: d.isoformat(),
]
#: How a month is written.
MONTHS = [
    *(
        lambda d, names=names: f"{names[d.month - 1]} {d.year}"
        for names in (ENGLISH, SERBIAN, SERBIAN_CYRILLIC, MACEDONIAN, RUSSIAN)
    ),
    lambda d: f"{d.month}.{d.year}",
    lambda d: f"{d.year}-{d.month:02}",
]
days = st.dates(min_value=date(1000, 1, 1), max_value=date(2199, 12, 31))


@MANY
@given(days, st.sampled_from(DAYS))
def test_a_day_is_read_in_every_way_of_writing(day, write):
    assert as_edtf(write(day)) == day.isoformat()


@MANY
@given(days, st.sampled_from(MONTHS))
def test_a_month_is_read_in_every_way_of_writing(day, write):
    assert as_edtf(write(day)) == day.isoformat()[:7]


points = st.one_of(
    days.map(date.isoformat),
    days.map(lambda day: day.isoformat()[:7]),
    days.map(lambda day: str(day.year)),
    days.map(lambda day: f"{day.year // 10}X"),
    days.map(lambda day: f"{day.year // 100}XX"),
)


@MANY
@given(points, points, st.sampled_from(["", "~", "?", "%"]), st.booleans())
def test_a_key_in_words_is_read_as_the_key(one, other, doubt, period):
    keys = sorted([one, other], key=lambda text: edtf.parse(text).first)
    key = "/".join(keys) if period else one + doubt
    try:
        expected = edtf.parse(key)
    except ValueError:
        return
    typed = read(expected.words)
    assert typed is not None
    assert (typed.first, typed.last) == (expected.first, expected.last)


@MANY
@given(points, st.sampled_from([str.upper, str.lower, str.title, lambda text: f"  {text}. "]))
def test_case_and_space_do_not_matter(point, change):
    words = edtf.parse(point).words
    assert as_edtf(change(words)) == as_edtf(words)


@MANY
@given(
    st.one_of(
        st.text(max_size=40),
        st.text(alphabet="0123456789.,-–/ ?~'sivxlхiіcвгoмajмайthtocenturyвек", max_size=40),
    )
)
def test_nothing_that_can_be_typed_raises(typed):
    period = read(typed)
    assert period is None or period.first <= period.last
