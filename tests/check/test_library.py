import json
import os
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizapp.check.library import check
from quizapp.check.rulebook import RULEBOOK
from quizapp.cli import main
from quizapp.source.folder import bank_root

TESTS = Path(__file__).parents[1]
GOOD = TESTS / "banks/good"
ORIGINALS = TESTS / "banks/originals"


@pytest.fixture
def bank(tmp_path, monkeypatch):
    """A copy of the good bank, as `questions` in the working directory."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(GOOD, tmp_path / "questions"))


def run(*args):
    return CliRunner().invoke(main, ["check", *args], catch_exceptions=False)


def codes(result):
    return re.findall(r"^([A-Z]\d{3}) ", result.stdout, re.MULTILINE)


def edit(file, old, new):
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


# Whole banks


def test_a_good_bank_passes(bank):
    result = run()
    assert result.stdout == "All checks passed: 2 articles, 4 quizzes, 17 questions.\n"
    assert result.exit_code == 0


def test_the_bank_of_this_repository_passes(monkeypatch):
    monkeypatch.chdir(TESTS.parent)
    result = run("questions")
    assert result.stdout.startswith("All checks passed: ")
    assert check(TESTS.parent / "questions").quizzes


def test_one_bad_file_does_not_take_the_others_down(bank):
    (bank / "sample/broken.yaml").write_text('title: "never closed\n')
    library = check(bank)
    assert [finding.code for finding in library.findings] == ["Y201"]
    assert set(library.quizzes) == {
        "sample/all-types",
        "sample/building",
        "sample/storm",
        "both/two-foundings",
    }


def test_findings_of_many_files_come_in_the_order_of_the_files(bank):
    for name in ("zebra", "ant"):
        (bank / f"sample/{name}.yaml").write_text("title: a\n")
    (bank / "articles/bad.yaml").write_text("title: a\n")
    result = run()
    assert re.findall(r"--> (\S+?):", result.stdout) == [
        "questions/articles/bad.yaml",
        "questions/articles/bad.yaml",
        "questions/sample/ant.yaml",
        "questions/sample/ant.yaml",
        "questions/sample/zebra.yaml",
        "questions/sample/zebra.yaml",
    ]
    assert "Found 6 problems in 3 files. Sound: 2 articles, 4 quizzes, 17 questions." in result.stdout


def test_a_quiz_whose_article_is_broken_says_so(bank):
    edit(bank / "articles/other.yaml", "title: The", "titel: The")
    result = run("questions/both")
    assert result.stdout.startswith(
        "Q301 the notes on `other` cannot be used\n --> questions/both/two-foundings.yaml:2:19\n"
    )
    assert "help: mend the findings in them first" in result.stdout


def test_a_repeated_passage_id_leaves_the_notes_usable(bank):
    edit(bank / "articles/sample.yaml", "id: fog-signal", "id: storm")
    edit(bank / "sample/storm.yaml", "cite: fog-signal", "cite: storm")
    assert "Q205" in codes(run())
    assert "Q301" not in codes(run())


def test_a_file_with_thousands_of_mistakes_is_shown_in_part(bank):
    keys = ", ".join(f"key-{number}: x" for number in range(9001))
    (bank / "sample/keys.yaml").write_text(f"title: Keys\narticle: sample\nsettings: {{{keys}}}\n")
    result = run()
    assert codes(result) == ["Q101"] + ["Q102"] * 100
    assert "Q102 and 8,902 more findings from here on\n --> questions/sample/keys.yaml:3:" in result.stdout
    assert len(result.stdout) < 50_000


# Which files


def test_only_what_is_asked_for_is_reported(bank):
    edit(bank / "sample/storm.yaml", "answer: the cow", "answer: the calf")
    edit(bank / "articles/sample.yaml", "licence:", "license:")
    edit(bank / "both/two-foundings.yaml", "level: connect", "level: hard")
    result = run("questions/both/two-foundings.yaml")
    assert set(re.findall(r"--> (\S+?):", result.stdout)) == {"questions/both/two-foundings.yaml"}


def test_articles_are_read_although_only_a_quiz_is_asked_for(bank):
    result = run("questions/sample/storm.yaml")
    assert result.stdout == "All checks passed: 2 articles, 1 quiz, 3 questions.\n"


@pytest.mark.parametrize("path", ["questions", "questions/", "./questions", "questions/sample/.."])
def test_a_bank_may_be_named_in_several_ways(bank, path):
    assert run(path).stdout == "All checks passed: 2 articles, 4 quizzes, 17 questions.\n"


def test_findings_are_shown_from_the_working_directory(bank, monkeypatch):
    edit(bank / "sample/storm.yaml", "answer: the cow", "answer: the calf")
    monkeypatch.chdir(bank / "sample")
    assert "--> storm.yaml:24:13" in run("storm.yaml").stdout


def test_two_files_of_one_name_are_a_finding(bank):
    shutil.copy(bank / "sample/storm.yaml", bank / "sample/storm.yml")
    result = run()
    assert result.stdout.startswith(
        "Q302 `storm.yml` and `storm.yaml` would be the same quiz\n"
        " --> questions/sample/storm.yml:1:1\n"
        "  = help: rename or remove one of them\n"
    )
    assert codes(result) == ["Q302"]


def test_the_ending_yml_is_as_good_as_yaml(bank):
    (bank / "sample/storm.yaml").rename(bank / "sample/storm.yml")
    assert set(check(bank).quizzes) == {
        "sample/all-types",
        "sample/building",
        "sample/storm",
        "both/two-foundings",
    }


def test_a_quiz_may_have_the_name_of_its_article(bank):
    (bank / "sample/storm.yaml").rename(bank / "sample.yaml")
    library = check(bank)
    assert library.findings == []
    assert "sample" in library.quizzes
    assert "sample" in library.articles


def test_a_quiz_may_be_called_articles(bank):
    (bank / "sample/storm.yaml").rename(bank / "articles.yaml")
    assert "articles" in check(bank).quizzes


@pytest.mark.parametrize(
    "name", [".hidden.yaml", ".git/config.yaml", "README.md", "sample/notes.txt", "sample/a.yaml~"]
)
def test_hidden_files_and_files_that_are_not_yaml_are_passed_over(bank, name):
    file = bank / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("no: quiz")
    assert run().exit_code == 0


def test_a_name_that_is_not_utf_8_can_be_printed(bank):
    Path(os.fsdecode(os.fsencode(bank) + b"/caf\xe9.yaml")).write_text("")
    for format_ in ("text", "json", "github"):
        assert "questions/caf�.yaml" in run("--format", format_).stdout


def test_the_root_of_a_bank_is_where_its_articles_are(bank):
    assert bank_root(bank / "sample/storm.yaml") == bank
    assert bank_root(bank / "articles") == bank
    assert bank_root(bank) == bank


# The command line


def test_findings_make_exit_status_1(bank):
    (bank / "sample/empty.yaml").touch()
    result = run()
    assert codes(result) == ["Y105"]
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nowhere"], "there is no file or folder `nowhere`"),
        (["--against", "nowhere"], "nowhere"),
        (["--format", "xml"], "xml"),
        (["--explain", "Q999"], "there is no code `Q999`"),
        (["--explain", "nonsense"], "codes run from G101 to Y208"),
        (["--explain", "G1O3"], "did you mean `G103`?"),
    ],
)
def test_what_cannot_be_done_makes_exit_status_2_and_says_why(bank, args, said):
    result = run(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert said in result.stderr


def test_without_a_folder_of_questions_it_says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run().exit_code == 2


@pytest.mark.parametrize("code", RULEBOOK)
def test_every_code_can_be_explained(code):
    result = run("--explain", code.lower())
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{code}: {RULEBOOK[code].title[:40]}")
    assert " ".join(RULEBOOK[code].why.split()) in " ".join(result.stdout.split())


def test_json_can_be_parsed_and_is_alone(bank):
    assert json.loads(run("--format", "json").stdout) == []
    (bank / "sample/empty.yaml").touch()
    result = run("--format", "json")
    (finding,) = json.loads(result.stdout)
    assert (finding["code"], finding["path"]) == ("Y105", "questions/sample/empty.yaml")
    assert result.exit_code == 1


def test_github_gets_nothing_but_commands(bank):
    (bank / "sample/empty.yaml").touch()
    assert [line[:8] for line in run("--format", "github").stdout.splitlines()] == ["::error "]


# Against the originals


def test_notes_without_an_original_are_a_finding(bank):
    result = run("--against", str(ORIGINALS), "questions/articles/other.yaml")
    assert result.stdout.startswith(
        "G201 there is no original of the article `other`\n --> questions/articles/other.yaml:1:8\n"
    )


@pytest.mark.parametrize("field", ["prompt", "explanation", "answer", "distractor"])
def test_no_part_of_a_question_may_be_copied(bank, field):
    copy = "She tended the lamp for 26 years, without a single night of rest"
    fields = {
        "prompt": "Who was it?",
        "answer": "Milena Đurić",
        "distractor": "Nobody",
        "explanation": "So it was.",
    }
    fields[field] = copy
    (bank / "sample/copied.yaml").write_text(
        "title: Copied\narticle: sample\nquestions:\n"
        "  - id: keeper\n    type: choice\n    cite: first-keeper\n"
        f"    prompt: {fields['prompt']}\n    answer: {fields['answer']}\n"
        f"    distractors:\n      - {fields['distractor']}\n    explanation: {fields['explanation']}\n"
    )
    result = run("--against", str(ORIGINALS), "questions/sample/copied.yaml")
    assert codes(result).count("G205") == 1
    assert "She tended the lamp for 26 years" in result.stdout


def test_a_paragraph_may_be_of_another_version_of_the_article(bank, tmp_path):
    (tmp_path / "originals").mkdir()
    (tmp_path / "originals/tower.md").write_text("# Tower\n\n[§p1]\nThe tower is high.\n")
    (tmp_path / "originals/tower-2020.md").write_text("# Tower\n\n[§height/p1]\nIt measures 77 feet.\n")
    notes = bank / "articles/tower.yaml"
    notes.write_text(
        "title: Tower\nsource: A book\nsections:\n  - title: Height\n    passages:\n"
        "      - id: height\n        from: p1\n        text: A height of 77 feet is given.\n"
    )
    args = ("--against", "originals", "questions/articles/tower.yaml")
    assert codes(run(*args)) == ["G203"]
    edit(notes, "from: p1", "from: [p1, tower-2020/height/p1]")
    assert run(*args).exit_code == 0
    edit(notes, "height/p1", "height/p2")
    assert "the original has no paragraph `tower-2020/height/p2`" in run(*args).stdout


def test_an_original_that_is_not_utf_8_is_said_to_be_unreadable(bank, tmp_path):
    (tmp_path / "originals").mkdir()
    (tmp_path / "originals/sample.md").write_bytes(b"caf\xe9")
    result = run("--against", "originals")
    assert result.exit_code == 2
    assert "cannot be read" in result.stderr
