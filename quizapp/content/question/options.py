"""What the types share that offer options to choose from."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from random import Random
from typing import ClassVar

from quizapp.content.fields import Fault, Option
from quizapp.content.question.base import (
    FIELD,
    Form,
    Grade,
    Layout,
    Part,
    Question,
    Response,
    option_id,
    shuffled,
)
from quizapp.content.question.views import OptionAsked, OptionJudged, OptionsAsked, OptionsJudged
from quizapp.language.folding import plain


def repeated_texts(parts: Iterable[Part], noun: str = "option") -> Iterator[Fault]:
    """A fault for each text that reads like an earlier one: no learner could tell them apart."""
    seen: dict[str, str] = {}
    for place, text in parts:
        # A text of punctuation alone (`—`, `?`) has nothing left once it is folded.
        folded = plain(text) or text
        if folded in seen:
            help = f"it reads like `{seen[folded]}`: change one of them or take it out"
            yield Fault("Q202", f"the {noun} `{text}` is there twice", place, help)
        seen.setdefault(folded, text)


def parts(field: str, options: Iterable[Option]) -> Iterator[Part]:
    """The texts of a field's options with their places."""
    for index, option in enumerate(options):
        yield (field, index, "text"), option.text


class WithOptions(Question):
    """A question with keys and distractors to choose from. The response is the id, or the ids, chosen."""

    form: ClassVar[str] = "options"
    #: Whether several may be chosen.
    several: ClassVar[bool] = False

    @property
    @abstractmethod
    def keys(self) -> tuple[Option, ...]:
        """The right options."""

    @property
    @abstractmethod
    def options(self) -> tuple[Option, ...]:
        """All options."""

    def lay_out(self, rng: Random) -> Layout:
        return {"options": shuffled((option.text for option in self.options), rng)}

    def keep(self, form: Form, layout: Layout) -> Response | None:
        return list(form.get(FIELD, ()))

    def key(self) -> str:
        return "; ".join(option.text for option in self.keys)

    def say(self, response: Response) -> str:
        return "; ".join(option.text for option in self.options if option_id(option.text) in response)

    def show(self, layout: Layout, response: Response | None) -> OptionsAsked:
        texts = {option_id(option.text): option.text for option in self.options}
        chosen = response or ()
        return OptionsAsked(
            [OptionAsked(id, texts[id], id in chosen) for id in layout["options"]], several=self.several
        )

    def review(self, layout: Layout, response: Response | None, grade: Grade | None) -> OptionsJudged:
        options = {option_id(option.text): option for option in self.options}
        chosen = response or ()
        return OptionsJudged(
            [
                OptionJudged(
                    options[id].text,
                    id in chosen,
                    options[id] in self.keys,
                    options[id].feedback if id in chosen else None,
                )
                for id in layout["options"]
            ]
        )

    def remarks(self, response: Response) -> list[str]:
        chosen = [option for option in self.options if option_id(option.text) in response]
        return [option.feedback for option in chosen if option.feedback and option not in self.keys]

    def faults(self) -> Iterator[Fault]:
        return repeated_texts([*self.claims(), *self.rivals()])
