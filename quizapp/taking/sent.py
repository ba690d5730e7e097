"""The fields that come with an answer: which try it is, how sure the learner is, how long it took."""

from datetime import datetime

from quizapp.content.question.base import Form

#: Which try the form is for, counted from 1.
TRY = "try"
#: How sure the learner is: 1 a guess, 2 thinks so, 3 sure.
CERTAINTY = "certainty"
#: The key shall be shown, and no more tries are wanted.
REVEAL = "reveal"
#: The learner has been told once that the answer is close.
CLOSE = "close"
#: In a test, the answer shall be taken back.
CLEAR = "clear"
#: When the page was made (milliseconds since 1970), and for how many milliseconds it was in sight since. A page
#: that takes the place of one whose form was not recorded goes on with both.
SHOWN, IN_SIGHT = "shown", "in-sight"

#: Seconds after which somebody is taken to do something else.
LONGEST = 600.0


def certainty(form: Form) -> int | None:
    """How sure the learner says they are."""
    given = _first(form, CERTAINTY)
    return int(given) if given in ("1", "2", "3") else None


def try_number(form: Form) -> int:
    """Which try the form is for."""
    given = _first(form, TRY)
    return int(given) if given in ("1", "2", "3") else 1


def seconds(form: Form, now: datetime) -> float | None:
    """Seconds of work on the answer, at most LONGEST; None where the form does not tell.

    A script counts while the page is in sight. Without one, it is the time since the page was made, and a script
    cannot claim more than that.
    """
    since = shown(form)
    if since is None:
        return None
    passed = now.timestamp() * 1000 - since
    seen = in_sight(form)
    worked = passed if seen is None else min(passed, seen)
    return min(max(worked / 1000, 0.0), LONGEST)


def shown(form: Form) -> int | None:
    """When work on the answer began, as SHOWN."""
    return _number(form, SHOWN)


def in_sight(form: Form) -> int | None:
    """For how long the pages of the answer were in sight, as IN_SIGHT; None without a script."""
    return _number(form, IN_SIGHT)


def _first(form: Form, field: str) -> str:
    return "".join(form.get(field, ())[:1])


def _number(form: Form, field: str) -> int | None:
    given = _first(form, field)
    return int(given) if given.isdecimal() and len(given) <= 15 else None
