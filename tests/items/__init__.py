"""Items with one known flaw each, and sound ones that look as if they had it: what the rules of item writing are worth.

Each item is tagged with the code of its flaw; `sound` marks a near miss of it. In `pairs.yaml` the flaw lies
between the items that cite the same passage.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from quizapp.check.rulebook import RULEBOOK
from quizapp.check.rules import keys, options, pairs, stems
from quizapp.check.rules.item import Item
from quizapp.content.question import Question
from quizapp.content.quiz import Quiz

FOLDER = Path(__file__).parent
PAIRS = "pairs.yaml"
#: What the items are tagged with; the shares of true–false questions are a matter of whole quizzes.
CODES = [code for code in RULEBOOK if code[:2] in ("W1", "W2", "W4")]


@dataclass
class Measure:
    """How one rule did: flaws found, flaws missed, and findings where there was nothing to find."""

    found: int = 0
    missed: int = 0
    false: int = 0

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed)

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.false)


def measure() -> dict[str, Measure]:
    """Each rule over all items, by code."""
    measures = {code: Measure() for code in CODES}
    for flaws, findings in (*_single(), *_pairs()):
        for code in CODES:
            measures[code].found += code in flaws and code in findings
            measures[code].missed += code in flaws and code not in findings
            measures[code].false += code not in flaws and code in findings
    return measures


def _single() -> Iterator[tuple[set[str], set[str]]]:
    """Of each item the flaws that it has, and those that are found."""
    for file in sorted(FOLDER.glob("*.yaml")):
        if file.name != PAIRS:
            for question in _read(file).questions:
                yield _flaws(question.tags), found_in(question)


def found_in(question: Question) -> set[str]:
    """The codes of what is wrong with stem, options and key of a question."""
    item = Item("quiz", 0, question, frozenset())
    rules = (*stems.RULES, *options.RULES, *keys.RULES)
    return {rule.code for rule in rules if any(rule.find(item))}


def found_between(items: Sequence[Item]) -> set[str]:
    """The codes of what is wrong between these questions."""
    return {rule.code for rule in pairs.RULES if any(rule.find(items))}


def _pairs() -> Iterator[tuple[set[str], set[str]]]:
    by_passage = defaultdict(list)
    for index, question in enumerate(_read(FOLDER / PAIRS).questions):
        by_passage[question.cite].append(
            Item("pairs", index, question, frozenset({("text", question.cite[0])}))
        )
    for pair in by_passage.values():
        yield _flaws(pair[0].question.tags), found_between(pair)


def _read(file: Path) -> Quiz:
    return Quiz.model_validate(yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader))


def _flaws(tags: tuple[str, ...]) -> set[str]:
    return set() if "sound" in tags else set(tags)
