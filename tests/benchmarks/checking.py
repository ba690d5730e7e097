"""How fast banks are checked and loaded."""

import gc
import statistics
from pathlib import Path

from yaml._yaml import CParser
from yaml.events import StreamEndEvent

from quizapp.bank.refresh import Bank
from quizapp.check import library
from quizapp.check.loading import no_garbage_collection
from tests.benchmarks import made
from tests.benchmarks.table import Row, seconds


@no_garbage_collection()
def loaded(root: Path) -> None:
    """What `check` does but for the rules of item writing."""
    library._load(root)


def checking(folder: Path) -> list[Row]:
    root = made.bank(folder / "bank", 10_000)
    texts = [file.read_text(encoding="utf-8") for file in root.rglob("*.yaml")]

    def event_stream() -> None:
        gc.disable()
        for text in texts:
            get_event = CParser(text).get_event
            while type(get_event()) is not StreamEndEvent:
                pass
        gc.enable()

    def cold() -> None:
        file = folder / "cold.db"
        file.unlink(missing_ok=True)
        Bank(root, file).refresh()

    floors, colds = [], []
    for _ in range(5):  # turn by turn, so that both meet the same noise
        floors.append(seconds(event_stream, 1))
        colds.append(seconds(cold, 1))
    floor, cold_time = statistics.median(floors), statistics.median(colds)
    without, with_warnings = [], []
    for _ in range(3):
        without.append(seconds(lambda: loaded(root), 1))
        with_warnings.append(seconds(lambda: library.check(root), 1))
    grounded, warned = statistics.median(without), statistics.median(with_warnings)
    one_passage = made.bank_on_one_passage(folder / "one", 5_000)
    grounded_one, warned_one = (
        seconds(lambda: loaded(one_passage), 1),
        seconds(lambda: library.check(one_passage), 1),
    )
    warm = seconds(lambda: Bank(root, folder / "cold.db").refresh())
    return [
        Row("check + load of 10,000 questions, cold", f"{floor:.2f} s (event stream)", f"{cold_time:.2f} s",
            cold_time / floor, 4, True),
        Row("check of them with all warnings", f"{grounded:.2f} s (without)", f"{warned:.2f} s",
            warned / grounded, 3, True),
        Row("check of 5,000 questions on one passage (seconds)", f"{grounded_one:.2f} s (without)",
            f"{warned_one:.2f} s", warned_one, 5, True),
        Row("load of the 10,000, nothing changed", "(seconds)", f"{warm * 1000:.1f} ms", warm, 0.3, True),
    ]  # fmt: skip
