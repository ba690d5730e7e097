"""Regular expressions that authors write, which may be wrong or take longer than anybody waits."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

#: Seconds after which a match is given up: some patterns take exponential time (“ReDoS”).
TIMEOUT = 0.05


def error_in(pattern: str) -> str:
    """What is wrong with a pattern; empty where it is sound."""
    import regex  # here, because few banks have patterns, and it takes a while to load

    try:
        regex.compile(pattern)
    except regex.error as error:
        return str(error)
    return ""


def matches(pattern: str, text: str, *, ignore_case: bool) -> bool:
    """Whether the pattern matches all of the text; false where that takes more than `TIMEOUT`."""
    try:
        return bool(_compiled(pattern, ignore_case).fullmatch(text, timeout=TIMEOUT))
    except TimeoutError:
        return False


@lru_cache(maxsize=256)
def _compiled(pattern: str, ignore_case: bool) -> "regex.Pattern[str]":
    import regex

    return regex.compile(pattern, regex.IGNORECASE if ignore_case else 0)
