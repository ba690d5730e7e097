"""The real server over a copy of the small bank, and Chromium."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.walking import LONG
from tests.conftest import BANKS, need
from tests.web.taking import FOUR, FOUR_ID, TRIES, write

LONG_QUIZ = f"""\
title: Words without end like {LONG}
article: sample
about: About {LONG}.
questions:
  - id: choice
    type: choice
    prompt: Whom did the {LONG} of the lighthouse employ?
    answer: Žarko Ćirić
    distractors: [a {LONG}, {LONG} and others]
    explanation: The {LONG} employed him.
    cite: founding
  - id: text
    type: text
    prompt: What do fishermen call the {LONG}?
    answer: the cow
    explanation: The {LONG} moos.
    cite: fog-signal
"""
BROKEN = f'title: "never closed by {LONG}\n'


@dataclass(frozen=True)
class Server:
    url: str
    root: Path
    data: Path


def make_root(folder: Path) -> Path:
    """A bank with a question of every type, very long words, and a broken file."""
    root = shutil.copytree(BANKS / "good", folder / "questions")
    write(root, FOUR_ID, FOUR)
    write(root, "sample/long", LONG_QUIZ)
    write(root, "sample/tries", TRIES)
    write(root, "sample/broken", BROKEN)
    return root


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(root: Path, data: Path, port: int) -> Iterator[Server]:
    """`quizapp serve`, until it is told to stop."""
    command = [sys.executable, "-m", "quizapp", "serve", str(root), "--port", str(port), "--data", str(data)]
    log = data.with_suffix(".log")
    url = f"http://127.0.0.1:{port}"
    with log.open("a") as output, subprocess.Popen(command, stdout=output, stderr=output) as process:
        try:
            _wait_for(url, process, log)
            yield Server(url, root, data)
        finally:
            process.terminate()
            process.wait(20)


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 30
    last = None
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError as error:  # a refused connection, or a page with a status of 400 or more
            last = error
            time.sleep(0.05)
    pytest.fail(f"the server does not answer ({last}): {log.read_text()}")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("served")
    with serving(make_root(folder), folder / "data", free_port()) as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if not path:
        need("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()


#: Opens a window of a browser that nobody has used yet.
Open = Callable[..., Page]


@pytest.fixture
def browse(chromium: Browser, server: Server) -> Iterator[Open]:
    contexts = []

    def open_(url: str = server.url, **options: Any) -> Page:
        context = chromium.new_context(base_url=url, **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        return context.new_page()

    yield open_
    for context in contexts:
        context.close()
