import os
import shutil
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quizapp.bank
import quizapp.build
from quizapp.bank import Bank
from tests.conftest import BANKS

GOOD = BANKS / "good"
FILES = {file.relative_to(GOOD).with_suffix("").as_posix() for file in GOOD.rglob("*.yaml")}
QUIZZES = {file for file in FILES if not file.startswith("articles/")}


@pytest.fixture
def parsed(monkeypatch):
    """The ids of the files that are parsed, in order."""
    ids = []
    load_article, load_quiz = quizapp.build.load_article, quizapp.build.load_quiz
    monkeypatch.setattr(quizapp.build, "load_article", lambda file: ids.append(file.id) or load_article(file))
    monkeypatch.setattr(
        quizapp.build, "load_quiz", lambda file, notes: ids.append(file.id) or load_quiz(file, notes)
    )
    return ids


def edit(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def quizzes(bank):
    return {quiz.id for quiz in bank.quizzes()}


def problems(bank, root):
    """Of each file that is not served as it stands: whether an earlier version is, and the codes found."""
    return {
        os.path.relpath(problem.path, root): (problem.served, [finding.code for finding in problem.findings])
        for problem in bank.problems()
    }


def restarted(bank):
    again = Bank(bank.root, bank.file)
    again.refresh()
    return again


# What is served


@pytest.mark.parametrize("folder", ["articles", "sample"])
def test_a_file_whose_name_is_not_utf_8_is_served_as_any_other(root, bank, folder):
    source = root / ("articles/other.yaml" if folder == "articles" else "both/two-foundings.yaml")
    shutil.copy(source, os.fsdecode(os.fsencode(root / folder) + b"/caf\xe9.yaml"))
    bank.refresh()
    assert bank.problems() == []
    assert "caf\ufffd" in " ".join(
        [*(one.id for one in bank.articles()), *(one.id for one in bank.quizzes())]
    )


def test_articles_are_listed_by_title_and_quizzes_by_year(bank):
    titles = [article.title for article in bank.articles()]
    assert titles == ["The lighthouse of Vrelo", "The railway of Zelengrad"]
    ids = [quiz.id for quiz in bank.quizzes()]
    assert ids == ["sample/building", "sample/all-types", "sample/storm", "both/two-foundings"]


def test_a_quiz_without_years_comes_last_and_the_others_by_start_end_and_title(root, bank):
    text = "title: {}\narticle: other\n{}questions:\n  - id: a\n    type: choice\n    prompt: Which engine?\n"
    text += "    answer: Milena\n    distractors: [Neva]\n    explanation: It was the first.\n    cite: founding\n"
    for id, title, years in (
        ("a", "Undated", ""),
        ("b", "Later", "years: 1873\n"),
        ("c", "Long", "years: 1872/1931\n"),
        ("d", "Zebra", "years: 1872\n"),
        ("e", "Ant", "years: 1872\n"),
    ):
        (root / f"{id}.yaml").write_text(text.format(title, years))
    bank.refresh()
    railway = [quiz for quiz in bank.quizzes() if quiz.articles == ("other",)]
    assert [quiz.title for quiz in railway] == ["Ant", "Zebra", "Long", "Later", "Undated"]


def test_a_quiz_is_served_as_its_file_has_it(bank):
    quiz = bank.quiz("sample/building")
    assert quiz.title == "Building a lighthouse"
    assert quiz.about == "How Vrelo got its light, and *who* kept it."
    assert (quiz.articles, quiz.years, quiz.count) == (("sample",), "1838/1867", 2)
    assert (quiz.settings.feedback, quiz.settings.shuffle) == ("immediate", True)
    assert [draft.id for draft in bank.questions("sample/building")] == ["engineer", "lit-in-1841"]


def test_what_is_not_there_is_not_found(bank):
    assert bank.quiz("sample/nothing") is None
    assert bank.article("nothing") is None
    assert bank.questions("sample/nothing") == []
    assert bank.citations("nothing") == {}
    assert bank.reading("nothing") == {}
    assert bank.question_ids([]) == {}


def test_an_article_tells_which_questions_cite_each_of_its_passages(bank):
    citations = bank.citations("sample")
    assert ("sample/storm", "saved-ships") in citations["storm"]
    assert {quiz for quiz, _ in citations["founding"]} >= {"sample/building", "both/two-foundings"}
    assert ("sample/building", "engineer") not in citations["storm"]
    order = [quiz.id for quiz in bank.quizzes()]
    for citing in citations.values():
        assert [quiz for quiz, _ in citing] == sorted((quiz for quiz, _ in citing), key=order.index)
    [(quiz, ids)] = bank.question_ids(["both/two-foundings"]).items()
    assert (quiz, set(ids)) == ("both/two-foundings", {"which-came-first", "end-of-the-rails"})


def test_a_quiz_tells_which_sections_it_asks_about_in_the_order_of_the_article(root, bank):
    edit(root / "sample/building.yaml", "cite: founding", "cite: [fog-signal, storm, founding, first-keeper]")
    bank.refresh()
    assert bank.reading("sample/building") == {
        "sample": ["History › Building", "History › The great storm", "Today"]
    }
    assert bank.reading("both/two-foundings") == {"sample": ["History › Building"], "other": ["Lead"]}


def test_an_article_is_dated_if_one_of_its_passages_is(root, bank):
    assert bank.dated() == {"sample", "other"}
    edit(root / "articles/other.yaml", "        when: 1872\n", "")
    bank.refresh()
    assert bank.dated() == {"sample", "other"}
    edit(root / "articles/other.yaml", "        when: 1931\n", "")
    edit(root / "articles/other.yaml", "the keeper of the lighthouse.", 'it says; "when": "1872".')
    bank.refresh()
    assert bank.problems() == []
    assert bank.dated() == {"sample"}


# Changes


def test_files_that_did_not_change_are_not_parsed_again(bank, parsed):
    bank.refresh()
    assert quizzes(restarted(bank)) == QUIZZES
    assert parsed == []


def test_only_the_changed_file_is_parsed(root, bank, parsed):
    edit(root / "sample/storm.yaml", "The great storm", "The storm of 1859")
    bank.refresh()
    assert parsed == ["sample/storm"]
    assert bank.quiz("sample/storm").title == "The storm of 1859"
    assert quizzes(bank) == QUIZZES


def test_a_save_that_keeps_size_and_time_of_change_is_seen_where_the_file_was_replaced(root, bank):
    file = root / "sample/storm.yaml"
    before = file.stat()
    beside = file.with_name("beside")
    beside.write_text(file.read_text().replace("great", "Great"))
    os.utime(beside, ns=(before.st_atime_ns, before.st_mtime_ns))
    beside.replace(file)
    bank.refresh()
    assert bank.quiz("sample/storm").title == "The Great storm"


def test_a_changed_article_rechecks_the_quizzes_that_cite_it_and_no_other(root, bank, parsed):
    edit(root / "articles/other.yaml", "rails were sold to Königsberg", "rails were sold for scrap")
    bank.refresh()
    assert parsed == ["other", "both/two-foundings"]
    assert problems(bank, root) == {"both/two-foundings.yaml": (True, ["G103"])}


def test_a_new_article_mends_the_quiz_that_was_waiting_for_it(root, bank):
    edit(root / "sample/storm.yaml", "article: sample", "article: storms")
    bank.refresh()
    assert problems(bank, root) == {"sample/storm.yaml": (True, ["Q301"])}
    shutil.copy(root / "articles/sample.yaml", root / "articles/storms.yaml")
    bank.refresh()
    assert problems(bank, root) == {}
    assert bank.quiz("sample/storm").articles == ("storms",)


def test_a_broken_save_keeps_the_last_good_version_and_says_why(root, bank):
    edit(root / "sample/storm.yaml", "title: The great storm", 'title: "The storm of 1859')
    bank.refresh()
    assert problems(bank, root) == {"sample/storm.yaml": (True, ["Y201"])}
    assert bank.quiz("sample/storm").title == "The great storm"
    assert len(bank.questions("sample/storm")) == 3
    assert problems(restarted(bank), root) == {"sample/storm.yaml": (True, ["Y201"])}


def test_a_broken_article_keeps_its_last_good_version_and_its_quizzes(root, bank):
    edit(root / "articles/sample.yaml", "title: The lighthouse", "titel: The lighthouse")
    bank.refresh()
    assert problems(bank, root) == {"articles/sample.yaml": (True, ["Q102"])}
    assert bank.article("sample").title == "The lighthouse of Vrelo"
    assert quizzes(bank) == QUIZZES


def test_what_is_broken_at_the_first_start_is_left_out_and_nothing_else_is(root, tmp_path):
    edit(root / "sample/storm.yaml", "type: multiple", "type: multiplex")
    edit(root / "articles/other.yaml", "title: The", "titel: The")
    bank = Bank.in_folder(root, tmp_path / "data")
    bank.refresh()
    assert problems(bank, root) == {
        "articles/other.yaml": (False, ["Q102"]),
        "both/two-foundings.yaml": (False, ["Q301"]),
        "sample/storm.yaml": (False, ["Q105"]),
    }
    assert quizzes(bank) == QUIZZES - {"sample/storm", "both/two-foundings"}
    assert bank.article("other") is None


def test_a_mended_file_comes_back_with_the_quizzes_that_were_left_out_for_it(root, tmp_path):
    edit(root / "articles/other.yaml", "title: The", "titel: The")
    bank = Bank.in_folder(root, tmp_path / "data")
    bank.refresh()
    assert quizzes(bank) == QUIZZES - {"both/two-foundings"}
    edit(root / "articles/other.yaml", "titel: The", "title: The")
    bank.refresh()
    assert quizzes(bank) == QUIZZES
    assert bank.problems() == []


def test_notes_that_were_broken_before_are_called_broken_and_not_missing(root, tmp_path):
    edit(root / "articles/other.yaml", "title: The", "titel: The")
    bank = Bank.in_folder(root, tmp_path / "data")
    bank.refresh()
    edit(root / "both/two-foundings.yaml", "Two foundings", "Two beginnings")
    bank.refresh()
    [finding] = [one for problem in bank.problems() for one in problem.findings if one.code == "Q301"]
    assert finding.message == "the notes on `other` cannot be used"


def test_a_deleted_quiz_disappears_with_its_questions(root, bank):
    (root / "sample/storm.yaml").unlink()
    bank.refresh()
    assert quizzes(bank) == QUIZZES - {"sample/storm"}
    assert bank.quiz("sample/storm") is None
    assert bank.questions("sample/storm") == []
    assert "sample/storm" not in {quiz for citing in bank.citations("sample").values() for quiz, _ in citing}


def test_a_deleted_quiz_disappears_although_an_article_has_its_name(root, bank):
    text = (root / "both/two-foundings.yaml").read_text()
    (root / "other.yaml").write_text(text)
    bank.refresh()
    assert "other" in quizzes(bank)
    (root / "other.yaml").unlink()
    bank.refresh()
    assert quizzes(bank) == QUIZZES
    assert bank.article("other")


def test_a_deleted_article_disappears_and_its_quizzes_keep_their_last_good_version(root, bank):
    (root / "articles/other.yaml").unlink()
    bank.refresh()
    assert [article.id for article in bank.articles()] == ["sample"]
    assert bank.article("other") is None
    assert bank.search("Königsberg rails") == []
    assert problems(bank, root) == {"both/two-foundings.yaml": (True, ["Q301"])}


def test_a_renamed_file_is_another_quiz(root, bank):
    (root / "sample/storm.yaml").rename(root / "sample/gale.yaml")
    bank.refresh()
    assert quizzes(bank) == QUIZZES - {"sample/storm"} | {"sample/gale"}


def test_a_file_with_another_ending_is_the_same_quiz(root, bank):
    (root / "sample/storm.yaml").rename(root / "sample/storm.yml")
    bank.refresh()
    assert quizzes(bank) == QUIZZES
    assert len(bank.questions("sample/storm")) == 3


def test_an_emptied_folder_leaves_nothing(root, bank):
    shutil.rmtree(root)
    root.mkdir()
    bank.refresh()
    assert (bank.articles(), bank.quizzes()) == ([], [])
    assert bank.search("tower") == []


# Files in the wrong place


def test_two_files_for_one_quiz_are_reported_as_long_as_both_are_there(root, bank):
    shutil.copy(root / "sample/storm.yaml", root / "sample/storm.yml")
    bank.refresh()
    assert problems(bank, root) == {"sample/storm.yml": (False, ["Q302"])}
    assert problems(restarted(bank), root) == {"sample/storm.yml": (False, ["Q302"])}
    (root / "sample/storm.yml").unlink()
    bank.refresh()
    assert bank.problems() == []
    assert quizzes(bank) == QUIZZES


def test_the_other_file_for_a_quiz_takes_over_when_the_first_is_removed(root, bank):
    shutil.copy(root / "sample/storm.yaml", root / "sample/storm.yml")
    edit(root / "sample/storm.yml", "The great storm", "The storm of 1859")
    bank.refresh()
    assert bank.quiz("sample/storm").title == "The great storm"
    (root / "sample/storm.yaml").unlink()
    bank.refresh()
    assert bank.quiz("sample/storm").title == "The storm of 1859"
    assert bank.problems() == []


def _refuse(monkeypatch, folder):
    """Make a folder unreadable, for root too."""
    real = os.scandir

    def scandir(path):
        if Path(path) == folder:
            raise PermissionError(13, "Permission denied", str(folder))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)


