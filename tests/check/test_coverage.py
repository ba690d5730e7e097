"""What `quizapp coverage` says of a bank."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizapp.check.coverage.facts import FactsError, cover, read_facts
from quizapp.check.coverage.passages import coverage
from quizapp.check.library import check
from quizapp.cli import main

GOOD = Path(__file__).parents[1] / "banks/good"
HEADER = "fact_id,article,anchor,fact,key_terms\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    """The working directory, with a copy of the good bank in `questions`."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(GOOD, tmp_path / "questions")
    return tmp_path


def run(*args):
    return CliRunner().invoke(main, ["coverage", *args], catch_exceptions=False)


def passages(root):
    return {
        passage.id: [(asking.quiz, asking.id) for asking in passage.asked_by]
        for article in coverage(check(root))
        for passage in article.passages
    }


# Passages


def test_a_passage_is_asked_by_the_questions_that_cite_it(root):
    assert passages(root)["fog-signal"] == [("sample/storm", "cow")]


def test_a_question_on_several_passages_counts_for_each_but_once_in_the_section(root):
    (sample,) = [article for article in coverage(check(root)) if article.id == "sample"]
    building = sample.sections[0]
    asked = [asking for passage in building.passages for asking in passage.asked_by]
    assert len(asked) > len(set(asked)) == building.questions


def test_a_passage_cited_twice_by_one_question_is_asked_once(root):
    file = root / "sample/storm.yaml"
    file.write_text(file.read_text().replace("cite: fog-signal", "cite: [fog-signal, sample/fog-signal]"))
    assert passages(root)["fog-signal"] == [("sample/storm", "cow")]


def test_an_unsound_quiz_counts_for_nothing_and_is_named(here):
    file = here / "questions/sample/storm.yaml"
    file.write_text(file.read_text().replace("answer: the cow", "answer: the calf"))
    result = run()
    assert "  fog-signal     0  no question asks about it\n" in result.stdout
    assert result.stderr == "Left out: questions/sample/storm.yaml. `quizapp check questions` shows why.\n"


def test_the_text_has_a_line_a_passage_and_ends_with_what_is_missing(here):
    (here / "questions/sample/all-types.yaml").unlink()
    (here / "questions/sample/storm.yaml").unlink()
    result = run()
    assert result.exit_code == 0
    assert result.stdout.startswith("The railway of Zelengrad\n========================\n\nLead: 2 passages")
    assert re.search(r"^History › Building: 2 passages, 3 questions$", result.stdout, re.MULTILINE)
    assert re.search(r"^  founding +3  2 choice, 1 true-false +2 recall, 1 connect$", result.stdout, re.M)
    assert result.stdout.endswith(
        "The lighthouse of Vrelo: 5 passages, 3 questions.\n"
        "4 passages that no question asks about: first-keeper, storm, fog-signal, keeper-today.\n"
    )


def test_json_holds_every_passage_and_is_alone(here):
    articles = json.loads(run("--format", "json").stdout)["articles"]
    (building, _, _) = next(one for one in articles if one["id"] == "sample")["sections"]
    assert [passage["id"] for passage in building["passages"]] == ["founding", "first-keeper"]
    assert set(building["passages"][0]["asked_by"][0]) == {"quiz", "id", "type", "level"}


def test_a_bank_without_notes_is_covered_by_nothing(here):
    (here / "empty").mkdir()
    assert run("empty").stdout.strip() == ""


# Facts


def covered(root, tmp_path, *rows):
    file = tmp_path / "facts.csv"
    file.write_text(HEADER + "".join(row + "\n" for row in rows), encoding="utf-8")
    return cover(check(root), read_facts(file))


def test_a_fact_is_carried_by_a_passage_on_its_paragraph(root, tmp_path):
    (fact,) = covered(
        root, tmp_path, "f1,sample,building/p1,The tower cost 40000 crowns.,40 000 crowns; tower"
    )
    assert fact.carried
    assert fact.untold == []


def test_a_fact_of_which_half_the_key_terms_are_missing_is_still_carried(root, tmp_path):
    (fact,) = covered(root, tmp_path, "f1,sample,building/p1,The tower was dear.,tower; exorbitantly dear")
    assert fact.carried
    assert fact.untold == ["exorbitantly dear"]


@pytest.mark.parametrize(
    "row",
    [
        "f1,sample,storm/p1,The tower cost 40000 crowns.,40 000 crowns; tower",
        "f1,sample,building/p9,The tower cost 40000 crowns.,40 000 crowns; tower",
        "f1,nowhere,building/p1,The tower cost 40000 crowns.,40 000 crowns; tower",
        "f1,sample,building/p1,The tower had a bell.,bell; belfry",
    ],
)
def test_a_fact_that_the_notes_on_its_paragraph_lack_is_not_carried(root, tmp_path, row):
    (fact,) = covered(root, tmp_path, row)
    assert not fact.carried
    assert fact.asked_by == []


