"""What the rules of item writing know of English, beyond `terms`."""

import re


def phrases(*lists: str) -> re.Pattern[str]:
    """A pattern for any of the phrases as whole words, in any case; each list is parted by commas.

    A phrase is a regular expression in which a space stands for any white space.
    """
    spelled = [phrase.strip().replace(" ", r"\s+") for line in lists for phrase in line.split(",")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)", re.IGNORECASE)


#: Words for an option of a question, as other options speak of it.
AN_OPTION = r"(?:answers?|options?|choices|alternatives|statements?|possibilities|suggestions|names?|items?)"

_PLURALS = phrases("men, women, children, people, geese, feet, teeth, mice, .*[^su'’i]s")


def is_plural(text: str) -> bool:
    """Whether a noun phrase names several things, as far as its last word and an `and` tell."""
    return " and " in text or bool(_PLURALS.fullmatch(text.rpartition(" ")[2]))
