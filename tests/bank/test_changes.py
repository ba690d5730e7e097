import os
import shutil
from pathlib import Path

import quizapp.bank.refresh
from quizapp.bank.refresh import Bank
from tests.bank.changing import QUIZZES, edit, problems, quizzes, restarted


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
    assert bank.citations("sample", ["sample/storm"]) == []
    [sample] = bank.asked("sample")
    assert not any("sample/storm" in dict(passage.quizzes) for passage in sample.passages)


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


def test_a_folder_that_takes_long_to_look_at_is_not_looked_at_for_each_page(root, bank, monkeypatch):
    monkeypatch.setattr(quizapp.bank.refresh, "UNNOTICED", 0.0)
    monkeypatch.setattr(quizapp.bank.refresh, "PATIENCE", 1e9)
    bank.refresh()
    looks = []
    monkeypatch.setattr(bank, "_look", lambda: looks.append(1))
    bank.refresh()
    assert looks == []
