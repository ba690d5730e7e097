import pytest

from tests.records.recording import NOW, asked


@pytest.fixture
def learner(records):
    return records.add_learner("Ana", NOW).id


@pytest.fixture
def begin(records, learner):
    """Start an attempt and return it; it is ended first if one is open."""

    def make(*questions, mode="practice", partial=False, now=NOW, by=learner, quiz="a/quiz", **options):
        questions = questions or ("one", "two")
        id = records.start(by, quiz, "A quiz", mode, partial, asked(*questions, quiz=quiz), now, **options)
        return records.attempt(id, by)

    return make


@pytest.fixture
def answered(records):
    """Answer the first questions of an attempt, and return it as it stands then."""
    from tests.records.recording import given

    def make(attempt, *fractions, final=None):
        final = attempt.sheet.mode == "practice" if final is None else final
        for item, fraction in zip(attempt.items, fractions, strict=False):
            step = item.last.step + 1 if item.last else 1
            assert records.add_answer(attempt, item, given(fraction, step, final=final), NOW)
        return records.attempt(attempt.id, attempt.sheet.learner)

    return make
