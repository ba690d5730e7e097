"""G1: every key is tied to a passage."""

from collections.abc import Iterator

from quizapp.content.fields import Fault
from quizapp.content.notes import Cited, Notes
from quizapp.content.question import Question
from quizapp.content.quiz import Quiz
from quizapp.language.grounds import Ground, numbers
from quizapp.source.diagnostics import Diagnostic, did_you_mean, listed
from quizapp.source.yaml_text import Place, Source


def check(quiz: Quiz, source: Source, notes: Notes) -> Iterator[Diagnostic]:
    """Everything that keeps a quiz from being traced to its passages."""
    unknown = [(index, id) for index, id in enumerate(quiz.article) if id not in notes]
    for index, id in unknown:
        if id in notes.unusable:
            message, help = f"the notes on `{id}` cannot be used", "mend the findings in them first"
        else:
            message = f"there are no notes on the article `{id}`"
            help = did_you_mean(id, notes.articles) or f"write them into `articles/{id}.yaml`"
        yield source.at("Q301", message, ("article", index), help=help)
    if unknown:
        return  # nothing that the questions cite could be found
    for index, question in enumerate(quiz.questions):
        place: Place = ("questions", index)
        for fault in _citations(question, quiz, notes) or _grounding(question, quiz, notes):
            at = (*place, *fault.at)
            yield source.at(fault.code, fault.message, at, words=fault.words, help=fault.help)


def _citations(question: Question, quiz: Quiz, notes: Notes) -> list[Fault]:
    faults = []
    for index, cite in enumerate(question.cite):
        found = notes.cited(quiz, cite)
        if not found:
            help = (
                did_you_mean(cite, notes.ids(quiz.article))
                or f"cite a passage of {listed(quiz.article, 'or')}"
            )
            faults.append(Fault("G101", f"there is no passage `{cite}`", ("cite", index), help))
        elif len(found) > 1:
            choices = [f"{one.article}/{cite}" for one in found]
            help = f"write {listed(choices, 'or')}"
            faults.append(Fault("G101", f"`{cite}` is a passage of several articles", ("cite", index), help))
    return faults


def _grounding(question: Question, quiz: Quiz, notes: Notes) -> Iterator[Fault]:
    cited = [notes.cited(quiz, cite)[0] for cite in question.cite]
    yield from _evidence(question, cited)
    yield from _key(question, cited)
    yield from _numbers(question, cited)
    yield from _rivals(question)
    yield from _date(question, cited)


def _evidence(question: Question, cited: list[Cited]) -> Iterator[Fault]:
    for index, evidence in enumerate(question.evidence):
        if not any(one.ground.has(evidence) for one in cited):
            help = f"copy the words from {_passages(question)}, or cite the passage that has them"
            yield Fault("G102", "the evidence does not stand in the cited passage", ("evidence", index), help)
    if not question.evidence and (question.needs_evidence or question.inferred):
        why = "keys that are inferred" if question.inferred else f"`{question.type}` questions"
        help = f"add `evidence:` with the words of {_passages(question)} that prove it"
        yield Fault("G106", f"{why} need evidence", ("id",), help)


def _key(question: Question, cited: list[Cited]) -> Iterator[Fault]:
    if question.inferred:
        return
    for place, text in question.claims():
        if not any(one.ground.says(text) for one in cited):
            help = (
                f"use the words of {_passages(question)}, cite the passage that has them, or say in "
                "`inferred:` why it follows"
            )
            yield Fault("G103", f"the key `{text}` does not stand in the cited passage", place, help)


def _numbers(question: Question, cited: list[Cited]) -> Iterator[Fault]:
    # A prompt about what can change has to name the date that the passage is bound to: see G107.
    dates = [numbers(one.passage.as_of) for one in cited if one.passage.as_of]
    # Where the key itself stands in a passage, so do its numbers.
    claims = question.claims() if question.inferred else ()
    for place, text in (*question.statements(), *claims):
        for value, written in numbers(text).items():
            if not any(value in known for known in (*(one.ground.numbers for one in cited), *dates)):
                help = f"check it against {_passages(question)}, or cite the passage that has it"
                yield Fault("G104", f"`{written}` does not stand in the cited passage", place, help, written)


def _rivals(question: Question) -> Iterator[Fault]:
    if not question.evidence:
        return
    ground = Ground("\n".join(question.evidence))
    for place, text in question.rivals():
        if ground.says(text):
            help = "choose a distractor that the evidence rules out, or quote evidence that tells them apart"
            yield Fault("G105", f"the evidence speaks for the distractor `{text}` too", place, help)


def _date(question: Question, cited: list[Cited]) -> Iterator[Fault]:
    dates = [one.passage.as_of[:4] for one in cited if one.passage.as_of]
    if len(dates) == len(cited) and not any(date in question.prompt for date in dates):
        help = f"put the date in the prompt: “in {dates[0]}”, “as of {dates[0]}”"
        yield Fault("G107", f"what is asked can change, and is known as of {dates[0]}", ("prompt",), help)


def _passages(question: Question) -> str:
    return f"{'the passage' if len(question.cite) == 1 else 'the passages'} {listed(question.cite)}"
