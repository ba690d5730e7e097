import os
import shutil

import pytest

from quizapp.bank.refresh import Bank
from tests.bank.changing import edit


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
    assert bank.citations("nothing", ["nothing"]) == []
    assert bank.asked("nothing") == []
    assert bank.reading("nothing") == {}
    assert bank.question_ids([]) == {}


def test_a_quiz_tells_which_passages_its_questions_cite(bank):
    cited = bank.citations("sample", ["sample/storm", "both/two-foundings"])
    assert ("storm", "sample/storm", "saved-ships") in cited
    assert ("founding", "both/two-foundings", "which-came-first") in cited
    assert {quiz for _, quiz, _ in cited} == {"sample/storm", "both/two-foundings"}


def test_an_article_tells_who_asks_about_each_of_its_passages(bank):
    [sample] = bank.asked("sample")
    founding = next(one for one in sample.passages if one.id == "founding")
    asking = [
        one for one in bank.citations("sample", [quiz.id for quiz in bank.quizzes()]) if one[0] == "founding"
    ]
    assert founding.asked == len(asking) > 3
    assert sum(int(part.split()[0]) for part in founding.types.split(", ")) == founding.asked
    order = [quiz.id for quiz in bank.quizzes()]
    named = [quiz for quiz, _ in founding.quizzes]
    assert named == sorted(named, key=order.index)
    assert len(named) + founding.more == len({quiz for _, quiz, _ in asking})


def test_what_is_counted_of_a_bank_built_step_by_step_is_what_is_counted_of_one_built_at_once(
    root, bank, tmp_path
):
    edit(root / "sample/building.yaml", "cite: founding", "cite: [founding, storm]")
    (root / "sample/storm.yaml").unlink()
    bank.refresh()
    edit(root / "articles/sample.yaml", "title: The lighthouse of Vrelo", "title: The tower of Vrelo")
    bank.refresh()
    at_once = Bank(root, tmp_path / "anew.db")
    at_once.refresh()
    assert bank.asked() == at_once.asked()
    assert [one.questions for one in bank.asked()] != [0, 0]


def test_of_many_quizzes_the_first_are_listed_and_the_others_counted(root, bank):
    first, *_ = bank.contents(limit=1)
    assert ([quiz.id for quiz in first.quizzes], first.more) == (["sample/building"], 2)
    every, *_ = bank.contents(limit=1, all_of="sample")
    assert (len(every.quizzes), every.more) == (3, 0)
    across = bank.contents(limit=1)[-1]
    assert (across.article, [quiz.id for quiz in across.quizzes]) == (None, ["both/two-foundings"])
    assert bank.count() == sum(quiz.count for quiz in bank.quizzes())
    assert bank.quiz_counts() == {"sample": 4, "other": 1}


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
