"""What a rule is: a code with its explanation, and the function that finds what breaks it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

F = TypeVar("F", bound=Callable[..., object])
F_co = TypeVar("F_co", bound=Callable[..., object], covariant=True)


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding: what it is in a few words, why it matters, and who says so."""

    code: str
    title: str
    why: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Code, Generic[F_co]):
    """A code, and the one function that makes its findings."""

    find: F_co


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a rule finds wrong, as a `Fault` without its code, which the rule has."""

    message: str
    at: tuple[str | int, ...] = ()
    help: str = ""
    words: str = ""


def rule(code: str, title: str, source: str = "") -> Callable[[F], Rule[F]]:
    """Make a rule of a function. Its docstring says why the rule matters, for `check --explain`."""

    def make(find: F) -> Rule[F]:
        why = " ".join((find.__doc__ or "").split())
        return Rule(code, title, why, source, find=find)

    return make
