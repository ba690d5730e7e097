"""Every code that `check` prints, with what it means: `quizapp check --explain CODE`.

What one function finds is explained where it is found: see `rules` and `schema`. Explained here are the codes of
which the findings are made below this package: by the reader of files (Y), and by the types that files are made of.
"""

from quizapp.check import schema
from quizapp.check.rules import (
    feedback,
    grounding,
    keys,
    options,
    originals,
    pairs,
    shares,
    stems,
)
from quizapp.check.rules.allowances import needless_allowance
from quizapp.check.rules.item import BankRule, QuestionRule
from quizapp.check.rules.rule import Code

#: The rules of item writing: those that look at one question, and those that look at all of a bank.
QUESTION_RULES: tuple[QuestionRule, ...] = (*stems.RULES, *options.RULES, *keys.RULES, *feedback.RULES)
BANK_RULES: tuple[BankRule, ...] = (*shares.RULES, *pairs.RULES)

#: Made in `quizapp.source`.
_FILES = (
    Code(
        "Y101",
        "a file or folder that cannot be read",
        "The operating system refused it, most often because it belongs to somebody else. The message has the "
        "system's own reason. On a shared computer, `chmod +r FILE` makes a file readable.",
    ),
    Code(
        "Y102",
        "a link that leads nowhere, or something that is not a file",
        "Links are followed, but one that leads back to itself or to a missing file has no content, and a "
        "device or a pipe would make the check wait for ever.",
    ),
    Code(
        "Y103",
        "a file that is too large",
        "2 MB hold about 3,000 questions. A larger file is hardly one quiz; it is not opened, so that a "
        "mistaken save (a film named quiz.yaml) cannot stop the app.",
    ),
    Code(
        "Y104",
        "a file that is not in UTF-8",
        "UTF-8 is the one encoding that can hold Cyrillic, accents and English side by side. In an editor, "
        "choose “Save with encoding → UTF-8”. A byte-order mark at the start does no harm.",
    ),
    Code(
        "Y105",
        "an empty file",
        "A file without questions would be a quiz that nobody can take.",
    ),
    Code(
        "Y106",
        "a character that cannot be seen",
        "Control characters, soft hyphens, zero-width characters and those that turn the direction of writing come in by "
        "copying from web pages. They make two texts that look alike differ, and can make a line read "
        "differently from what it is (“Trojan Source”, CVE-2021-42574).",
    ),
    Code(
        "Y107",
        "a tab",
        "A tab is as wide as each editor likes, so indentation made with tabs misleads the eye; YAML forbids "
        "it. Set your editor to indent with spaces.",
    ),
    Code(
        "Y108",
        "a text that would be cut off",
        "To YAML, a space and `#` start a comment, so `prompt: Who was #1?` would be read as `Who was`. Put such a "
        "text in quotes. A comment of your own has a space behind its `#`.",
    ),
    Code(
        "Y201",
        "text that is not YAML",
        "The file could be read only up to the place shown. The commonest reasons: a text with `: ` in it that "
        "is not in quotes, a quote or bracket that is never closed, and a line that is indented differently "
        "from its neighbours. Only the first such place of a file can be found; mend it and check again.",
    ),
    Code(
        "Y202",
        "too many levels",
        "A quiz has seven levels at most. Twenty are read, and then it is more likely that a bracket is missing, "
        "or that somebody is trying to exhaust the program.",
    ),
    Code(
        "Y203",
        "an anchor or an alias",
        "`&name` and `*name` let YAML repeat a value. Readers then have to look for it elsewhere in the file, "
        "and a few lines can be made to unfold into gigabytes. Write the value out again. If a text is meant to "
        "start with `&` or `*`, put it in quotes.",
    ),
    Code(
        "Y204",
        "a tag",
        "`!!int` and the like tell YAML the type of a value. Here the schema knows it. If a text is meant to "
        "start with `!`, put it in quotes.",
    ),
    Code(
        "Y205",
        "a key that stands twice",
        "YAML readers usually keep the last and drop the first without a word. Here nothing is dropped: "
        "remove one of them.",
    ),
    Code(
        "Y206",
        "several documents in one file",
        "A line `---` starts a new document. One file is one quiz, or the notes on one article.",
    ),
    Code(
        "Y207",
        "a key that is not plain text",
        "Keys are words such as `prompt`. A key made of brackets is usually a text that starts with `[` or `{` "
        "and lacks its quotes.",
    ),
    Code(
        "Y208",
        "a file that does not start with a key",
        "A file starts with keys: `title: …`, then `article: …` and `questions:` for a quiz, or `source: …` and "
        "`sections:` for notes.",
    ),
    Code(
        "Q302",
        "two files for one quiz",
        "A quiz is named by its path without the ending, so `a.yaml` and `a.yml` would be the same quiz, with "
        "the same scores.",
    ),
)

#: Made by the types of `quizapp.content`, of values that fit their schema.
_CONTENT = (
    Code(
        "Q201",
        "a question id that is taken",
        "Every recorded answer names its question by this id, so two questions of a quiz cannot share one. "
        "Give the newer question a new id: the scores of the older one hang on its id.",
    ),
    Code(
        "Q202",
        "an option that is there twice",
        "Options are compared without case and punctuation, as a learner would read them. Two that read alike "
        "cannot both be right and wrong.",
    ),
    Code(
        "Q203",
        "an accepted form that is covered already",
        "Case, accents, punctuation and the Cyrillic or Latin script never matter when answers are compared. "
        "`accept` is for other names and spellings.",
    ),
    Code(
        "Q204",
        "an answer that cannot be typed",
        "Punctuation is ignored when answers are compared, so an answer made of punctuation alone would be "
        "compared with nothing.",
    ),
    Code(
        "Q205",
        "a passage id that is taken",
        "Questions cite passages by id, so an article uses each id once.",
    ),
    Code(
        "Q206",
        "a tolerance that makes no sense",
        "`tolerance` is how far off an answer may be: a number, `500`, or a part of the key, `5 %`. With half the key "
        "or more, hardly any answer would be wrong; with nothing, it says nothing.",
    ),
    Code(
        "Q207",
        "an answer whose words are all optional",
        "`optional` lists words that a learner may leave out, such as `the` or `Prince`. At least one word of every "
        "accepted answer has to be typed.",
    ),
    Code(
        "Q208",
        "a pattern that does not match the answer",
        "`pattern` accepts what it matches from the first character to the last. If the answer itself does not fit, "
        "neither would most learners'.",
    ),
    Code(
        "Q209",
        "a section title that is taken",
        "Links lead to a section by its title, so an article uses each title once; ` › `, `/` and spaces are the same there.",
    ),
)

_ALL: tuple[Code, ...] = (
    *_FILES,
    *schema.CODES,
    *_CONTENT,
    *grounding.RULES,
    *originals.RULES,
    needless_allowance,
    *QUESTION_RULES,
    *BANK_RULES,
)
RULEBOOK: dict[str, Code] = {one.code: one for one in sorted(_ALL, key=lambda one: one.code)}


def explain(code: str) -> str | None:
    """The rule in prose, or None for a code that does not exist."""
    rule = RULEBOOK.get(code)
    if not rule:
        return None
    source = f"\n\nSource: {rule.source}." if rule.source else ""
    return f"{code}: {rule.title}\n\n{rule.why}{source}"
