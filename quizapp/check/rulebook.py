"""What each code means: `quizapp check --explain CODE` prints it, and the authoring guide lists it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding: what it is in a few words, why it matters, and who says so."""

    title: str
    why: str
    source: str = ""


_HDR = "Haladyna, Downing & Rodriguez 2002"
_NBME = "Case & Swanson (NBME) 2002"
_MOORE = "Moore, Nguyen, Chen & Stamper 2023"
_SHUTE = "Shute, “Focus on formative feedback”, 2008"


RULEBOOK: dict[str, Rule] = {
    "Y101": Rule(
        "a file or folder that cannot be read",
        "The operating system refused it, most often because it belongs to somebody else. The message has the "
        "system's own reason. On a shared computer, `chmod +r FILE` makes a file readable.",
    ),
    "Y102": Rule(
        "a link that leads nowhere, or something that is not a file",
        "Links are followed, but one that leads back to itself or to a missing file has no content, and a "
        "device or a pipe would make the check wait for ever.",
    ),
    "Y103": Rule(
        "a file that is too large",
        "2 MB hold about 3,000 questions. A larger file is hardly one quiz; it is not opened, so that a "
        "mistaken save (a film named quiz.yaml) cannot stop the app.",
    ),
    "Y104": Rule(
        "a file that is not in UTF-8",
        "UTF-8 is the one encoding that can hold Cyrillic, accents and English side by side. In an editor, "
        "choose “Save with encoding → UTF-8”. A byte-order mark at the start does no harm.",
    ),
    "Y105": Rule("an empty file", "A file without questions would be a quiz that nobody can take."),
    "Y106": Rule(
        "a character that cannot be seen",
        "Control characters, soft hyphens, zero-width characters and those that turn the direction of writing come in by "
        "copying from web pages. They make two texts that look alike differ, and can make a line read "
        "differently from what it is (“Trojan Source”, CVE-2021-42574).",
    ),
    "Y107": Rule(
        "a tab",
        "A tab is as wide as each editor likes, so indentation made with tabs misleads the eye; YAML forbids "
        "it. Set your editor to indent with spaces.",
    ),
    "Y108": Rule(
        "a text that would be cut off",
        "To YAML, a space and `#` start a comment, so `prompt: Who was #1?` would be read as `Who was`. Put such a "
        "text in quotes. A comment of your own has a space behind its `#`.",
    ),
    "Y201": Rule(
        "text that is not YAML",
        "The file could be read only up to the place shown. The commonest reasons: a text with `: ` in it that "
        "is not in quotes, a quote or bracket that is never closed, and a line that is indented differently "
        "from its neighbours. Only the first such place of a file can be found; mend it and check again.",
    ),
    "Y202": Rule(
        "too many levels",
        "A quiz has seven levels at most. Twenty are read, and then it is more likely that a bracket is missing, "
        "or that somebody is trying to exhaust the program.",
    ),
    "Y203": Rule(
        "an anchor or an alias",
        "`&name` and `*name` let YAML repeat a value. Readers then have to look for it elsewhere in the file, "
        "and a few lines can be made to unfold into gigabytes. Write the value out again. If a text is meant to "
        "start with `&` or `*`, put it in quotes.",
    ),
    "Y204": Rule(
        "a tag",
        "`!!int` and the like tell YAML the type of a value. Here the schema knows it. If a text is meant to "
        "start with `!`, put it in quotes.",
    ),
    "Y205": Rule(
        "a key that stands twice",
        "YAML readers usually keep the last and drop the first without a word. Here nothing is dropped: "
        "remove one of them.",
    ),
    "Y206": Rule(
        "several documents in one file",
        "A line `---` starts a new document. One file is one quiz, or the notes on one article.",
    ),
    "Y207": Rule(
        "a key that is not plain text",
        "Keys are words such as `prompt`. A key made of brackets is usually a text that starts with `[` or `{` "
        "and lacks its quotes.",
    ),
    "Y208": Rule(
        "a file that does not start with a key",
        "A file starts with keys: `title: …`, then `article: …` and `questions:` for a quiz, or `source: …` and "
        "`sections:` for notes.",
    ),
    "Q101": Rule("a key is missing", "The authoring guide lists which keys each part must have."),
    "Q102": Rule(
        "an unknown key",
        "A key that nobody reads is most often a slip of the finger, and what it says would be lost without a "
        "word. The keys differ by type: `distractors` belongs to `choice` and `multiple`.",
    ),
    "Q103": Rule(
        "a value of the wrong kind",
        "A list where one text belongs, or the other way round. A text with `: ` in it becomes a "
        "key and its value unless it is in quotes.",
    ),
    "Q104": Rule(
        "an empty value", "A key without a value says nothing: write the value or take the key out."
    ),
    "Q105": Rule("an unknown type of question", "The type decides how a question is asked and graded."),
    "Q106": Rule("a value that is not on the list", "Some keys take one of a few words."),
    "Q107": Rule(
        "an id of the wrong form",
        "Ids stand in addresses and in the record of every answer, so they are made of small letters, digits "
        "and hyphens, and never change.",
    ),
    "Q108": Rule(
        "a date that cannot be read",
        "Dates in files follow EDTF (ISO 8601-2): `1838`, `1838-05`, `1838-05-01`, `184X`, `18XX`, `1838~` for "
        "about, `1838?` for perhaps, and `1828/1856` for a period.",
    ),
    "Q109": Rule(
        "neither true nor false", "`yes`, `no`, `on` and `1` mean too many things in too many places."
    ),
    "Q110": Rule("too few or too many", "A list is shorter or longer than what can be shown and answered."),
    "Q111": Rule("a text that is too long", "No prompt, option or passage needs more than 5,000 characters."),
    "Q112": Rule(
        "not a web address", "Readers follow it to the article, so it must start with http:// or https://."
    ),
    "Q113": Rule(
        "a number that cannot be read",
        "The key of a `number` question is a number in figures: `1838`, `40,000`, `96.6`, `3 billion`. What it counts "
        "goes into `unit`. In files, a comma parts thousands and a point parts decimals. `1.234` is refused, because "
        "half of Europe reads it as a thousand and more: write `1,234`, or `1.2340` for a little more than one. "
        "Learners may type either.",
    ),
    "Q114": Rule(
        "a text without gaps, or with too many",
        "A gap of a `cloze` question is written `{{key}}` or `{{key = other name}}` to be typed, and "
        "`{{key | wrong | wrong}}` to be chosen. One to twelve of them can be answered. A brace that is left over "
        "would be shown to learners as it stands.",
    ),
    "Q115": Rule(
        "a pattern that is no regular expression",
        "`pattern` of a `text` question is a regular expression as Python's `regex` package knows them. A list of "
        "names in `accept` is easier to read, and rarely not enough.",
    ),
    "Q201": Rule(
        "a question id that is taken",
        "Every recorded answer names its question by this id, so two questions of a quiz cannot share one. "
        "Give the newer question a new id: the scores of the older one hang on its id.",
    ),
    "Q202": Rule(
        "an option that is there twice",
        "Options are compared without case and punctuation, as a learner would read them. Two that read alike "
        "cannot both be right and wrong.",
    ),
    "Q203": Rule(
        "an accepted form that is covered already",
        "Case, accents, punctuation and the Cyrillic or Latin script never matter when answers are compared. "
        "`accept` is for other names and spellings.",
    ),
    "Q204": Rule(
        "an answer that cannot be typed",
        "Punctuation is ignored when answers are compared, so an answer made of punctuation alone would be "
        "compared with nothing.",
    ),
    "Q205": Rule(
        "a passage id that is taken", "Questions cite passages by id, so an article uses each id once."
    ),
    "Q206": Rule(
        "a tolerance that makes no sense",
        "`tolerance` is how far off an answer may be: a number, `500`, or a part of the key, `5 %`. With half the key "
        "or more, hardly any answer would be wrong; with nothing, it says nothing.",
    ),
    "Q207": Rule(
        "an answer whose words are all optional",
        "`optional` lists words that a learner may leave out, such as `the` or `Prince`. At least one word of every "
        "accepted answer has to be typed.",
    ),
    "Q208": Rule(
        "a pattern that does not match the answer",
        "`pattern` accepts what it matches from the first character to the last. If the answer itself does not fit, "
        "neither would most learners'.",
    ),
    "Q209": Rule(
        "a section title that is taken",
        "Links lead to a section by its title, so an article uses each title once; ` › `, `/` and spaces are the same there.",
    ),
    "Q301": Rule(
        "an article without notes",
        "Every question cites a passage, so a quiz needs the notes of its article: "
        "`articles/russia-serbia.yaml` for `article: russia-serbia`.",
    ),
    "Q302": Rule(
        "two files for one quiz",
        "A quiz is named by its path without the ending, so `a.yaml` and `a.yml` would be the same quiz, with "
        "the same scores.",
    ),
    "G101": Rule(
        "a passage that does not exist",
        "`cite` names a passage of the article's notes by its id. A quiz across several articles may write "
        "`article/passage`.",
    ),
    "G102": Rule(
        "evidence that does not stand in the passage",
        "`evidence` is what the learner sees marked in the passage after answering, so it must stand there word "
        "for word. White space, quotation marks and dashes may differ.",
    ),
    "G103": Rule(
        "a key that does not stand in the passage",
        "The promise of this app is that every answer can be traced. The words of the key must stand in a cited "
        "passage (case and punctuation aside). Where the key follows from what the passages say, write "
        "`evidence:` and say in `inferred:` why it follows; a reader can then judge.",
    ),
    "G104": Rule(
        "a number that does not stand in the passage",
        "A wrong year in a prompt misleads more learners than a wrong key. Numbers and years of prompt and key "
        "must stand in a cited passage, or in its `as_of`. `40,000` and `40 000` are the same number.",
    ),
    "G105": Rule(
        "evidence that speaks for a distractor too",
        "When the quoted words contain a wrong option, a learner who chose it can fairly say that the passage "
        "agrees. Quote the words that tell the two apart, or choose another distractor.",
    ),
    "G106": Rule(
        "evidence is missing",
        "The key of a true–false question (true, false) stands in no passage, and neither does one that is "
        "inferred: only `evidence` ties them to it.",
    ),
    "G107": Rule(
        "what is asked can change",
        "The passage is marked `as_of`: an office is held, a law is in force. A prompt that does not name the "
        "date becomes wrong without anybody touching it.",
    ),
    "G201": Rule(
        "an article without its original",
        "`--against DIR` looks for DIR/<article>.md, a Markdown file whose paragraphs are named by lines such as "
        "`[§history/19th-century/p1]`.",
    ),
    "G202": Rule(
        "a passage that names no paragraph of the original",
        "`from` says which paragraph the passage tells, so that its facts can be compared.",
    ),
    "G203": Rule(
        "a number that does not stand in the paragraph",
        "Numbers and years of a passage must stand in the paragraph that it names in `from`.",
    ),
    "G204": Rule(
        "a name that does not stand in the paragraph",
        "Capitalised words of a passage, other than the first of a sentence, must stand in the paragraph that "
        "it names in `from`. Forms of a name (Serb, Serbia, Serbian) count as the same.",
    ),
    "G205": Rule(
        "copied words",
        "Facts may be taken from an article, sentences may not: seven or more of its words in a row are a copy.",
    ),
    "W001": Rule(
        "an allowance that nothing needs",
        "`allow` on a question silences a warning that is meant to be, with the reason: `allow: {W203: …}`. One that "
        "silences nothing is a slip, or is left over from an earlier wording. Only warnings can be allowed.",
    ),
    "W101": Rule(
        "a stem that is neither a question nor an open sentence",
        "A learner should know what is asked before reading the options. Ask a question, leave a sentence open for the "
        "answer to complete it, or say what to do (“Name …”). A true–false question is a statement.",
        f"{_HDR}, guideline 14; {_NBME}, on lead-ins",
    ),
    "W102": Rule(
        "a negative stem without emphasis",
        "“Which of these did not …?” is often read as “did”. Ask for what is so; where that cannot be done, "
        "emphasise the negative: `**not**`, `NOT`. A true–false statement may have one negative, but not two.",
        f"{_HDR}, guideline 17; {_NBME}; {_MOORE} (negative worded)",
    ),
    "W103": Rule(
        "a stem that asks nothing until the options are read",
        "“Which of these is true?” is four true–false questions in one. A good stem can be answered with the options "
        "covered.",
        f"{_HDR}, guideline 15; {_NBME}; {_MOORE} (unfocused stem)",
    ),
    "W104": Rule(
        "a vague word of frequency",
        "Readers differ widely about how often “often” is, so an answer should not hang on it. Say how often, or when. "
        "Options and true–false statements are looked at.",
        f"{_NBME}; {_MOORE} (vague terms)",
    ),
    "W105": Rule(
        "a question about the wording of a text",
        "“Which word does the article use?” tests memory for words, not for what they tell.",
        f"{_HDR}, guidelines 2 and 3",
    ),
    "W106": Rule(
        "a question about an opinion",
        "What a learner thinks or prefers cannot be right or wrong. Ask who held an opinion, or what the passage says.",
        f"{_HDR}, guideline 6",
    ),
    "W201": Rule(
        "an option that speaks of other options",
        "“All of the above” is known to be right by whoever knows two of them, and “none of the above” tells nothing of "
        "what a learner knows. And options come in random order here, so that nothing is above.",
        f"{_HDR}, guidelines 9, 25 and 26; {_NBME}; {_MOORE} (all, none of the above; complex or K-type)",
    ),
    "W202": Rule(
        "a key that is noticeably the longest option",
        "Authors take care to make the key exact, so the longest option is a good guess. A key that is 1.4 times as long "
        "as the longest distractor, and 12 characters longer, is reported.",
        f"{_HDR}, guidelines 24 and 28d; {_NBME}; {_MOORE} (longest option correct)",
    ),
    "W203": Rule(
        "an absolute word in distractors alone",
        "Little is so always, never or for all, and learners know it: such a distractor is struck out without any "
        "knowledge. Questions of how much are excepted, because all and none are answers to them.",
        f"{_HDR}, guideline 28a; {_NBME}; {_MOORE} (absolute terms)",
    ),
    "W204": Rule(
        "two options that say nearly the same",
        "Where one of them is right the other is too, and where one is wrong both can be struck out.",
        f"{_HDR}, guidelines 19 and 22",
    ),
    "W205": Rule(
        "ranges that overlap",
        "A number in both ranges makes both right. Let one begin where the other has ended: 10–19, 20–29.",
        f"{_HDR}, guideline 22; {_NBME} (numeric data)",
    ),
    "W206": Rule(
        "options of mixed kind",
        "A year among persons is struck out at sight. All options should answer the same question in the same form. "
        "The check tells numbers, sentences and other words apart, and no more.",
        f"{_HDR}, guideline 23; {_NBME} (nonparallel options)",
    ),
    "W207": Rule(
        "grammar that gives the key away",
        "A stem that ends in “an”, or that asks for several, fits only some of the options. Every option has to "
        "continue the stem as grammatically as the key does.",
        f"{_HDR}, guideline 28c; {_NBME}; {_MOORE} (grammatical cues)",
    ),
    "W208": Rule(
        "a word of the stem that comes again in the key alone",
        "Whoever knows nothing chooses the option that sounds like the question.",
        f"{_HDR}, guideline 28b; {_NBME}; {_MOORE} (word repeats)",
    ),
    "W301": Rule(
        "many true–false questions",
        "Half of all guesses are right. More than a third of a quiz is reported. Any of these questions may allow it.",
        f"{_HDR}, guideline 9; {_NBME}",
    ),
    "W302": Rule(
        "true–false questions with one key",
        "Of four or more statements, in a quiz or in the bank, at least a quarter should have the other key, or learners "
        "will guess by habit. Any of these questions may allow it.",
        f"{_HDR}, guideline 20",
    ),
    "W401": Rule(
        "two questions that ask nearly the same",
        "The second tests nothing new, and whoever missed the first has by then read its answer. Only questions that "
        "cite a passage in common are compared.",
        f"{_HDR}, guideline 4",
    ),
    "W402": Rule(
        "a stem that tells the answer to another question",
        "Each question should be answered for itself. A stem that has the other's key, and most of its terms, is reported.",
        f"{_HDR}, guideline 4; {_NBME}",
    ),
    "W403": Rule(
        "a key that is a distractor elsewhere, on the same evidence",
        "What the quoted words make right in one question can hardly be wrong in another that quotes the same words.",
        f"{_HDR}, guideline 19",
    ),
    "W501": Rule(
        "an explanation that adds nothing",
        "After the answer a learner wants to know why, or what came of it. An explanation that has no word that is not in "
        "question and key says nothing new.",
        _SHUTE,
    ),
    "W502": Rule(
        "a hint that tells the key",
        "A hint should lead to the answer. Whoever wants to see it can have it shown.",
        _SHUTE,
    ),
}


def explain(code: str) -> str | None:
    """The rule in prose, or None for a code that does not exist."""
    rule = RULEBOOK.get(code)
    if not rule:
        return None
    source = f"\n\nSource: {rule.source}." if rule.source else ""
    return f"{code}: {rule.title}\n\n{rule.why}{source}"
