"""What a try can earn, and when that is final."""

from fractions import Fraction

#: What each try after the first takes off what can be earned: Moodle's default for interactive questions.
PENALTY = Fraction(1, 3)
#: Points are kept as floats: thirds that differ by less are the same.
ROUNDING = 1e-9


def max_points(try_number: int) -> Fraction:
    """What a wholly right answer earns at this try: 1 at the first, a third less at each further one."""
    return 1 - (try_number - 1) * PENALTY


def points(fraction: float, try_number: int, earned_before: float) -> float:
    """What a question has earned after a try with this raw grade: never less than before (as in Moodle)."""
    return max(earned_before, fraction * float(max_points(try_number)))


def is_final(earned: float, try_number: int, allowed: int) -> bool:
    """Whether this was the last try allowed, or a further one could not better the points."""
    return try_number >= allowed or earned >= max_points(try_number + 1) - ROUNDING