def test_a_folder_that_cannot_be_read_is_reported_and_takes_nothing_else_down(root, bank, monkeypatch):
    (root / "closed").mkdir()
    with monkeypatch.context() as patch:
        _refuse(patch, root / "closed")
        bank.refresh()
        assert problems(bank, root) == {"closed": (False, ["Y101"])}
        assert quizzes(bank) == QUIZZES
    bank.refresh()
    assert bank.problems() == []


def test_a_file_that_cannot_be_read_keeps_its_last_good_version(root, bank):
    (root / "sample/storm.yaml").unlink()
    (root / "sample/storm.yaml").symlink_to("nowhere.yaml")
    bank.refresh()
    assert problems(bank, root) == {"sample/storm.yaml": (True, ["Y102"])}
    assert quizzes(bank) == QUIZZES


# The database file


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: b"",
        lambda data: b"not a database" * 1000,
        lambda data: data[:100],
        lambda data: data[: len(data) // 2],
        lambda data: data[:-4096],
    ],
    ids=["empty", "something-else", "header-only", "half", "last-page-lost"],
)
def test_a_damaged_database_is_built_anew(bank, harm):
    bank.file.write_bytes(harm(bank.file.read_bytes()))
    again = restarted(bank)
    assert quizzes(again) == QUIZZES
    assert again.search("tower")


