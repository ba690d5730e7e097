"""The table of speed: each row a figure, the floor under it measured in the same run, and their ratio."""

import gc
import gzip
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import flask
import yaml
from yaml._yaml import CParser
from yaml.events import StreamEndEvent

from quizapp import resources
from quizapp.bank.refresh import Bank
from quizapp.check import library
from quizapp.check.loading import no_garbage_collection
from quizapp.content.question import TYPES
from quizapp.records.store import Records, sqlite_url
from quizapp.settings import secret_key
from quizapp.web.session import Sessions
from tests.benchmarks import load, made

#: Enough attempts that no answer is sent twice while answers are measured.
ATTEMPTS = 4000


@dataclass
class Row:
    what: str
    floor: str
    figure: str
    ratio: float
    target: float
    at_most: bool

    def __str__(self) -> str:
        met = self.ratio <= self.target if self.at_most else self.ratio >= self.target
        sign = "≤" if self.at_most else "≥"
        return (
            f"| {self.what} | {self.floor} | {self.figure} | {self.ratio:.2f} | {sign} {self.target:g} "
            f"| {'met' if met else '**missed**'} |"
        )


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The median time."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


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


class Site:
    """A server over a bank and stored answers, and a learner with attempts to answer."""

    def __init__(self, folder: Path, questions: int, stored: int) -> None:
        self.root = made.bank(folder / "bank", questions)
        self.data = folder / "data"
        self.bank = Bank.in_folder(self.root, self.data)
        self.bank.refresh()
        made.records(self.data, self.bank, stored)
        records = Records(sqlite_url(self.data))
        now = datetime.now(UTC)
        learner = records.add_learner("Bench", now)
        asked = made.asked_items(self.bank)
        self.attempts = [
            records.start(learner.id, f"made/quiz-{number}", "Made", "practice", False, asked, now)
            for number in range(ATTEMPTS)
        ]
        records.close()
        self.option = asked[0].layout["options"][0]
        self.options = [item.layout["options"][0] for item in asked]
        self.cookie = self._cookie(learner.id)
        self.port = load.port()

    def _cookie(self, learner: str) -> str:
        serializer = Sessions(secret_key(self.data)).get_signing_serializer(flask.Flask("bench"))
        return f"quizapp={serializer.dumps({'learner': learner, 'name': 'Bench', 'known': [learner]})}"

    def pages_a_second(self) -> float:
        # An attempt that no answers are sent to.
        return load.gets_a_second(self.port, f"/attempt/{self.attempts[-1]}/1", self.cookie)

    def answers_a_second(self, first: int) -> tuple[float, int]:
        """Each request answers a question that was not answered before."""
        lines = ",".join(f'"{attempt}"' for attempt in self.attempts[first : first + ATTEMPTS // 4 - 1])
        options = ",".join(f'"{option}"' for option in self.options)
        script = self.data / "answers.lua"
        script.write_text(
            f"local attempts = {{{lines}}}\nlocal options = {{{options}}}\nlocal n = -1\n"
            "request = function()\n"
            "  n = n + 1\n"
            "  local a, q = attempts[math.floor(n / 13) % #attempts + 1], n % 13 + 1\n"
            '  return wrk.format("POST", "/attempt/" .. a .. "/" .. q,'
            ' {["Content-Type"] = "application/x-www-form-urlencoded", Cookie = wrk.headers["Cookie"]},'
            ' "answer=" .. options[q])\n'
            "end\n",
            encoding="utf-8",
        )
        return load.posts_a_second(str(script), self.port, self.cookie, 3)

    def stored(self) -> int:
        records = Records(sqlite_url(self.data))
        [[count]] = records.database.read("select count(*) from answers", {})
        records.close()
        return int(count)


def serving(folder: Path) -> list[Row]:
    small, large = Site(folder / "small", 300, 0), Site(folder / "large", 100_000, 1_000_000)
    bare = load.port()
    rates: dict[str, list[float]] = {
        "bare": [],
        "page": [],
        "answer": [],
        "page large": [],
        "answer large": [],
    }
    sent, before = 0, small.stored()
    with (
        load.serving(*load.bare_flask(bare), port=bare),
        load.serving(*load.quizapp(small.root, small.data, small.port), port=small.port),
        load.serving(*load.quizapp(large.root, large.data, large.port), port=large.port),
    ):
        for turn in range(3):
            rates["bare"].append(load.gets_a_second(bare, "/"))
            rates["page"].append(small.pages_a_second())
            rates["page large"].append(large.pages_a_second())
            rate, number = small.answers_a_second(turn * ATTEMPTS // 4)
            rates["answer"].append(rate)
            sent += number
            rates["answer large"].append(large.answers_a_second(turn * ATTEMPTS // 4)[0])
    kept = small.stored() - before
    assert sent <= kept <= sent + 3 * load.CLIENTS, f"{sent} answers acknowledged, {kept} stored"
    rate = {name: statistics.median(taken) for name, taken in rates.items()}
    floor = f"{rate['bare']:,.0f}/s (bare Flask)"
    return [
        Row("question page", floor, f"{rate['page']:,.0f}/s", rate["page"] / rate["bare"], 0.30, False),
        Row("answer, durable", floor, f"{rate['answer']:,.0f}/s", rate["answer"] / rate["bare"], 0.15, False),
        Row("question page, 100,000 questions and 1,000,000 answers", f"{rate['page']:,.0f}/s (300 and 0)",
            f"{rate['page large']:,.0f}/s", rate["page"] / rate["page large"], 1.2, True),
        Row("answer, the same", f"{rate['answer']:,.0f}/s (300 and 0)", f"{rate['answer large']:,.0f}/s",
            rate["answer"] / rate["answer large"], 1.2, True),
    ]  # fmt: skip


def size(folder: Path) -> list[Row]:
    """Bytes of a question page with its stylesheet, compressed as a proxy would."""
    import http.client

    site = Site(folder, 300, 0)
    with load.serving(*load.quizapp(site.root, site.data, site.port), port=site.port):
        connection = http.client.HTTPConnection("127.0.0.1", site.port)
        connection.request("GET", f"/attempt/{site.attempts[0]}/1", headers={"Cookie": site.cookie})
        page = connection.getresponse().read()
        connection.close()
    style = (resources.folder("static") / "style.css").read_bytes()
    packed = len(gzip.compress(page)) + len(gzip.compress(style))
    figure = f"{packed / 1000:.1f} kB ({(len(page) + len(style)) / 1000:.1f} kB as it is)"
    return [
        Row(
            "question page, HTML + CSS, compressed",
            "14 kB (one TCP window)",
            figure,
            packed / 14_000,
            1,
            True,
        )
    ]


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


def main() -> None:
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}; medians, turn by turn within this run\n")
    print("| what | floor | figure | ratio | target | |\n| --- | --- | --- | --- | --- | --- |")
    for measure in (checking, grading, starting, size, serving):
        with tempfile.TemporaryDirectory() as folder:
            for row in measure(Path(folder)):
                print(row, flush=True)


if __name__ == "__main__":
    main()
