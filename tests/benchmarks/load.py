"""Requests against a server on this machine, as many as it answers in a given time."""

import http.client
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

WORKERS, CLIENTS = 2, 8


def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(*command: str, port: int) -> Iterator[None]:
    """A server in a process of its own, once it answers."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait(port)
        yield
    finally:
        process.terminate()
        process.wait()


def wait(port: int, path: str = "/") -> None:
    for _ in range(2000):
        try:
            get(port, path)
        except OSError:
            time.sleep(0.005)
        else:
            return
    raise TimeoutError("the server does not answer")


def get(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def quizapp(root: Path, data: Path, port: int) -> tuple[str, ...]:
    return (sys.executable, "-m", "quizapp", "serve", str(root), "--data", str(data), "--port", str(port),
            "--workers", str(WORKERS))  # fmt: skip


def bare_flask(port: int) -> tuple[str, ...]:
    """A Flask app of one line on the same server with the same settings: the floor."""
    code = (
        "import flask; from granian.server import Server; from granian.constants import Interfaces\n"
        "app = flask.Flask('bare'); app.get('/')(lambda: 'hello')\n"
        f"Server('bare', port={port}, interface=Interfaces.WSGI, workers={WORKERS}, blocking_threads=2,"
        " backpressure=256, websockets=False, log_enabled=False)"
        ".serve(target_loader=lambda: app, wrap_loader=False)"
    )
    return sys.executable, "-c", code


def gets_a_second(port: int, path: str, cookie: str = "", seconds: int = 4) -> float:
    """How many GETs a second wrk gets answered, all with 2xx."""
    wrk = shutil.which("wrk")
    if not wrk:
        raise SystemExit("the benchmarks need wrk: apt-get install wrk")
    said = subprocess.run(
        [wrk, "-t1", f"-c{CLIENTS}", f"-d{seconds}", "-H", f"Cookie: {cookie}", f"http://127.0.0.1:{port}{path}"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert "Non-2xx" not in said, said
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])


def posts_a_second(script: str, port: int, cookie: str, seconds: int = 4) -> tuple[float, int]:
    """How many POSTs a second wrk gets answered with a redirect, and how many there were in all.

    `script` is a file in wrk's Lua that makes each request another.
    """
    wrk = shutil.which("wrk")
    said = subprocess.run(
        [str(wrk), "-t1", f"-c{CLIENTS}", f"-d{seconds}", "-s", script, "-H", f"Cookie: {cookie}",
         f"http://127.0.0.1:{port}/"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert "Non-2xx" not in said, said
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), int(
        re.search(r"(\d+) requests in", said)[1]
    )


def in_threads(number: int, work: Callable[[int], None]) -> None:
    threads = [threading.Thread(target=work, args=(index,)) for index in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