def test_a_fact_is_asked_for_where_the_key_and_the_question_tell_it(root, tmp_path):
    asked, mentioned = covered(
        root,
        tmp_path,
        "f1,sample,today/p1,Fishermen call the fog signal the cow.,fog signal; cow",
        "f2,sample,today/p1,The fog signal sounds every 30 seconds.,every 30 seconds",
    )
    assert "sample/storm#cow" in asked.asked_by
    assert mentioned.asked_by == []


@pytest.mark.parametrize(
    ("fact", "asked"),
    [
        ("Fishermen call the fog signal the cow,cow", True),
        (
            "Fishermen along the whole coast are afraid of the fog and never call it by its name,fog; coast",
            False,
        ),
        ("Fishermen call the fog signal loud,loud", False),
    ],
)
def test_a_fact_is_asked_for_where_half_its_words_are_and_some_in_the_key(root, tmp_path, fact, asked):
    (covered_fact,) = covered(root, tmp_path, f"f1,sample,today/p1,{fact}")
    assert ("sample/storm#cow" in covered_fact.asked_by) == asked


def test_the_paragraph_may_be_of_another_version_of_the_article(root, tmp_path):
    file = root / "articles/sample.yaml"
    file.write_text(
        file.read_text().replace("from: building/p2", "from: [building/p2, sample-mirror/building/p2]")
    )
    (fact,) = covered(
        root, tmp_path, "f1,sample-mirror,building/p2,A keeper refused a pension.,pension; refused"
    )
    assert fact.carried


def test_a_paragraph_that_no_passage_tells_is_said_to_be_so(here):
    (here / "facts.csv").write_text(HEADER + "f1,sample,building/p9,The tower had a bell.,bell; belfry\n")
    assert "      no passage names this paragraph in its `from`\n" in run("--facts", "facts.csv").stdout


def test_a_folder_inside_a_bank_stands_for_the_bank(here):
    assert run("questions/sample").stdout == run("questions").stdout


def test_the_report_lists_what_is_carried_or_asked_nowhere(here):
    (here / "facts.csv").write_text(
        HEADER
        + "f1,sample,building/p1,The tower had a bell.,bell; belfry\n"
        + "f2,sample,today/p1,The fog signal sounds every 30 seconds.,every 30 seconds\n"
    )
    result = run("--facts", "facts.csv")
    assert "\n2 facts: 1 (50 %) carried by the notes, 0 (0 %) asked for.\n" in result.stdout
    assert result.stdout.endswith(
        "Carried by no passage:\n"
        "  f1  sample §building/p1: The tower had a bell.\n"
        "      not found: bell; belfry\n"
        "\n"
        "Asked for by no question:\n"
        "  f1  sample §building/p1: The tower had a bell.\n"
        "      not found: bell; belfry\n"
        "  f2  sample §today/p1: The fog signal sounds every 30 seconds.\n"
    )
    facts = json.loads(run("--facts", "facts.csv", "--format", "json").stdout)["facts"]
    assert [(one["fact"]["id"], one["carried"], one["asked_by"]) for one in facts] == [
        ("f1", False, []),
        ("f2", True, []),
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "its first line does not name the columns `fact_id`, `article`"),
        ("fact_id,article,anchor,fact\n", "its first line does not name the column `key_terms`"),
        (HEADER + "f1,sample,building/p1,A fact.\n", "line 2 has an empty cell, or too few"),
        (HEADER + "f1,sample,building/p1,, tower\n", "line 2 has an empty cell, or too few"),
        (
            HEADER + "f1,sample,building/p1,A tall, white tower.,tower\n",
            "line 2 has too many cells: put a text with commas",
        ),
        (HEADER, "it has no facts below its first line"),
        (HEADER + 2 * "f1,sample,building/p1,A tower.,tower\n", "`f1` stands in it 2 times"),
        (HEADER + 'f1,sample,building/p1,"A fact.,tower\n', "it is not a table of comma-separated values"),
        (b"\xff\xfe\x00", "it is not in UTF-8"),
    ],
)
def test_facts_that_cannot_be_used_are_told_why(here, text, why):
    (here / "facts.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(FactsError, match=re.escape(why)):
        read_facts(here / "facts.csv")
    result = run("--facts", "facts.csv")
    assert result.exit_code == 2
    assert f"the facts in `facts.csv` cannot be used: {why}" in result.stderr


@pytest.mark.parametrize("separator", [";", "\t"])
def test_columns_may_be_parted_as_the_spreadsheets_of_other_countries_do(root, tmp_path, separator):
    row = ["f1", "sample", "building/p1", "A tower, 77 feet high.", '"tower; 40,000 crowns"']
    (tmp_path / "facts.csv").write_text(HEADER.replace(",", separator) + separator.join(row) + "\n")
    (fact,) = read_facts(tmp_path / "facts.csv")
    assert fact.text == "A tower, 77 feet high."
    assert fact.key_terms == ("tower", "40,000 crowns")


def test_columns_that_nobody_asked_for_are_passed_over(root, tmp_path):
    (tmp_path / "facts.csv").write_text(
        "kind,fact_id,article,anchor,fact,key_terms\nplace,f1,sample,building/p1,A tower.,tower\n"
    )
    assert [fact.id for fact in read_facts(tmp_path / "facts.csv")] == ["f1"]