@pytest.mark.parametrize("table", ["built", "files", "articles", "questions", "passages_fts_data"])
@pytest.mark.parametrize("change", [False, True], ids=["nothing-changed", "a-file-changed"])
def test_a_database_damaged_on_the_inside_is_built_anew(root, bank, table, change):
    with closing(sqlite3.connect(bank.file)) as connection:
        query = "select rootpage - 1, page_size from sqlite_master, pragma_page_size where name = ?"
        before, size = connection.execute(query, [table]).fetchone()
    data = bytearray(bank.file.read_bytes())
    data[before * size : (before + 1) * size] = b"\xff" * size
    bank.file.write_bytes(data)
    if change:
        edit(root / "sample/storm.yaml", "The great storm", "The storm of 1859")
    again = restarted(bank)
    assert quizzes(again) == QUIZZES
    assert len(again.questions("sample/storm")) == 3
    with closing(sqlite3.connect(bank.file)) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("running", [True, False], ids=["while-running", "between-starts"])
def test_a_removed_database_is_built_anew(bank, running):
    bank.file.unlink()
    again = bank if running else restarted(bank)
    again.refresh()
    assert quizzes(again) == QUIZZES


def test_a_database_that_another_version_built_is_built_anew(bank, parsed, monkeypatch):
    monkeypatch.setattr(quizapp.bank, "fingerprint", lambda: "another")
    assert quizzes(restarted(bank)) == QUIZZES
    assert len(parsed) == len(FILES)


