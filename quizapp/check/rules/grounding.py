"""G1: every key is tied to a passage."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from quizapp.check.rules.rule import Code, Flaw, Rule, rule
from quizapp.content.notes import Cited, Notes
from quizapp.content.question import Question
from quizapp.content.quiz import Quiz
from quizapp.language.grounds import Ground, numbers
from quizapp.source.diagnostics import Diagnostic, did_you_mean, listed
from quizapp.source.yaml_text import Source


@dataclass(frozen=True)
class Tied:
    """A question, and the passages that it cites."""

    question: Question
    cited: Collection[Cited]

    @property
    def passages(self) -> str:
        """`the passage x`, as a help names them."""
        passages = "the passage" if len(self.question.cite) == 1 else "the passages"
        return f"{passages} {listed(self.question.cite)}"


TiedRule = Rule[Callable[[Tied], Iterator[Flaw]]]


def check(quiz: Quiz, source: Source, notes: Notes) -> Iterator[Diagnostic]:
    """Everything that keeps a quiz from being traced to its passages."""
    sound = True
    for flaw in articles_with_notes.find(quiz, notes):
        sound = False
        yield source.at(articles_with_notes.code, flaw.message, flaw.at, help=flaw.help)
    if sound:  # else nothing that the questions cite could be found
        for index, question in enumerate(quiz.questions):
            for code, flaw in _question(question, quiz, notes):
                at = ("questions", index, *flaw.at)
                yield source.at(code, flaw.message, at, words=flaw.words, help=flaw.help)


def _question(question: Question, quiz: Quiz, notes: Notes) -> Iterator[tuple[str, Flaw]]:
    found = [notes.cited(quiz, cite) for cite in question.cite]
    if any(len(passages) != 1 for passages in found):
        for flaw in citations.find(question, quiz, notes):
            yield citations.code, flaw
        return
    tied = Tied(question, {(one.article, one.passage.id): one for (one,) in found}.values())
    for one_rule in _OF_A_QUESTION:
        for flaw in one_rule.find(tied):
            yield one_rule.code, flaw


@rule("Q301", "an article without notes")
def articles_with_notes(quiz: Quiz, notes: Notes) -> Iterator[Flaw]:
    """Every question cites a passage, so a quiz needs the notes of its article: `articles/russia-serbia.yaml` for
    `article: russia-serbia`.
    """
    for index, id in enumerate(quiz.article):
        if id in notes.unusable:
            message, help = f"the notes on `{id}` cannot be used", "mend the findings in them first"
            yield Flaw(message, ("article", index), help)
        elif id not in notes:
            help = did_you_mean(id, notes.articles) or f"write them into `articles/{id}.yaml`"
            yield Flaw(f"there are no notes on the article `{id}`", ("article", index), help)


@rule("G101", "a passage that does not exist")
def citations(question: Question, quiz: Quiz, notes: Notes) -> Iterator[Flaw]:
    """`cite` names a passage of the article's notes by its id. A quiz across several articles may write
    `article/passage`.
    """
    known = notes.ids(quiz.article)
    for index, cite in enumerate(question.cite):
        found = notes.cited(quiz, cite)
        if not found:
            help = did_you_mean(cite, known) or f"cite a passage of {listed(quiz.article, 'or')}"
            yield Flaw(f"there is no passage `{cite}`", ("cite", index), help)
        elif len(found) > 1:
            choices = listed([f"{one.article}/{cite}" for one in found], "or")
            yield Flaw(f"`{cite}` is a passage of several articles", ("cite", index), f"write {choices}")


@rule("G102", "evidence that does not stand in the passage")
def evidence_in_a_passage(tied: Tied) -> Iterator[Flaw]:
    """`evidence` is what the learner sees marked in the passage after answering, so it must stand there word for word.
    White space, quotation marks and dashes may differ.
    """
    for index, evidence in enumerate(tied.question.evidence):
        if not any(one.ground.has(evidence) for one in tied.cited):
            help = f"copy the words from {tied.passages}, or cite the passage that has them"
            yield Flaw("the evidence does not stand in the cited passage", ("evidence", index), help)


@rule("G103", "a key that does not stand in the passage")
def key_in_a_passage(tied: Tied) -> Iterator[Flaw]:
    """The promise of this app is that every answer can be traced. The words of the key must stand in a cited passage
    (case and punctuation aside). Where the key follows from what the passages say, write `evidence:` and say in
    `inferred:` why it follows; a reader can then judge.
    """
    for place, text in () if tied.question.inferred else tied.question.claims():
        if not any(one.ground.says(text) for one in tied.cited):
            help = (
                f"use the words of {tied.passages}, cite the passage that has them, or say in "
                "`inferred:` why it follows"
            )
            yield Flaw(f"the key `{text}` does not stand in the cited passage", place, help)


@rule("G104", "a number that does not stand in the passage")
def numbers_in_a_passage(tied: Tied) -> Iterator[Flaw]:
    """A wrong year in a prompt misleads more learners than a wrong key. Numbers and years of prompt and key must stand
    in a cited passage, or in its `as_of`. `40,000` and `40 000` are the same number.
    """
    # A prompt about what can change has to name the date that the passage is bound to: see G107.
    dates = [numbers(one.passage.as_of) for one in tied.cited if one.passage.as_of]
    known = set().union(*(one.ground.numbers for one in tied.cited), *dates)
    # Where the key itself stands in a passage, so do its numbers.
    claims = tied.question.claims() if tied.question.inferred else ()
    for place, text in (*tied.question.statements(), *claims):
        for value, written in numbers(text).items():
            if value not in known:
                help = f"check it against {tied.passages}, or cite the passage that has it"
                yield Flaw(f"`{written}` does not stand in the cited passage", place, help, written)


@rule("G105", "evidence that speaks for a distractor too")
def evidence_against_distractors(tied: Tied) -> Iterator[Flaw]:
    """When the quoted words contain a wrong option, a learner who chose it can fairly say that the passage agrees.
    Quote the words that tell the two apart, or choose another distractor.
    """
    if tied.question.evidence:
        ground = Ground("\n".join(tied.question.evidence))
        for place, text in tied.question.rivals():
            if ground.says(text):
                help = (
                    "choose a distractor that the evidence rules out, or quote evidence that tells them apart"
                )
                yield Flaw(f"the evidence speaks for the distractor `{text}` too", place, help)


@rule("G106", "evidence is missing")
def evidence_where_needed(tied: Tied) -> Iterator[Flaw]:
    """The key of a true–false question (true, false) stands in no passage, and neither does one that is inferred: only
    `evidence` ties them to it.
    """
    if not tied.question.evidence and (tied.question.needs_evidence or tied.question.inferred):
        why = "keys that are inferred" if tied.question.inferred else f"`{tied.question.type}` questions"
        help = f"add `evidence:` with the words of {tied.passages} that prove it"
        yield Flaw(f"{why} need evidence", ("id",), help)


@rule("G107", "what is asked can change")
def date_of_what_can_change(tied: Tied) -> Iterator[Flaw]:
    """The passage is marked `as_of`: an office is held, a law is in force. A prompt that does not name the date becomes
    wrong without anybody touching it.
    """
    dates = [one.passage.as_of[:4] for one in tied.cited if one.passage.as_of]
    if len(dates) == len(tied.cited) and not any(date in tied.question.prompt for date in dates):
        help = f"put the date in the prompt: “in {dates[0]}”, “as of {dates[0]}”"
        yield Flaw(f"what is asked can change, and is known as of {dates[0]}", ("prompt",), help)


_OF_A_QUESTION: tuple[TiedRule, ...] = (
    evidence_in_a_passage,
    key_in_a_passage,
    numbers_in_a_passage,
    evidence_against_distractors,
    evidence_where_needed,
    date_of_what_can_change,
)
RULES: tuple[Code, ...] = (articles_with_notes, citations, *_OF_A_QUESTION)
