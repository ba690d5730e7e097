"""How fast the app starts, and how fast a response is graded."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

import yaml

from quizapp.content.question import TYPES
from tests.benchmarks import load, made
from tests.benchmarks.table import Row, seconds


def starting(folder: Path) -> list[Row]:
    """From the command to the first answered request, with everything built before."""
    root, data, port = made.bank(folder / "bank", 300), folder / "data", load.port()

    def start() -> None:
        process = subprocess.Popen(load.quizapp(root, data, port), stdout=subprocess.DEVNULL)
        load.wait(port, "/static/icon.svg")
        taken.append(time.perf_counter() - begun)
        process.terminate()
        process.wait()

    floors: list[float] = []
    taken: list[float] = []
    for turn in range(6):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import flask, granian"], check=True)
        floors.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        start()
        if turn == 0:
            taken.clear()  # the first start builds
    floor, figure = statistics.median(floors), statistics.median(taken)
    return [Row("start of `quizapp serve`, warm", f"{floor * 1000:.0f} ms (import flask, granian)",
                f"{figure * 1000:.0f} ms", figure / floor, 2, True)]  # fmt: skip


def grading(_: Path) -> list[Row]:
    """One response to the example of each type, and to a text question with ten accepted forms."""
    questions = [
        (name, type_.model_validate(yaml.load(type_.example, Loader=yaml.BaseLoader)))
        for name, type_ in TYPES.items()
    ]
    names = [f"Another name of number {number}" for number in range(10)]
    many = TYPES["text"].model_validate({**questions[3][1].model_dump(), "accept": names})
    rows = []
    for name, question in [*questions, ("text, ten forms", many)]:
        # Each response is another, so that nothing is remembered from the one before.
        responses = [made.wrong_response(question, number) for number in range(1000)]
        rows.append(
            (seconds(lambda q=question, given=responses: [q.grade(one) for one in given], 1) / 1000, name)
        )
    slowest, name = max(rows)
    return [
        Row(
            "grading a response, the slowest type",
            "50 µs",
            f"{slowest * 1e6:.0f} µs ({name})",
            slowest / 50e-6,
            1,
            True,
        )
    ]