def test_folders_of_the_same_name_have_databases_of_their_own(root, tmp_path):
    other = shutil.copytree(root, tmp_path / "elsewhere/questions")
    (other / "sample/storm.yaml").unlink()
    banks = [Bank.in_folder(folder, tmp_path / "data") for folder in (root, other)]
    for bank in banks:
        bank.refresh()
    assert [quizzes(bank) for bank in banks] == [QUIZZES, QUIZZES - {"sample/storm"}]


def test_what_a_killed_build_left_is_removed_by_a_later_one(root, bank):
    litter, fresh = (bank.file.with_name(f"{bank.file.name}.new-{number}") for number in (1, 2))
    for file in (litter, fresh):
        file.write_text("half")
    long_ago = time.time() - 3600
    os.utime(litter, (long_ago, long_ago))
    edit(root / "sample/storm.yaml", "The great storm", "The storm of 1859")
    bank.refresh()
    assert not litter.exists()
    assert fresh.exists()  # another process may be at it


def test_a_build_that_fails_leaves_the_old_database_and_nothing_beside_it(root, bank, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    edit(root / "sample/storm.yaml", "The great storm", "The storm of 1859")
    with monkeypatch.context() as patch:
        patch.setattr(quizapp.build, "load_quiz", fail)
        with pytest.raises(OSError, match="No space"):
            bank.refresh()
    assert bank.quiz("sample/storm").title == "The great storm"
    assert list(bank.file.parent.iterdir()) == [bank.file]
    bank.refresh()
    assert bank.quiz("sample/storm").title == "The storm of 1859"


# Several readers and several workers


def _write(file, text):
    """Save as a careful editor does: whole or not at all."""
    file.with_suffix(".saving").write_text(text, encoding="utf-8")
    file.with_suffix(".saving").replace(file)


def _save_quiz(root, generation):
    """A quiz each part of which tells its generation."""
    questions = "".join(
        f"  - id: q{number}-{generation}\n    type: choice\n    prompt: Which?\n    answer: tower\n"
        f"    distractors: [other]\n    explanation: So.\n    cite: p\n"
        for number in range(generation % 5 + 1)
    )
    _write(root / "quiz.yaml", f"title: Quiz {generation}\narticle: a\nquestions:\n{questions}")


def _save_article(root, generation):
    _write(
        root / "articles/a.yaml",
        f"title: Article {generation}\nsource: S\nsections:\n  - title: T\n    passages:\n"
        f"      - id: p\n        text: The tower of {generation}.\n",
    )


def _look(bank):
    """What a page does: asserts that all it sees is of one generation, and returns that."""
    bank.refresh()
    [entry] = bank.articles()
    [quiz] = bank.quizzes()
    generation = int(quiz.title.removeprefix("Quiz "))
    ids = [f"q{number}-{generation}" for number in range(generation % 5 + 1)]
    assert quiz.count == len(ids)
    assert bank.quiz("quiz") == quiz
    assert [draft.id for draft in bank.questions("quiz")] == ids
    assert bank.question_ids(["quiz"]) == {"quiz": ids}
    assert bank.citations("a") == {"p": [("quiz", id) for id in ids]}
    article = bank.article("a")
    assert article.title == entry.title
    [hit] = bank.search("tower")
    assert hit.article_title == article.title
    assert hit.excerpt.split()[-1].rstrip(".") == article.title.split()[-1]
    return generation


@pytest.mark.parametrize("workers", [1, 2])
def test_readers_never_see_half_of_a_change_while_it_is_swapped_in(tmp_path, workers):
    root = tmp_path / "questions"
    (root / "articles").mkdir(parents=True)
    _save_article(root, 0)
    _save_quiz(root, 0)
    banks = [Bank.in_folder(root, tmp_path / "data") for _ in range(workers)]
    ended, seen, failed = threading.Event(), set(), []

    def read(bank):
        try:
            while not ended.is_set():
                seen.add(_look(bank))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=read, args=[bank]) for bank in banks for _ in range(4)]
    for thread in threads:
        thread.start()
    for generation in range(1, 31):
        _save_article(root, generation)
        _save_quiz(root, generation)
        time.sleep(0.02)
    time.sleep(0.1)
    ended.set()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(seen) > 3
    assert [_look(bank) for bank in banks] == [30] * workers
    assert list((tmp_path / "data").iterdir()) == [banks[0].file]


