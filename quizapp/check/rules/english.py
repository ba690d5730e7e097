"""What the rules of item writing know of English, beyond `terms`."""

import re


def phrases(*lists: str) -> re.Pattern[str]:
    """A pattern for any of the phrases as whole words, in any case; each list is parted by commas.

    A phrase is a regular expression, without commas, in which a space stands for any white space.
    """
    spelled = [phrase.strip().replace(" ", r"\s+") for line in lists for phrase in line.split(",")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)", re.IGNORECASE)


#: Words for an option of a question, as other options speak of it.
AN_OPTION = r"(?:answers?|options?|choices|alternatives|statements?|possibilities|suggestions)"


_DOING = phrases(r"\w\w+ing", "to")
_PLURALS = phrases("men, women, children, people, geese, feet, teeth, mice, .*[^su'’i]s")


def is_plural(text: str) -> bool:
    """Whether a text names several things, as far as its first word, its last, and an `and` tell."""
    if _DOING.match(text):
        return False  # one thing is done, to however many
    return " and " in text or bool(_PLURALS.fullmatch(text.rpartition(" ")[2]))


#: `an hour`, `an 18th-century fort`, `an MP`; but `a union`, `a European`, `a UN mission`.
_VOWEL_SOUND = re.compile(
    r"(?:8|11|18)(?!\d)|[AEFHILMNORSX][A-Z]{0,2}\b|(?i:hour|hono|honest|heir)"
    r"|(?!U[A-Z]{1,2}\b)(?i:(?:[aeio]|u(?!ni|se|su|ran|rop|til))(?!uro|ne\b|nce\b))"
)


def begins_with_a_vowel_sound(text: str) -> bool:
    """Whether `an` stands before it, not `a`."""
    return bool(_VOWEL_SOUND.match(text))
