"""What the pages share: the stores, the clock, and who is asking."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from flask import abort, current_app, request, session

from quizapp.bank.refresh import Bank
from quizapp.records.store import Records
from quizapp.records.values import Attempt

EXTENSION = "quizapp"

_OF_PROXIES = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")
_LOOPBACK = ("127.0.0.1", "::1", "::ffff:127.0.0.1")


@dataclass(frozen=True)
class Services:
    """What the app works with; an empty `token` where it serves this computer alone."""

    bank: Bank
    records: Records
    clock: Callable[[], datetime]
    token: str = ""


def services() -> Services:
    return cast("Services", current_app.extensions[EXTENSION])


def fresh_bank() -> Bank:
    """The bank with every saved file taken in: for the pages that lead to quizzes and articles."""
    bank = services().bank
    bank.refresh()
    return bank


def learner_id() -> str:
    """The learner whose cookie came with the request; an empty text, which no learner has, if none did."""
    return str(session.get("learner", ""))


def attempt_or_404(id: str, low: int = 1, high: int = 2**31 - 1) -> Attempt:
    """The learner's attempt, as it stands at the positions from `low` to `high`."""
    # PostgreSQL takes no U+0000, which an address may have.
    attempt = services().records.attempt(id, learner_id(), low, high) if id.isprintable() else None
    if not attempt:
        abort(404)
    return attempt


def from_this_computer() -> bool:
    """Whether the browser runs on the computer that the app runs on, with no proxy in between."""
    return request.remote_addr in _LOOPBACK and not any(name in request.headers for name in _OF_PROXIES)


def is_educator() -> bool:
    """Whether the educator's pages are for this browser: see `teach`."""
    return bool(session.get("educator")) if services().token else from_this_computer()
