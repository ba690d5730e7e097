"""W1: what is wrong with the stem of a question, by the guides to item writing.

Sources, as they are cited here: HDR: Haladyna, Downing & Rodriguez, “A review of multiple-choice item-writing
guidelines for classroom assessment”, Applied Measurement in Education 15 (2002), by number of guideline. NBME:
Case & Swanson, “Constructing Written Test Questions for the Basic and Clinical Sciences”, 3rd ed. (2002).
Moore: Moore, Nguyen, Chen & Stamper, “Assessing the quality of multiple-choice questions using GPT-4 and
rule-based methods” (EC-TEL 2023), its rubric of 19 flaws.

The rules know English, and leave a stem alone that has no word of it which they could go by.
"""

import re
from collections.abc import Iterator

from quizapp.check.rules.english import AN_OPTION, is_english, phrases
from quizapp.check.rules.items import ItemRule
from quizapp.content.fields import Fault
from quizapp.content.question import Question
from quizapp.content.question.base import Part
from quizapp.content.question.multiple import Multiple
from quizapp.content.question.options import WithOptions
from quizapp.content.question.true_false import TrueFalse
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


def stem_form(question: Question) -> Iterator[Fault]:
    """A stem is a question, an open sentence or an instruction. HDR 14 (clear directions); NBME (lead-in)."""
    stem = _bare(question.prompt)
    if isinstance(question, TrueFalse):
        if stem.endswith("?"):
            help = "make it a statement that is true or false as a whole"
            yield Fault("W101", "a true–false question is asked, not stated", _PROMPT, help)
    elif (
        is_english(stem)
        and "?" not in stem
        and not _INSTRUCTION.search(stem)
        and not _is_open(question, stem)
    ):
        help = "ask a question, or leave the sentence open for the answer to complete"
        yield Fault("W101", "the stem is neither a question nor an open sentence", _PROMPT, help)


def _is_open(question: Question, stem: str) -> bool:
    """Whether the sentence breaks off, so that an answer completes it."""
    if _LEFT_OPEN.search(stem) or (isinstance(question, WithOptions) and stem.endswith(":")):
        return True
    if stem.endswith((".", "!")):
        return False
    if isinstance(question, WithOptions) and all(text[0].islower() for _, text in question.rivals()):
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


def negative_stem(question: Question) -> Iterator[Fault]:
    """What is not so is asked only with emphasis on the negative. HDR 17; NBME; Moore (negative worded).

    A statement may deny something, but not deny a denial.
    """
    if isinstance(question, TrueFalse):
        negatives = _NEGATIVES.findall(_DENIES_NOTHING.sub("", _QUOTED.sub("", question.prompt)))
        if len(negatives) > 1:
            help = "say what is so: a learner has to turn two negatives round in the head"
            yield Fault("W102", f"the statement has {listed(negatives)} in it", _PROMPT, help, negatives[0])
        return
    clause = _DENIES_NOTHING.sub("", _SIDE_CLAUSE.sub("", _lead_in(question.prompt)))
    if _ASKS_WHY.match(clause):
        return
    spans = [emphasised["span"] for emphasised in _EMPHASISED.finditer(question.prompt)]
    for found in _NEGATIVES.finditer(clause):
        word = found[0]
        if not word.isupper() and not any(word in span for span in spans):
            help = f"ask for what is so, or emphasise it: **{word}**"
            yield Fault("W102", f"the stem hangs on `{word}`, which is easily missed", _PROMPT, help, word)
            return


def _lead_in(prompt: str) -> str:
    """The sentence that asks, without the clause that leads up to it."""
    sentences = re.split(r"(?<=[.!?])\s+", _bare(prompt))
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


def unfocused_stem(question: Question) -> Iterator[Fault]:
    """The stem asks something that can be answered before the options are read.

    HDR 15 (central idea in the stem); NBME (cover the options); Moore (unfocused stem).
    """
    stem = _bare(question.prompt)
    # What holds of a thing is a task in itself where several answers are right.
    several = isinstance(question, Multiple) and re.search(r"\btrue (?:of|for)\b", stem)
    if not isinstance(question, WithOptions) or several:
        return
    if _WHICH_IS_TRUE.search(stem) or (
        "?" not in stem and (_PICK_ONE.search(stem.rstrip(".:!")) or _is_title(question, stem))
    ):
        help = (
            "put into the stem what the question is about: it should be answerable with the options covered"
        )
        yield Fault("W103", "the stem asks nothing until the options are read", _PROMPT, help)


def _is_title(question: Question, stem: str) -> bool:
    """Whether an open sentence is but a name of what the options speak of: `The heart: …`."""
    words = len(stem.split())
    return _is_open(question, stem) and (words <= 2 or (words <= 6 and not _VERB.search(stem)))


_VAGUE = phrases(
    "often, usually, sometimes, frequently, infrequently, rarely, seldom, occasionally, generally, normally, typically",
    "commonly, regularly, from time to time, now and then, at times, once in a while, most of the time, much of the time",
    "hardly ever, as a rule, on occasion, more or less, tends? to, every so often, in many cases, in most cases",
)


def vague_words(question: Question) -> Iterator[Fault]:
    """No answer hangs on how often “often” is. NBME (vague frequency terms); Moore (vague terms)."""
    parts: list[Part] = [*question.claims(), *question.rivals()] if isinstance(question, WithOptions) else []
    if isinstance(question, TrueFalse):
        parts = [(_PROMPT, _QUOTED.sub("", question.prompt))]
    for place, text in parts:
        if found := _VAGUE.search(text):
            help = "say how often, or when: learners differ about what the word means"
            yield Fault("W104", f"`{found[0]}` is vague", place, help, found[0])
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


def wording_asked(question: Question) -> Iterator[Fault]:
    """The matter is asked, not the words that a text has for it. HDR 2 (no trivia), HDR 3 (paraphrase)."""
    if found := _WORDING.search(_bare(question.prompt)):
        help = "ask what the passage says, not how it says it"
        yield Fault("W105", "the wording of a text is asked, not what it tells", _PROMPT, help, found[0])


_OPINION = phrases(
    "(?:do|would|did|should|could) you (?:\\w+ )?(?:think|believe|feel|say|prefer|agree|like|choose|rather|recommend|find|rate|want)",
    "in your (?:own )?(?:opinion|view|judge?ment|eyes|mind|estimation), according to you, you (?:personally|yourself|admire|agree)",
    "your (?:own )?(?:opinion|favou?rite|preference|taste|view|feelings?), you like (?:best|most|least)",
    "(?:seems|appears|appeals) (?:\\w+ )*?(?:to|for) you",
)


def opinion(question: Question) -> Iterator[Fault]:
    """What is asked has a right answer. HDR 6 (avoid opinion-based items)."""
    if found := _OPINION.search(_bare(question.prompt)):
        help = "ask for what the passage says, or for who holds the opinion"
        yield Fault("W106", "an opinion is asked, and no opinion is wrong", _PROMPT, help, found[0])


def _bare(prompt: str) -> str:
    """The prompt without marks of emphasis, in one line."""
    return " ".join(re.sub(r"\*+|(?<!\w)_(?!_)|(?<!_)_(?!\w)", "", prompt).split())


RULES: tuple[ItemRule, ...] = (stem_form, negative_stem, unfocused_stem, vague_words, wording_asked, opinion)
