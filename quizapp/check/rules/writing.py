"""W: the rules of item writing over a bank, and the warnings that its authors allow."""

from collections.abc import Iterator, Mapping

from quizapp.check.rulebook import RULEBOOK
from quizapp.check.rules import cues, feedback, options, pairs, shares, stems
from quizapp.check.rules.items import Found, Item, items
from quizapp.content.fields import Fault
from quizapp.content.notes import Notes
from quizapp.content.quiz import Quiz
from quizapp.source.diagnostics import Diagnostic, did_you_mean
from quizapp.source.yaml_text import Source


def check(
    quizzes: Mapping[str, Quiz], sources: Mapping[str, Source], notes: Notes, *, whole: bool
) -> Iterator[Diagnostic]:
    """Every warning about these quizzes that its question does not allow, and every needless allowance.

    Where they are not the `whole` bank, an allowance of what lies between questions may be needed for all we know.
    """
    bank = items(quizzes, notes)
    used: set[tuple[str, str]] = set()
    for found in _found(bank):
        code = found.fault.code
        # Any of those concerned may allow it: which of them comes first is a matter of the files' names.
        allowing = [one.name for one in (found.item, *found.others) if code in one.question.allow]
        used.update((name, code) for name in allowing)
        if not allowing:
            yield _at(sources[found.item.quiz], found.item, found.fault)
    for item in bank:
        for code in item.question.allow:
            if (item.name, code) not in used and (whole or code < "W3" or code > "W5"):
                yield _at(sources[item.quiz], item, _needless(code), key=True)


def _found(bank: list[Item]) -> Iterator[Found]:
    for item in bank:
        for of_one in (*stems.RULES, *options.RULES, *cues.RULES, *feedback.RULES):
            for fault in of_one(item.question):
                yield Found(item, fault)
    yield from shares.check(bank)
    yield from pairs.check(bank)


def _needless(code: str) -> Fault:
    warnings = [known for known in RULEBOOK if known.startswith("W")]
    if code in warnings:
        message, help = f"there is no warning `{code}` here to allow", "take it out of `allow`"
    elif code in RULEBOOK:
        message, help = f"`{code}` is an error and cannot be allowed", "mend what it reports"
    else:
        message = f"`{code}` is not a warning that can be allowed"
        help = (
            did_you_mean(code, warnings)
            or f"warnings run from {warnings[0]} to {warnings[-1]}; all else is to be mended"
        )
    return Fault("W001", message, ("allow", code), help)


def _at(source: Source, item: Item, fault: Fault, *, key: bool = False) -> Diagnostic:
    place = ("questions", item.index, *fault.at)
    return source.at(fault.code, fault.message, place, key=key, words=fault.words, help=fault.help)
