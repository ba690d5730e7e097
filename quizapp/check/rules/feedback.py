"""W5: what a learner is told beside the question."""

from collections.abc import Iterator

from quizapp.check.rules.item import Item, QuestionRule
from quizapp.check.rules.rule import Flaw, rule
from quizapp.check.rules.sources import SHUTE
from quizapp.content.question.typed import Typed
from quizapp.language.folding import plain
from quizapp.language.terms import FUNCTION_WORDS, term, terms


@rule("W501", "an explanation that adds nothing", SHUTE)
def idle_explanation(item: Item) -> Iterator[Flaw]:
    """After the answer a learner wants to know why, or what came of it. An explanation that has no word that is not
    in question and key says nothing new.
    """
    question = item.question
    known = {word for text in (question.prompt, question.key()) for word in terms(text)}
    said = [word for word in plain(question.explanation).split() if word not in FUNCTION_WORDS]
    # Most often the first word is new: to stem all of them would take as long as all other rules.
    if said and all(term(word) in known for word in said):
        help = "say why it is so, or what came of it: the learner has read the key already"
        yield Flaw("the explanation adds nothing to question and key", ("explanation",), help)


@rule("W502", "a hint that tells the key", SHUTE)
def telling_hint(item: Item) -> Iterator[Flaw]:
    """A hint should lead to the answer. Whoever wants to see it can have it shown."""
    if not item.options and not isinstance(item.question, Typed):
        return
    for index, hint in enumerate(item.question.hints):
        for _, key in item.claims:
            if len(key) > 2 and f" {plain(key)} " in f" {plain(hint)} ":
                help = "lead to the answer: a kind, a time, a neighbour of what is sought"
                yield Flaw(f"the hint tells the key `{key}`", ("hints", index), help)


RULES: tuple[QuestionRule, ...] = (idle_explanation, telling_hint)
