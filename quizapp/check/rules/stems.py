"""W1: how the stem of a question asks.

The rules know English, and leave a stem alone that has no word of it which they could go by.
"""

import re
from collections.abc import Iterator

from quizapp.check.rules.english import AN_OPTION, phrases
from quizapp.check.rules.item import Item, QuestionRule
from quizapp.check.rules.rule import Flaw, rule
from quizapp.check.rules.sources import HDR, MOORE, NBME
from quizapp.content.question.base import Part
from quizapp.source.diagnostics import listed

_PROMPT = ("prompt",)

_INSTRUCTION = re.compile(
    r"(?:^|[.:;!?,]\s+|\band\s+|\bthen\s+)(?:please\s+)?(?:add|answer|arrange|assign|calculate|choose|complete|connect|"
    r"decide|describe|determine|explain|fill|find|finish|give|group|identify|join|list|mark|match|name|order|pair|"
    r"pick|place|put|quote|say|select|sort|spell|state|supply|tell|tick|type|write)\b",
    re.IGNORECASE,
)
#: Words after which a sentence has to go on.
_GOES_ON = phrases(
    "a, an, the, is, are, was, were, be, been, being, has, have, had, can, could, will, would, may, might, must, should, did",
    "does, do, in, on, at, of, to, by, for, from, with, into, as, than, that, which, who, whom, whose, because, since, when",
    "where, while, if, until, under, after, before, between, during, through, over, and, or, but, not, except, its, their, his",
    r"her, about, against, towards?, become, becomes, became, means, meant, includes?, contains?, requires?, causes?, made, makes",
    r"led, known, mainly, chiefly, \w\w\w+ed",
)
_LEFT_OPEN = re.compile(r"…|\.{3}|_{2,}|[—–-]\s*$")


@rule(
    "W101",
    "a stem that is neither a question nor an open sentence",
    f"{HDR}, guideline 14; {NBME}, on lead-ins",
)
def stem_form(item: Item) -> Iterator[Flaw]:
    """A learner should know what is asked before reading the options. Ask a question, leave a sentence open for the
    answer to complete it, or say what to do (“Name …”). A true–false question is a statement.
    """
    stem = item.prompt
    if item.is_statement:
        if stem.endswith("?"):
            help = "make it a statement that is true or false as a whole"
            yield Flaw("a true–false question is asked, not stated", _PROMPT, help)
    elif item.is_english and "?" not in stem and not _INSTRUCTION.search(stem) and not _is_open(item):
        help = "ask a question, or leave the sentence open for the answer to complete"
        yield Flaw("the stem is neither a question nor an open sentence", _PROMPT, help)


def _is_open(item: Item) -> bool:
    """Whether the sentence breaks off, so that an answer completes it."""
    stem = item.prompt
    if _LEFT_OPEN.search(stem) or (item.options and stem.endswith(":")):
        return True
    if stem.endswith((".", "!")):
        return False
    if item.options and all(text[0].islower() for _, text in item.distractors):
        return True
    return bool(_GOES_ON.fullmatch(stem.rstrip(": ,").rpartition(" ")[2]))


_NEGATIVES = phrases(
    r"not, never, except, excluding, least, cannot, \w+n[’']t, no, none, neither, nor, lacks, lacked",
    "false, incorrect, untrue, wrong, inaccurate, unlikely, unrelated",
)
#: `not` in these denies nothing of what is asked.
_DENIES_NOTHING = phrases(
    "not (?:only|until|yet|even|just|merely|long|far|to be), whether or not, or not, if not, at least",
    r"no (?:longer|more than|less than|later than), No\. \d+, least developed, wrong side, wrongly",
)
_QUOTED = re.compile(r"[“‘\"'][^“”‘’\"']*[”’\"']")
#: A clause that tells what is so, beside what is asked.
_SIDE_CLAUSE = re.compile(
    r",?\s+\b(?:because|although|though|if|since|after|before|while|until|whereas|so that|(?<!^)when)\b.*$"
    r"|(?<=\w)[,;–—]\s+(?:who|whom|whose|which|where|when|but|and|though|although)\b[^,?]*(?=[,?])"
    r"|(?<=[a-z])\s+(?:that|who|whom|whose)\s+[^,?]*(?=[,?])|\([^)]*\)|[“\"][^”\"]*[”\"]",
    re.IGNORECASE,
)
_EMPHASISED = re.compile(r"(?<!\w)([*_]{1,2})(?=\S)(?P<span>.+?)(?<=\S)\1(?!\w)")
_ASKS_WHY = re.compile(r"(?:and\s+)?(?:why|how|what\s+(?:\w+\s+){0,3}(?:if|when|because))\b", re.IGNORECASE)


