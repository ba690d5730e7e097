"""W4: what is wrong between two questions of a bank (sources are named in `stems`).

Only questions that cite a passage in common are compared: others ask about different things.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from quizapp.check.rules.items import Found, Item
from quizapp.content.fields import Fault
from quizapp.content.question.options import WithOptions
from quizapp.content.question.true_false import TrueFalse
from quizapp.language.folding import plain

#: Two stems with so large a share of their terms in common ask the same; with the same key, this of the shorter.
ALIKE, ALIKE_WITH_ONE_KEY = 0.8, 0.5
#: A stem that has so large a share of another's terms, and its key, gives it away.
GIVEN = 0.3


def check(bank: list[Item]) -> Iterator[Found]:
    """All rules over all pairs."""
    repeated: set[Item] = set()
    for one, other in _sharing_a_passage(bank):
        # Of several that ask the same, each is reported once, with the first.
        if other not in repeated:
            for found in twin_stems(one, other):
                repeated.add(other)
                yield found
        for first, second in ((one, other), (other, one)):
            yield from gives_away(first, second)
            yield from key_elsewhere_wrong(first, second)


def _sharing_a_passage(bank: list[Item]) -> Iterator[tuple[Item, Item]]:
    citing = defaultdict(list)
    for item in bank:
        for passage in item.passages:
            citing[passage].append(item)
    for passage, items in citing.items():
        for one, other in combinations(items, 2):
            # Two that share several passages meet at one of them.
            if len(one.passages) == 1 or passage == min(one.passages & other.passages):
                yield one, other


def twin_stems(one: Item, other: Item) -> Iterator[Found]:
    """No two questions ask the same. HDR 4 (items are independent)."""
    shared = len(one.stem_terms & other.stem_terms)
    if one.key_terms and one.key_terms == other.key_terms:
        alike = shared >= ALIKE_WITH_ONE_KEY * min(len(one.stem_terms), len(other.stem_terms))
    else:
        # `Put these in order` asks for something else each time: what is asked stands in the parts.
        about_parts = " these " in one.stem or " following " in one.stem
        close = shared >= ALIKE * len(one.stem_terms | other.stem_terms)
        same = one.asks == other.asks and one.stem_numbers == other.stem_numbers
        alike = close and same and not about_parts
    if alike and shared:
        help = "take one of them out, or ask for something else"
        fault = Fault("W401", f"`{one.name}` asks nearly the same", ("prompt",), help)
        yield Found(other, fault, (one,))


def gives_away(teller: Item, asked: Item) -> Iterator[Found]:
    """No stem tells the answer to another question. HDR 4 (items are independent); NBME (cueing)."""
    if isinstance(teller.question, TrueFalse) and not teller.question.answer:
        return  # what it says is false
    if asked.key_terms.isdisjoint(teller.stem_terms):
        return
    told = [_told(key, teller.stem) for key in asked.keys]
    if not told or not all(told) or any(_told(key, asked.stem) for key in asked.keys):
        return
    rest = asked.stem_terms - asked.key_terms
    if rest and len(rest & teller.stem_terms) >= GIVEN * len(rest):
        help = "put it in other words, or ask for something else in one of them"
        message = f"the stem tells the answer to `{asked.name}`"
        yield Found(teller, Fault("W402", message, ("prompt",), help, told[0]), (asked,))


def _told(key: str, stem: str) -> str:
    """What of the key stands in a stem: all of it, or the last word of a name."""
    if len(key) < 3:
        return ""  # a small number stands in many a stem
    surname = key.split()[-1] if key.istitle() and not re.search(r"\d", key) else key
    return next((text for text in (key, surname) if f" {plain(text)} " in stem), "")


def key_elsewhere_wrong(right: Item, wrong: Item) -> Iterator[Found]:
    """What the evidence makes right here, the same evidence does not make wrong elsewhere. HDR 19."""
    if right.evidence.isdisjoint(wrong.evidence) or not isinstance(wrong.question, WithOptions):
        return
    keys = set(map(plain, right.keys))
    for place, text in wrong.question.rivals():
        if plain(text) in keys:
            message = f"`{text}` is the key of `{right.name}`, on the same evidence"
            help = "choose another distractor, unless the two questions ask for different things"
            yield Found(wrong, Fault("W403", message, place, help), (right,))
