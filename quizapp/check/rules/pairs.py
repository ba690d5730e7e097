"""W4: what is wrong between two questions of a bank.

Only questions that cite a passage in common are compared: others ask about different things. Nor is every two of
these: an inverted index finds the candidates. Where a share of a set of terms has to be in common, one of the rarest
few must be, and only those are looked up (prefix filtering: Chaudhuri, Ganti & Kaushik, “A primitive operator for
similarity joins in data cleaning”, ICDE 2006).

A rule reports a question once, with the first that it collides with and that neither of the two allows.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby
from math import ceil

from quizapp.check.rules.item import BankRule, Found, Item
from quizapp.check.rules.rule import Flaw, rule
from quizapp.check.rules.sources import HDR, NBME
from quizapp.language.folding import plain

#: Two stems with so large a share of their terms in common ask the same; with the same key, this of the shorter.
ALIKE, ALIKE_WITH_ONE_KEY = 0.8, 0.5
#: A stem that has so large a share of another's terms, and its key, gives it away.
GIVEN = 0.3


@rule("W401", "two questions that ask nearly the same", f"{HDR}, guideline 4")
def twin_stems(bank: Sequence[Item]) -> Iterator[Found]:
    """The second tests nothing new, and whoever missed the first has by then read its answer. Only questions that cite
    a passage in common are compared.
    """
    rarest, earlier = _Rarest(bank), _allowing_first(bank, twin_stems.code)
    near, few, all_ = _Index(), _Index(), _Index()
    help = "take one of them out, or ask for something else"
    for position, item in enumerate(earlier):
        kinds = [(passage, item.asks, item.stem_numbers) for passage in item.passages]
        keys = [(passage, item.key_terms) for passage in item.passages if item.key_terms]
        ranked = rarest.first(item.stem_terms)
        most, some = _one_of(ranked, ALIKE), _one_of(ranked, ALIKE_WITH_ONE_KEY)
        # With one key it is the shorter stem that shares some of its terms with any of the longer's.
        candidates = _in_order(
            near.lists(kinds, most), few.lists(keys, item.stem_terms), all_.lists(keys, some)
        )
        for one in (earlier[candidate] for candidate in candidates):
            if ask_the_same(one, item):
                found = Found(item, Flaw(f"`{one.name}` asks nearly the same", ("prompt",), help), (one,))
                yield found
                if not found.allowed(twin_stems.code):
                    break
        near.add(position, kinds, most)
        few.add(position, keys, some)
        all_.add(position, keys, item.stem_terms)


def ask_the_same(one: Item, other: Item) -> bool:
    """Whether two stems have most of their terms in common, or with one key, a good part of them."""
    shared = len(one.stem_terms & other.stem_terms)
    if one.key_terms and one.key_terms == other.key_terms:
        return shared >= max(1, ALIKE_WITH_ONE_KEY * min(len(one.stem_terms), len(other.stem_terms)))
    if one.asks != other.asks or one.stem_numbers != other.stem_numbers:
        return False
    # `Put these in order` asks for something else each time: what is asked stands in the parts.
    about_parts = " these " in one.stem or " following " in one.stem
    return not about_parts and shared >= max(1, ALIKE * len(one.stem_terms | other.stem_terms))


@rule("W402", "a stem that tells the answer to another question", f"{HDR}, guideline 4; {NBME}")
def gives_away(bank: Sequence[Item]) -> Iterator[Found]:
    """Each question should be answered for itself. A stem that has the other's key, and most of its terms, is
    reported.
    """
    rarest, asked, index = _Rarest(bank), _allowing_first(bank, gives_away.code), _Index()
    for position, item in enumerate(asked):
        if telling := _words_to_tell(item):
            groups = [(passage, word) for passage in item.passages for word in telling]
            rest = rarest.first(item.stem_terms - item.key_terms)
            index.add(position, groups, _one_of(rest, GIVEN))
    help = "put it in other words, or ask for something else in one of them"
    for item in bank:
        groups = [(passage, word) for passage in item.passages for word in set(item.stem.split())]
        candidates = _in_order(index.lists(groups, item.stem_terms))
        for one in (asked[candidate] for candidate in candidates):
            if words := tells(item, one):
                flaw = Flaw(f"the stem tells the answer to `{one.name}`", ("prompt",), help, words)
                found = Found(item, flaw, (one,))
                yield found
                if not found.allowed(gives_away.code):
                    break


def tells(teller: Item, asked: Item) -> str:
    """The words in the stem of one question that tell the answer to another, or an empty text."""
    if teller.is_false_statement or asked.key_terms.isdisjoint(teller.stem_terms):
        return ""
    told = [_told(key, teller.stem) for _, key in asked.claims]
    if not all(told) or any(_told(key, asked.stem) for _, key in asked.claims):
        return ""
    rest = asked.stem_terms - asked.key_terms
    return told[0] if rest and len(rest & teller.stem_terms) >= GIVEN * len(rest) else ""


def _told(key: str, stem: str) -> str:
    """What of the key stands in a stem: all of it, or the last word of a name."""
    return next((text for text in _names(key) if f" {plain(text)} " in stem), "")


def _names(key: str) -> tuple[str, ...]:
    """What a key may be called in another stem."""
    if len(key) < 3:
        return ()  # a small number stands in many a stem
    is_name = key.istitle() and not re.search(r"\d", key)
    return (key, key.split()[-1]) if is_name else (key,)


def _words_to_tell(asked: Item) -> set[str]:
    """Words of which a stem has one that tells the answer; none where no stem can, because its own does already."""
    if not asked.claims or any(_told(key, asked.stem) for _, key in asked.claims):
        return set()
    _, first = asked.claims[0]
    return {max(words, key=len) for text in _names(first) if (words := plain(text).split())}


@rule("W403", "a key that is a distractor elsewhere, on the same evidence", f"{HDR}, guideline 19")
def key_elsewhere_wrong(bank: Sequence[Item]) -> Iterator[Found]:
    """What the quoted words make right in one question can hardly be wrong in another that quotes the same words."""
    right, index = _allowing_first(bank, key_elsewhere_wrong.code), _Index()
    for position, item in enumerate(right):
        index.add(position, _proofs(item), {plain(key) for _, key in item.claims})
    help = "choose another distractor, unless the two questions ask for different things"
    for item in bank:
        proofs = _proofs(item)
        for place, text in item.distractors if proofs else ():
            candidates = _in_order(index.lists(proofs, [plain(text)]))
            for one in (right[candidate] for candidate in candidates):
                if one is not item:
                    flaw = Flaw(f"`{text}` is the key of `{one.name}`, on the same evidence", place, help)
                    found = Found(item, flaw, (one,))
                    yield found
                    if not found.allowed(key_elsewhere_wrong.code):
                        break


def _proofs(item: Item) -> list[Hashable]:
    return [(passage, words) for passage in item.passages for words in item.evidence]


class _Index:
    """Which items, by their positions, have a term in a group of items that may collide."""

    def __init__(self) -> None:
        self._lists: defaultdict[Hashable, defaultdict[str, list[int]]] = defaultdict(
            lambda: defaultdict(list)
        )

    def add(self, position: int, groups: Iterable[Hashable], terms: Iterable[str]) -> None:
        """Positions have to rise from one call to the next."""
        for group in groups:
            for term in terms:
                self._lists[group][term].append(position)

    def lists(self, groups: Iterable[Hashable], terms: Iterable[str]) -> Iterator[list[int]]:
        """For each of the groups and each of the terms, the items that have it, in rising order."""
        for group in groups:
            if by_term := self._lists.get(group):
                yield from (by_term[term] for term in terms if term in by_term)


def _in_order(*lists: Iterable[list[int]]) -> Iterator[int]:
    """Each position in any of the lists once, in rising order, as far as they are asked for."""
    return (position for position, _ in groupby(merge(*(one for some in lists for one in some))))


class _Rarest:
    """Which terms of a stem are the rarest in the bank."""

    def __init__(self, bank: Iterable[Item]) -> None:
        self._number = Counter(term for item in bank for term in item.stem_terms)

    def first(self, terms: Iterable[str]) -> list[str]:
        """The terms by their number in the bank, in an order that is the same for all stems."""
        return sorted(terms, key=lambda term: (self._number[term], term))


def _one_of(ranked: list[str], share: float) -> list[str]:
    """The first of the terms, just so many that whoever has `share` of all of them has one of these."""
    return ranked[: len(ranked) - ceil(share * len(ranked)) + 1]


def _allowing_first(bank: Iterable[Item], code: str) -> list[Item]:
    """The bank in its order, but first those that allow the warning, so that no pair that needs it is passed over."""
    return sorted(bank, key=lambda item: code not in item.question.allow)


RULES: tuple[BankRule, ...] = (twin_stems, gives_away, key_elsewhere_wrong)
