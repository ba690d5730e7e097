"""The table of speed: each row a figure, the floor under it measured in the same run, and their ratio.

`python -m tests.benchmarks` measures everything, `python -m tests.benchmarks rates start` these parts.
"""

import os
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import checking, serving, starting

MEASURES = {
    "check": checking.checking,
    "grading": starting.grading,
    "start": starting.starting,
    "size": serving.size,
    "rates": serving.rates,
    "growth": serving.growth,
}


def main() -> None:
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}; medians, turn by turn within this run\n")
    print("| what | floor | figure | ratio | target | |\n| --- | --- | --- | --- | --- | --- |")
    for name in sys.argv[1:] or MEASURES:
        with tempfile.TemporaryDirectory() as folder:
            for row in MEASURES[name](Path(folder)):
                print(row, flush=True)


if __name__ == "__main__":
    main()
