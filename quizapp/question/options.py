"""What the types that offer options share."""

from collections.abc import Iterable, Iterator

from quizapp.fields import Fault, Option
from quizapp.folding import plain
from quizapp.question.base import Part


def repeated_texts(parts: Iterable[Part]) -> Iterator[Fault]:
    """A fault for each text that reads like an earlier one: no learner could tell them apart."""
    seen: dict[str, str] = {}
    for place, text in parts:
        # A text of punctuation alone (`—`, `?`) has nothing left once it is folded.
        folded = plain(text) or text
        if folded in seen:
            help = f"it reads like `{seen[folded]}`: change one of them or take it out"
            yield Fault("Q202", f"the option `{text}` is there twice", place, help)
        seen.setdefault(folded, text)


def parts(field: str, options: Iterable[Option]) -> Iterator[Part]:
    """The texts of a field's options with their places."""
    for index, option in enumerate(options):
        yield (field, index, "text"), option.text