def test_a_thread_sees_the_same_bank_from_one_refresh_to_the_next(root, bank):
    """A page asks several things of the bank, while another page takes a change in."""
    assert bank.quiz("sample/storm").title == "The great storm"
    edit(root / "sample/storm.yaml", "The great storm", "The storm of 1859")
    other_page = threading.Thread(target=bank.refresh)
    other_page.start()
    other_page.join()
    assert bank.quiz("sample/storm").title == "The great storm"
    bank.refresh()
    assert bank.quiz("sample/storm").title == "The storm of 1859"


def test_two_workers_stay_in_step(root, bank, parsed):
    other = restarted(bank)
    for title in ("The first storm", "The second storm"):
        edit(root / "sample/storm.yaml", bank.quiz("sample/storm").title, title)
        for worker in (bank, other):
            worker.refresh()
            assert worker.quiz("sample/storm").title == title
    assert parsed == ["sample/storm"] * 2  # once for both


def test_a_worker_that_swaps_in_an_older_state_late_does_not_leave_the_other_behind(root, bank, monkeypatch):
    other = restarted(bank)
    edit(root / "sample/storm.yaml", "The great storm", "The first storm")
    real = quizapp.build.build

    def late(*args, **options):
        monkeypatch.setattr(quizapp.build, "build", real)
        edit(root / "sample/storm.yaml", "The first storm", "The second storm")
        other.refresh()
        return real(*args, **options)  # with the stamps of the first storm

    monkeypatch.setattr(quizapp.build, "build", late)
    bank.refresh()
    for worker in (other, bank):
        worker.refresh()
        assert worker.quiz("sample/storm").title == "The second storm"


# Search


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
