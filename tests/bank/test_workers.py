import threading
import time

import pytest

import quizapp.bank.build
import quizapp.bank.refresh
from quizapp.bank.refresh import Bank
from tests.bank.changing import edit, restarted


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
    assert bank.citations("a", ["quiz"]) == [("p", "quiz", id) for id in ids]
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
    real = quizapp.bank.build.build

    def late(*args, **options):
        monkeypatch.setattr(quizapp.bank.build, "build", real)
        edit(root / "sample/storm.yaml", "The first storm", "The second storm")
        other.refresh()
        return real(*args, **options)  # with the stamps of the first storm

    monkeypatch.setattr(quizapp.bank.build, "build", late)
    bank.refresh()
    for worker in (other, bank):
        worker.refresh()
        assert worker.quiz("sample/storm").title == "The second storm"
