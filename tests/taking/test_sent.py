from datetime import UTC, datetime

import pytest

from quizapp.taking import sent

NOW = datetime(2026, 3, 1, tzinfo=UTC)
SHOWN = int(NOW.timestamp() * 1000)


@pytest.mark.parametrize(
    ("shown", "in_sight", "seconds"),
    [
        (SHOWN - 5_000, None, 5),
        (SHOWN - 5_000, "3000", 3),
        (SHOWN - 5_000, "9000", 5),
        (SHOWN - 86_400_000, None, sent.LONGEST),
        (SHOWN - 86_400_000, "20000", 20),
        (SHOWN + 5_000, None, 0),
        (SHOWN - 5_000, "-3", 5),
        (SHOWN - 5_000, "soon", 5),
        ("9" * 5000, "1", None),
        ("", "3000", None),
        (None, "3000", None),
    ],
)
def test_work_is_the_time_in_sight_at_most_that_since_the_page_was_made_and_at_most_ten_minutes(
    shown, in_sight, seconds
):
    fields = {"shown": shown, "in-sight": in_sight}
    form = {name: [str(value)] for name, value in fields.items() if value is not None}
    assert sent.seconds(form, NOW) == seconds


@pytest.mark.parametrize(("given", "read"), [("1", 1), ("3", 3), ("4", 1), ("0", 1), ("x", 1), (None, 1)])
def test_a_try_that_nobody_could_have_is_the_first(given, read):
    assert sent.try_number({} if given is None else {"try": [given]}) == read