@rule(
    "W102",
    "a negative stem without emphasis",
    f"{HDR}, guideline 17; {NBME}; {MOORE} (negative worded)",
)
def negative_stem(item: Item) -> Iterator[Flaw]:
    """“Which of these did not …?” is often read as “did”. Ask for what is so; where that cannot be done, emphasise
    the negative: `**not**`, `NOT`. A true–false statement may have one negative, but not two.
    """
    if item.is_statement:
        yield from _double_negative(item.question.prompt)
        return
    if not _NEGATIVES.search(item.prompt):
        return
    clause = _DENIES_NOTHING.sub("", _SIDE_CLAUSE.sub("", _lead_in(item.prompt)))
    if _ASKS_WHY.match(clause):
        return
    spans = [emphasised["span"] for emphasised in _EMPHASISED.finditer(item.question.prompt)]
    for found in _NEGATIVES.finditer(clause):
        word = found[0]
        if not word.isupper() and not any(word in span for span in spans):
            help = f"ask for what is so, or emphasise it: **{word}**"
            yield Flaw(f"the stem hangs on `{word}`, which is easily missed", _PROMPT, help, word)
            return


def _double_negative(statement: str) -> Iterator[Flaw]:
    negatives = _NEGATIVES.findall(_DENIES_NOTHING.sub("", _QUOTED.sub("", statement)))
    if len(negatives) > 1:
        help = "say what is so: a learner has to turn two negatives round in the head"
        yield Flaw(f"the statement has {listed(negatives)} in it", _PROMPT, help, negatives[0])


def _lead_in(prompt: str) -> str:
    """The sentence that asks, without the clause that leads up to it."""
    sentences = re.split(r"(?<=[.!?])\s+", prompt)
    lead = next((one for one in reversed(sentences) if one.endswith("?")), sentences[-1])
    # `When the king did not sign, what happened?` asks in its second part.
    return re.sub(
        r"^(?:when|after|because|although|if|since|as|while)\b[^,]*,\s*", "", lead, flags=re.IGNORECASE
    )


_TRUE = r"(?:true|correct|false|right|wrong|accurate|incorrect|valid|appl(?:y|ies)|be (?:true|correct)|the case)(?! for)"
#: `Which of these statements about bees is true?`, `What can be said of bees?`, `Tick the correct answer.`
_WHICH_IS_TRUE = phrases(
    r"(?:which|what)(?: (?:one|two|three))?(?: of(?: the)?(?: (?:following|these|those|below))?)?(?: (?:following|given|listed))?"
    rf"(?: \w+)?(?: (?:sentences?|claims?|assertions?|facts?|things?|{AN_OPTION}))?(?: (?:below|here))?"
    rf"(?: (?:about|on|concerning|regarding) [^?:]+?)? (?:is|are|was|were|do|does|can|would)(?: you)?(?: \w+ly)?(?: not)? {_TRUE}",
    r"what (?:can|could|may|do|is) (?:\w+ )?(?:be )?(?:said|say|know|known) (?:about|of)",
)
_PICK_ONE = phrases(
    r"(?:choose|select|mark|pick|tick|find|identify|indicate|circle)(?: (?:the|all|any|one|two|most))*"
    r"(?: (?:true|correct|right|best|false|accurate|appropriate|suitable))?"
    rf" (?:sentences?|ones?|claims?|{AN_OPTION})(?: (?:below|from the list|(?:that|which) \w+ {_TRUE}|about .*))?$"
)
_VERB = phrases(
    r"is, are, was, were, be, has, have, had, can, could, will, would, may, might, must, should, did, does, do, \w\w\w+(?:ed|s)"
)


@rule(
    "W103",
    "a stem that asks nothing until the options are read",
    f"{HDR}, guideline 15; {NBME}; {MOORE} (unfocused stem)",
)
def unfocused_stem(item: Item) -> Iterator[Flaw]:
    """“Which of these is true?” is four true–false questions in one. A good stem can be answered with the options
    covered.
    """
    stem = item.prompt
    # What holds of a thing is a task in itself where several answers are right.
    several = item.has_several_answers and re.search(r"\btrue (?:of|for)\b", stem)
    if not item.options or several:
        return
    if _WHICH_IS_TRUE.search(stem) or (
        "?" not in stem and (_PICK_ONE.search(stem.rstrip(".:!")) or _is_title(item))
    ):
        help = (
            "put into the stem what the question is about: it should be answerable with the options covered"
        )
        yield Flaw("the stem asks nothing until the options are read", _PROMPT, help)


