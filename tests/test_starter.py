import pytest

from quizapp.check.library import check
from quizapp.cli import starter
from quizapp.content.question import TYPES


def test_the_bank_to_start_from_is_sound(tmp_path):
    files = starter.write(tmp_path / "mine")
    assert all(file.is_file() for file in files)
    library = check(tmp_path / "mine")
    assert library.findings == []
    assert set(library.articles) == {"tea"}
    assert set(library.quizzes) == {"tea/first-cups"}


def test_it_shows_the_types_that_most_questions_need(tmp_path):
    starter.write(tmp_path)
    [quiz] = check(tmp_path).quizzes.values()
    shown = {question.type for question in quiz.questions}
    assert shown >= {"choice", "multiple", "true-false", "text"}
    assert shown <= set(TYPES)


def test_it_is_written_into_a_folder_that_has_other_files(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/coffee.yaml").write_text("mine")
    starter.write(tmp_path)
    assert (tmp_path / "articles/coffee.yaml").read_text() == "mine"


@pytest.mark.parametrize("name", starter.FILES)
def test_nothing_is_written_where_one_of_its_files_exists(tmp_path, name):
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).write_text("mine")
    with pytest.raises(FileExistsError) as caught:
        starter.write(tmp_path)
    assert caught.value.filename == str(tmp_path / name)
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == [tmp_path / name]
    assert (tmp_path / name).read_text() == "mine"
