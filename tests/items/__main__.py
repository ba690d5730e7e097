"""`python -m tests.items` prints recall and precision of each rule of item writing."""

from quizapp.check.rulebook import RULEBOOK
from tests.items import Measure, measure

measures = measure()
total = Measure(
    *(sum(getattr(one, name) for one in measures.values()) for name in ("found", "missed", "false"))
)
print(f"{'':4}  {'rule':66} {'flawed':>6} {'found':>6} {'false':>6} {'recall':>7} {'precision':>10}")
for code, one in [*measures.items(), ("all", total)]:
    title = RULEBOOK[code].title if code in RULEBOOK else ""
    figures = (
        f"{one.found + one.missed:6} {one.found:6} {one.false:6} {one.recall:7.2f} {one.precision:10.2f}"
    )
    print(f"{code:4}  {title:66} {figures}")