def _is_title(item: Item) -> bool:
    """Whether an open sentence is but a name of what the options speak of: `The heart: …`."""
    words = len(item.prompt.split())
    return _is_open(item) and (words <= 2 or (words <= 6 and not _VERB.search(item.prompt)))


_VAGUE = phrases(
    "often, usually, sometimes, frequently, infrequently, rarely, seldom, occasionally, generally, normally, typically",
    "commonly, regularly, from time to time, now and then, at times, once in a while, most of the time, much of the time",
    "hardly ever, as a rule, on occasion, more or less, tends? to, every so often, in many cases, in most cases",
)


@rule("W104", "a vague word of frequency", f"{NBME}; {MOORE} (vague terms)")
def vague_words(item: Item) -> Iterator[Flaw]:
    """Readers differ widely about how often “often” is, so an answer should not hang on it. Say how often, or when.
    Options and true–false statements are looked at.
    """
    parts: tuple[Part, ...] = item.options
    if item.is_statement:
        parts = ((_PROMPT, _QUOTED.sub("", item.question.prompt)),)
    for place, text in parts:
        if found := _VAGUE.search(text):
            help = "say how often, or when: learners differ about what the word means"
            yield Flaw(f"`{found[0]}` is vague", place, help, found[0])
            return


_A_TEXT = (
    r"(?:article|text|passage|author|paragraph|chapter|writer|source|notes?|poem|book|section|excerpt|report)"
)
_A_WORD = r"(?:words?|phrases?|terms?|adjectives?|expressions?|verbs?|nouns?|adverbs?|wording)"
_WORDING = phrases(
    rf"(?:which|what) (?:\w+ )?(?:\w+ )?{_A_WORD} [^?]*{_A_TEXT}, {_A_TEXT} [^?]*(?:uses?|chooses?|employs?) (?:\w+ )?{_A_WORD}",
    r"how (?:does|do|did|is|are|was|were) [^?]*(?:phrased?|worded|spell(?:ed|s)?|formulated?)",
    "(?:first|second|third|fourth|fifth|last|final|opening|closing) (?:word|sentence|line)",
    rf"how (?:many times|often) [^?]*{_A_TEXT}, quote [^?]*{_A_TEXT}, (?:exact|precise|very) (?:words?|phrase|wording)",
    "word[- ]for[- ]word, verbatim",
)


@rule("W105", "a question about the wording of a text", f"{HDR}, guidelines 2 and 3")
def wording_asked(item: Item) -> Iterator[Flaw]:
    """“Which word does the article use?” tests memory for words, not for what they tell."""
    if found := _WORDING.search(item.prompt):
        help = "ask what the passage says, not how it says it"
        yield Flaw("the wording of a text is asked, not what it tells", _PROMPT, help, found[0])


_OPINION = phrases(
    "(?:do|would|did|should|could) you (?:\\w+ )?(?:think|believe|feel|say|prefer|agree|like|choose|rather|recommend|find|rate|want)",
    "in your (?:own )?(?:opinion|view|judge?ment|eyes|mind|estimation), according to you, you (?:personally|yourself|admire|agree)",
    "your (?:own )?(?:opinion|favou?rite|preference|taste|view|feelings?), you like (?:best|most|least)",
    "(?:seems|appears|appeals) (?:\\w+ )*?(?:to|for) you",
)


@rule("W106", "a question about an opinion", f"{HDR}, guideline 6")
def opinion(item: Item) -> Iterator[Flaw]:
    """What a learner thinks or prefers cannot be right or wrong. Ask who held an opinion, or what the passage says."""
    if found := _OPINION.search(item.prompt):
        help = "ask for what the passage says, or for who holds the opinion"
        yield Flaw("an opinion is asked, and no opinion is wrong", _PROMPT, help, found[0])


RULES: tuple[QuestionRule, ...] = (
    stem_form,
    negative_stem,
    unfocused_stem,
    vague_words,
    wording_asked,
    opinion,
)
