"""How fast pages are served and answers recorded: by rate, by the slowest, and as everything grows."""

import gzip
import http.client
import statistics
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import flask

from quizapp import resources
from quizapp.bank.refresh import Bank
from quizapp.records.store import Records, sqlite_url
from quizapp.settings import secret_key
from quizapp.web.session import Sessions
from tests.benchmarks import load, made
from tests.benchmarks.table import Row

#: Enough attempts that no answer is sent twice while answers are measured.
ATTEMPTS = 4000
TURNS = 3
LONG = 1000


class Site:
    """A server over a bank and stored answers, and a learner with attempts to answer."""

    def __init__(self, folder: Path, questions: int, stored: int, attempts: int = ATTEMPTS) -> None:
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
            for number in range(attempts)
        ]
        long = made.asked_items(self.bank, min(LONG, questions))
        self.long = records.start(learner.id, "made/long", "Made", "practice", False, long, now)
        records.close()
        self.options = [item.layout["options"][0] for item in asked]
        self.cookie = self._cookie(learner.id)
        self.port = load.port()
        self._first = 0

    def _cookie(self, learner: str) -> str:
        serializer = Sessions(secret_key(self.data)).get_signing_serializer(flask.Flask("bench"))
        return f"quizapp={serializer.dumps({'learner': learner, 'name': 'Bench', 'known': [learner]})}"

    def serve(self) -> tuple[str, ...]:
        return load.quizapp(self.root, self.data, self.port)

    def get(self, path: str, clients: int = load.CLIENTS, seconds: int = 3) -> load.Load:
        return load.gets(self.port, path, self.cookie, clients, seconds)

    def page(self) -> str:
        """A question of an attempt that no answers are sent to."""
        return f"/attempt/{self.attempts[-1]}/1"

    def answer(self, clients: int = load.CLIENTS, seconds: int = 3) -> load.Load:
        """Each request answers a question that was not answered before."""
        share = len(self.attempts) // 8
        lines = ",".join(f'"{attempt}"' for attempt in self.attempts[self._first : self._first + share])
        self._first += share
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
        return load.posts(str(script), self.port, self.cookie, clients, seconds)

    def stored(self) -> int:
        records = Records(sqlite_url(self.data))
        [[count]] = records.database.read("select count(*) from answers", {})
        records.close()
        return int(count)


def in_turn(*measures: Callable[[], float]) -> list[float]:
    """The medians of several measures, taken turn by turn so that all meet the same noise."""
    taken = [[measure() for measure in measures] for _ in range(TURNS)]
    return [statistics.median(figures) for figures in zip(*taken, strict=True)]


def rates(folder: Path) -> list[Row]:
    """Pages and answers a second, and the slowest of a hundred answers."""
    site, bare = Site(folder, 1000, 0), load.port()
    before, answers = site.stored(), []

    def answer(clients: int = load.CLIENTS) -> load.Load:
        answers.append(site.answer(clients))
        return answers[-1]

    with load.serving(*load.bare_flask(bare), port=bare), load.serving(*site.serve(), port=site.port):
        floor, page, long, answered = in_turn(
            lambda: load.gets(bare, "/").rate,
            lambda: site.get(site.page()).rate,
            lambda: site.get(f"/attempt/{site.long}/500").rate,
            lambda: answer().rate,
        )
        eight, many = answer(8).p99, answer(64).p99
        with load.idle(site.port, 300):
            beside_idle = site.get(site.page(), clients=50)
    sent, kept = sum(one.requests for one in answers), site.stored() - before
    assert sent <= kept <= sent + 64 * len(answers), f"{sent} answers acknowledged, {kept} stored"
    of = f"{floor:,.0f}/s (bare Flask)"
    return [
        Row("question page", of, f"{page:,.0f}/s", page / floor, 0.45, False),
        Row("answer, durable", of, f"{answered:,.0f}/s", answered / floor, 0.25, False),
        Row("p99 of an answer, 8 clients", "50 ms", f"{eight * 1000:.0f} ms", eight / 0.05, 1, True),
        Row("p99 of an answer, 64 clients", "(seconds)", f"{many * 1000:.0f} ms", many, 0.5, True),
        Row("page of an attempt of 1,000 questions", f"{page:,.0f}/s (of 13)", f"{long:,.0f}/s",
            page / long, 1.3, True),
        Row("p99 of a page for 50 clients beside 300 idle ones", "(seconds)",
            f"{beside_idle.p99 * 1000:.0f} ms", beside_idle.p99, 0.2, True),
    ]  # fmt: skip


def growth(folder: Path) -> list[Row]:
    """Every page with 100,000 questions and 1,000,000 answers against 6,000 and none, for the same learner.

    With 6,000 there are as many quizzes as the first page names.
    """
    sites = Site(folder / "small", 6_000, 0, 40), Site(folder / "large", 100_000, 1_000_000, 40)
    rows = []
    with (
        load.serving(*sites[0].serve(), port=sites[0].port),
        load.serving(*sites[1].serve(), port=sites[1].port),
    ):
        for site in sites:
            load.post(site.port, f"/attempt/{site.attempts[0]}/1", site.cookie, f"answer={site.options[0]}")
            load.post(site.port, f"/attempt/{site.attempts[0]}/hand-in", site.cookie, "")
        for what, path in _PAGES.items():
            small, large = in_turn(
                *(lambda site=site, path=path: site.get(path(site), seconds=2).rate for site in sites)
            )
            rows.append(
                Row(f"{what}, 100,000 questions and 1,000,000 answers", f"{small:,.0f}/s (6,000 and none)",
                    f"{large:,.0f}/s", small / large, 1.3, True)
            )  # fmt: skip
    return rows


_PAGES: dict[str, Callable[[Site], str]] = {
    "question": Site.page,
    "home": lambda _: "/",
    "quiz": lambda _: "/quiz/made/quiz-7",
    "result": lambda site: f"/attempt/{site.attempts[0]}/result",
    "progress": lambda _: "/progress",
    "read": lambda _: "/read/made",
    "search": lambda _: "/search?q=envoy",
    "teach": lambda _: "/teach",
}


def size(folder: Path) -> list[Row]:
    """Bytes of a question page with its stylesheet, compressed as a proxy would."""
    site = Site(folder, 300, 0, 2)
    with load.serving(*site.serve(), port=site.port):
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
