"""W: the rules of item writing over a bank, and the warnings that its authors allow."""

from collections.abc import Iterator, Mapping

from quizapp.check.rulebook import BANK_RULES, QUESTION_RULES, RULEBOOK
from quizapp.check.rules.allowances import needless_allowance
from quizapp.check.rules.item import Found, Item, items
from quizapp.check.rules.rule import Flaw
from quizapp.content.notes import Notes
from quizapp.content.quiz import Quiz
from quizapp.source.diagnostics import Diagnostic
from quizapp.source.yaml_text import Source

_OF_A_BANK = frozenset(rule.code for rule in BANK_RULES)
_WARNINGS = _OF_A_BANK | {rule.code for rule in QUESTION_RULES} | {needless_allowance.code}
_ERRORS = RULEBOOK.keys() - _WARNINGS


def check(
    quizzes: Mapping[str, Quiz], sources: Mapping[str, Source], notes: Notes, *, whole: bool
) -> Iterator[Diagnostic]:
    """Every warning about these quizzes that its question does not allow, and every needless allowance.

    Where they are not the `whole` bank, an allowance of what lies between questions may be needed for all we know.
    """
    bank = items(quizzes, notes)
    used: set[tuple[str, str]] = set()
    for code, found in _found(bank):
        allowing = found.allowed(code)
        used.update((item.name, code) for item in allowing)
        if not allowing:
            yield _at(sources, found.item, code, found.flaw)
    for item in bank:
        for code in item.question.allow:
            if (item.name, code) not in used and (whole or code not in _OF_A_BANK):
                for flaw in needless_allowance.find(code, _WARNINGS, _ERRORS):
                    yield _at(sources, item, needless_allowance.code, flaw, key=True)


def _found(bank: list[Item]) -> Iterator[tuple[str, Found]]:
    for item in bank:  # all rules on one before the next: they fold and stem the same words
        for rule in QUESTION_RULES:
            for flaw in rule.find(item):
                yield rule.code, Found(item, flaw)
    for bank_rule in BANK_RULES:
        for found in bank_rule.find(bank):
            yield bank_rule.code, found


def _at(sources: Mapping[str, Source], item: Item, code: str, flaw: Flaw, *, key: bool = False) -> Diagnostic:
    place = ("questions", item.index, *flaw.at)
    return sources[item.quiz].at(code, flaw.message, place, key=key, words=flaw.words, help=flaw.help)
