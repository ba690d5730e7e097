"""`quizapp serve`: the app on granian, over a folder of files and a folder of data."""

import gc
import logging
import multiprocessing
import os
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from granian.constants import Interfaces
from granian.server import Server

from quizapp.bank.refresh import Bank
from quizapp.records.migrations import up_to_date
from quizapp.records.store import Records
from quizapp.settings import secret_key

DEFAULT_PORT = 8000
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Setup:
    """Where everything is: enough to make the app in any process."""

    root: Path
    data: Path
    database_url: str
    on_this_computer: bool

    @property
    def kept_in(self) -> str:
        """Where the scores are, to be printed: without a password."""
        return str(self.data) if self.database_url.startswith("sqlite") else "PostgreSQL"

    @property
    def token(self) -> str:
        """What opens the educator's pages where others are served too; an empty text where none are.

        It is made from the key, so that it stays as long as the data folder does.
        """
        if self.on_this_computer:
            return ""
        return blake2b(b"educator", key=secret_key(self.data), digest_size=16).hexdigest()

    def app(self) -> Any:
        from quizapp.web import create_app

        if parent := multiprocessing.parent_process():
            threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
        bank = Bank.in_folder(self.root, self.data)
        records = Records(self.database_url)
        app = create_app(bank, records, secret_key(self.data), token=self.token)
        gc.freeze()  # what is loaded now stays: looking through it for garbage again and again is wasted
        gc.enable()
        return app


def _end_with(parent: Any) -> None:
    """Stop serving when the process that was started is killed: nobody could stop it by name any more."""
    parent.join()
    os._exit(1)  # what was acknowledged is stored


def prepare(setup: Setup) -> Bank:
    """Make the key and bring records and bank up to date, once, before any worker starts.

    Raises OSError, and Unusable where the records cannot be opened.
    """
    secret_key(setup.data)
    records = Records(setup.database_url)
    try:
        up_to_date(records.database)
        records.tidy(datetime.now(UTC))
    finally:
        records.close()
    bank = Bank.in_folder(setup.root, setup.data)
    bank.refresh()
    return bank


def free_port(host: str, port: int | None) -> int:
    """The port if it was asked for; else the default one, or any free one where that is taken.

    Raises OSError where the port that was asked for is taken.
    """
    for candidate in (port,) if port else (DEFAULT_PORT, 0):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except OSError:
                if port or candidate == 0:
                    raise
                continue
            return int(probe.getsockname()[1])
    raise AssertionError("port 0 is never taken")


def reachable(host: str) -> str:
    """The host to put into the address that is printed: of `0.0.0.0`, which means all, one that others can open."""
    family, elsewhere = {
        "0.0.0.0": (socket.AF_INET, "192.0.2.1"),  # noqa: S104
        "::": (socket.AF_INET6, "2001:db8::1"),
    }.get(host, (None, ""))
    if family is None:
        return host
    # Asking for the way to an address of documentation sends nothing, and tells the own address on that way.
    with socket.socket(family, socket.SOCK_DGRAM) as probe, suppress(OSError):
        probe.connect((elsewhere, 9))
        return str(probe.getsockname()[0])
    return host


def run(setup: Setup, host: str, port: int, workers: int, started: Callable[[], None]) -> None:
    """Serve until interrupted; calls `started` once the first worker answers."""
    logging.getLogger("granian").setLevel(logging.WARNING)
    server = _Announced(
        "quizapp",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=2,
        backpressure=8192,
        websockets=False,
        workers_kill_timeout=2,  # a worker that is told to stop while it starts does not hear it
        log_enabled=False,
        respawn_failed_workers=True,
    )
    server.waiting = threading.Thread(target=_when_open, args=(host, port, started), daemon=True)
    server.serve(target_loader=setup.app, wrap_loader=False)


class _Announced(Server):  # type: ignore[misc,valid-type]
    """Granian, which tells when somebody answers.

    Its own hook comes before its workers: who followed the address then would find nobody there, and a thread
    that holds a lock while workers are forked (of an import, say) would leave it locked in them.
    """

    waiting: threading.Thread

    def startup(self, *args: Any) -> None:
        super().startup(*args)
        self.waiting.start()


def _when_open(host: str, port: int, then: Callable[[], None]) -> None:
    address = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    while True:
        try:
            socket.create_connection((address, port)).close()
        except OSError:
            time.sleep(0.02)
        else:
            return then()
