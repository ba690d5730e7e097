"""What stands in a text: words, phrases, numbers and names. All that tying a key to a passage needs.

Evidence is compared letter by letter, but for white space, quotation marks and dashes; keys are compared
word by word, without case and punctuation.
"""

import re
from functools import cached_property

from quizapp.language.folding import plain

_ALIKE = str.maketrans(
    dict.fromkeys("‘’‚‛′`´ʼ", "'") | dict.fromkeys("“”„‟″«»", '"') | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00a0\u2009\u202f\t\n", " ")
)  # fmt: skip
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u2009\u202f ]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,\u00a0\u2009\u202f ]\d{3})+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:…][”\"’')\]]*\s+|\n|^[“\"‘'(\[]|\s[“\"‘])[“\"‘'(\[]?$")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


def alike(text: str) -> str:
    """The text with one kind of quotation mark, dash and space; every character keeps its position."""
    return text.translate(_ALIKE)


def locate(words: str, text: str) -> tuple[int, int] | None:
    """Where the words stand verbatim in the text: start and end, or None."""
    sought = " ".join(alike(words).split())
    start = alike(text).find(sought)
    return None if start < 0 else (start, start + len(sought))


def locate_phrase(phrase: str, text: str) -> tuple[int, int] | None:
    """Where the words of the phrase stand in the text, without regard to case and punctuation."""
    words = r"[\W_]+".join(map(re.escape, plain(phrase).split()))
    found = re.search(rf"\b{words}\b", text, re.IGNORECASE) if words else None
    return found and found.span()


def numbers(text: str) -> dict[str, str]:
    """The numbers in the text as written, by their value: `40,000` and `40 000` are `40000`."""
    found: dict[str, str] = {}
    for match in _NUMBER.finditer(text):
        written = match[0]
        if _THOUSANDS.fullmatch(written):
            found[re.sub(r"\D", "", written)] = written
        else:
            # `in 1812 40 men` has two numbers, `4.8` and `4,8` one.
            for part in written.translate(_ALIKE).split(" "):
                found[part.replace(",", ".")] = part
    return found


def names(text: str) -> list[str]:
    """The capitalised words that do not start a sentence, without a possessive ending."""
    found = []
    for match in _WORD.finditer(text):
        word = re.sub(r"[’']s?$", "", match[0])
        if word[0].isupper() and len(word) > 1 and not _SENTENCE_START.search(text[: match.start()]):
            found.append(word)
    return list(dict.fromkeys(found))


def runs(text: str, length: int) -> list[tuple[str, ...]]:
    """Every run of `length` words, in order."""
    words = plain(text).split()
    return [tuple(words[i : i + length]) for i in range(len(words) - length + 1)]


class Ground:
    """A text that keys may stand in; what is asked of it is worked out once."""

    def __init__(self, text: str) -> None:
        self.text = text

    def says(self, phrase: str) -> bool:
        """Whether the words of the phrase stand here in this order."""
        return f" {plain(phrase)} " in self._plain

    def has(self, evidence: str) -> bool:
        """Whether the evidence stands here verbatim."""
        return " ".join(alike(evidence).split()) in self._alike

    @cached_property
    def numbers(self) -> dict[str, str]:
        return numbers(self.text)

    @cached_property
    def _plain(self) -> str:
        return f" {plain(self.text)} "

    @cached_property
    def _alike(self) -> str:
        return alike(self.text)
