"""What the types that offer options share."""

from collections.abc import Iterable, Iterator

from quizapp.fields import Fault, Option
from quizapp.folding import plain
from quizapp.question.base import Part


def repeated_options(
    keys: Iterable[tuple[tuple[str | int, ...], Option]], field: str, others: Iterable[Option]
) -> Iterator[Fault]:
    """A fault for each option that reads like an earlier one: no learner could tell them apart."""
    places = [*keys, *(((field, index, "text"), option) for index, option in enumerate(others))]
    seen: dict[str, str] = {}
    for place, option in places:
        # An option of punctuation alone (`—`, `?`) has nothing left once it is folded.
        folded = plain(option.text) or option.text
        if folded in seen:
            help = f"it reads like `{seen[folded]}`: change one of them or take it out"
            yield Fault("Q202", f"the option `{option.text}` is there twice", place, help)
        seen.setdefault(folded, option.text)


def parts(field: str, options: Iterable[Option]) -> Iterator[Part]:
    """The options of a field with their places."""
    for index, option in enumerate(options):
        yield (field, index, "text"), option.text
