import pytest

from tests.taking.learning import Learner


@pytest.fixture
def ana(bank, records, clock):
    return Learner(bank, records, clock)


@pytest.fixture
def tries(ana, root):
    """Makes a quiz that allows so many tries."""

    def make(quiz, number):
        file = root / f"{quiz}.yaml"
        text = file.read_text(encoding="utf-8")
        assert "settings:" not in text
        title, _, rest = text.partition("\n")
        file.write_text(f"{title}\nsettings: {{tries: {number}}}\n{rest}", encoding="utf-8")
        ana.bank.refresh()
        return quiz

    return make
