"""W001: the warnings that a question allows."""

from collections.abc import Collection, Iterator

from quizapp.check.rules.rule import Flaw, rule
from quizapp.source.diagnostics import did_you_mean


@rule("W001", "an allowance that nothing needs")
def needless_allowance(code: str, warnings: Collection[str], errors: Collection[str]) -> Iterator[Flaw]:
    """`allow` on a question silences a warning that is meant to be, with the reason: `allow: {W203: …}`. One that
    silences nothing is a slip, or is left over from an earlier wording. Only warnings can be allowed.
    """
    if code in warnings:
        message, help = f"there is no warning `{code}` here to allow", "take it out of `allow`"
    elif code in errors:
        message, help = f"`{code}` is an error and cannot be allowed", "mend what it reports"
    else:
        message = f"`{code}` is not a warning that can be allowed"
        help = (
            did_you_mean(code, warnings)
            or f"warnings run from {min(warnings)} to {max(warnings)}; all else is to be mended"
        )
    yield Flaw(message, ("allow", code), help)
