"""Requests against a server on this machine, as many as it answers in a given time."""

import http.client
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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
        " backpressure=8192, websockets=False, log_enabled=False)"
        ".serve(target_loader=lambda: app, wrap_loader=False)"
    )
    return sys.executable, "-c", code


@dataclass(frozen=True)
class Load:
    """What wrk saw: requests answered a second and in all, and the time that 99 of 100 took at most (seconds)."""

    rate: float
    requests: int
    p99: float


def gets(port: int, path: str, cookie: str = "", clients: int = CLIENTS, seconds: int = 4) -> Load:
    """GETs of a page, all answered with 2xx."""
    return _wrk(port, path, cookie, clients, seconds)


def posts(script: str, port: int, cookie: str, clients: int = CLIENTS, seconds: int = 4) -> Load:
    """POSTs, all answered with a redirect. `script` is a file in wrk's Lua that makes each request another."""
    return _wrk(port, "/", cookie, clients, seconds, "-s", script)


def _wrk(port: int, path: str, cookie: str, clients: int, seconds: int, *options: str) -> Load:
    wrk = shutil.which("wrk")
    if not wrk:
        raise SystemExit("the benchmarks need wrk: apt-get install wrk")
    said = subprocess.run(
        [wrk, "-t1", f"-c{clients}", f"-d{seconds}", "--latency", "--timeout", "30s", *options, "-H", f"Cookie: {cookie}",
         f"http://127.0.0.1:{port}{path}"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert "Non-2xx" not in said, said
    assert "Socket errors" not in said, said
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", said).groups()
    return Load(
        float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]),
        int(re.search(r"(\d+) requests in", said)[1]),
        float(value) * {"us": 1e-6, "ms": 1e-3, "s": 1}[unit],
    )


def post(port: int, path: str, cookie: str, body: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    try:
        connection.request("POST", path, body, headers)
        return connection.getresponse().status
    finally:
        connection.close()


@contextmanager
def idle(port: int, number: int) -> Iterator[None]:
    """Browsers that have loaded a page and keep their connection."""
    connections = [http.client.HTTPConnection("127.0.0.1", port, timeout=30) for _ in range(number)]
    for connection in connections:
        connection.request("GET", "/static/icon.svg")
        connection.getresponse().read()
    try:
        yield
    finally:
        for connection in connections:
            connection.close()
