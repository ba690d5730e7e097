"""W5: what is wrong with what a learner is told beside the question.

Shute: “Focus on formative feedback”, Review of Educational Research 78 (2008): feedback that explains does more
for learning than feedback that verifies.
"""

from collections.abc import Iterator

from quizapp.check.rules.items import ItemRule
from quizapp.content.fields import Fault
from quizapp.content.question import Question
from quizapp.content.question.options import WithOptions
from quizapp.content.question.typed import Typed
from quizapp.language.folding import plain
from quizapp.language.terms import terms


def idle_explanation(question: Question) -> Iterator[Fault]:
    """The explanation says more than stem and key. Shute (elaboration)."""
    known = {word for text in (question.prompt, question.key()) for word in terms(text)}
    said = terms(question.explanation)
    if said and known.issuperset(said):
        help = "say why it is so, or what came of it: the learner has read the key already"
        yield Fault("W501", "the explanation adds nothing to question and key", ("explanation",), help)


def telling_hint(question: Question) -> Iterator[Fault]:
    """No hint has the key in it. Shute (hints guide, answers end the search)."""
    if not isinstance(question, WithOptions | Typed):
        return
    for index, hint in enumerate(question.hints):
        for _, key in question.claims():
            if len(key) > 2 and f" {plain(key)} " in f" {plain(hint)} ":
                help = "lead to the answer: a kind, a time, a neighbour of what is sought"
                yield Fault("W502", f"the hint tells the key `{key}`", ("hints", index), help)


RULES: tuple[ItemRule, ...] = (idle_explanation, telling_hint)
