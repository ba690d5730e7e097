"""Whatever was acknowledged survives: real servers are killed while learners answer.

QUIZAPP_CRASHES says how often; the default keeps the suite short.
"""

import http.client
import json
import os
import random
import re
import threading
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from quizapp.records.store import Records
from tests.test_server import Serving, free_port

ROUNDS = int(os.environ.get("QUIZAPP_CRASHES", "5"))
LEARNERS = 8
QUESTIONS = 40

ARTICLE = """\
title: Numbers
source: S
sections:
  - title: T
    passages:
      - id: p
        text: The tower stands.
"""
QUESTION = """\
  - id: q{0}
    type: text
    prompt: What stands?
    answer: tower
    explanation: So.
    cite: p
"""


@dataclass
class Learner:
    """Answers one practice after the other, and remembers what was sent and what was acknowledged."""

    number: int
    port: int
    cookie: str = ""
    attempt: str = ""
    position: int = 0
    sent: dict = field(default_factory=dict)
    acknowledged: set = field(default_factory=set)

    def post(self, path, **form):
        """Post a form and return where the answer leads."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self.cookie}
            connection.request("POST", path, urlencode(form), headers)
            response = connection.getresponse()
            response.read()
            assert response.status == 303, (path, response.status)
            if given := response.getheader("Set-Cookie"):
                [(name, morsel)] = SimpleCookie(given).items()
                self.cookie = f"{name}={morsel.value}"
            return response.getheader("Location")

    def go_on(self, killed):
        """Answer until the server is gone; an answer that was cut off is sent again after the restart."""
        while True:
            try:
                if not self.cookie:
                    self.post("/learner/add", name=f"Learner {self.number} {time.monotonic_ns()}")
                if not self.attempt:
                    there = self.post("/quiz/numbers", mode="practice")
                    self.attempt, self.position = re.search(r"/attempt/([^/]+)/1", there)[1], 1
                key = self.attempt, self.position
                # After a cut nobody knows whether the answer was stored, so it must be the same again.
                text = self.sent.setdefault(key, f"{self.number} says {random.random()}")
                self.post(f"/attempt/{self.attempt}/{self.position}", answer=text)
                self.acknowledged.add(key)
                self.position += 1
                if self.position > QUESTIONS:
                    self.attempt = ""
            except (OSError, http.client.HTTPException):
                if killed.is_set():
                    return
                raise


def test_no_acknowledged_answer_is_lost_when_the_server_is_killed(tmp_path, capsys, database_url):
    root = tmp_path / "questions"
    (root / "articles").mkdir(parents=True)
    (root / "articles/numbers.yaml").write_text(ARTICLE)
    quiz = "title: Numbers\narticle: numbers\nquestions:\n"
    (root / "numbers.yaml").write_text(quiz + "".join(QUESTION.format(number) for number in range(QUESTIONS)))
    where = {"QUIZAPP_DATABASE_URL": database_url}
    port = free_port()
    learners = [Learner(number, port) for number in range(LEARNERS)]
    failed = []

    def answer(learner, killed):
        try:
            learner.go_on(killed)
        except BaseException as error:
            failed.append(error)

    for _ in range(ROUNDS):
        killed = threading.Event()
        with Serving(root, data=tmp_path / "data", port=port, workers=2, env=where) as serving:
            threads = [threading.Thread(target=answer, args=[learner, killed]) for learner in learners]
            for thread in threads:
                thread.start()
            time.sleep(random.uniform(0.2, 0.6))
            killed.set()
            serving.kill()
            for thread in threads:
                thread.join()
        assert failed == []

    with Serving(root, data=tmp_path / "data", port=port, env=where) as serving:
        assert "Numbers" in serving.get()
    with closing(Records(database_url)) as records:
        if database_url.startswith("sqlite"):
            assert records.database.read("pragma integrity_check", {}) == [("ok",)]
            assert records.database.read("pragma foreign_key_check", {}) == []
        rows = records.database.read("select attempt, position, response from answers", {})
    stored = {(attempt, position): json.loads(response) for attempt, position, response in rows}
    sent = {key: text for learner in learners for key, text in learner.sent.items()}
    acknowledged = set().union(*(learner.acknowledged for learner in learners))
    with capsys.disabled():
        print(
            f"\n{ROUNDS} crashes on {database_url.partition(':')[0]}: {len(sent)} answers sent, {len(acknowledged)} acknowledged, {len(rows)} stored, "
            f"{len(acknowledged - stored.keys())} lost"
        )
    assert len(acknowledged) > ROUNDS
    assert max(Counter((attempt, position) for attempt, position, _ in rows).values()) == 1
    assert acknowledged <= stored.keys() <= sent.keys()
    assert {key: sent[key] for key in stored} == stored
