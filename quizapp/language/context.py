"""What a question says, and so need not be typed in the answer."""

from collections.abc import Iterable

from quizapp.language import lexicon
from quizapp.language.folding import Folded, forms, plain
from quizapp.language.terms import FUNCTION_WORDS, term


class Context:
    """The words of a question: those that an answer may repeat, and what they tell of the kind of answer.

    `accepted` are the right answers, which tell of it too.
    """

    def __init__(self, question: str, accepted: Iterable[str]) -> None:
        spoken = question.split()
        lower = [word for place, word in enumerate(spoken) if not (place and word[:1].isupper())]
        upper = [word for word in spoken[1:] if word[:1].isupper()]
        self.words = {
            word
            for word in plain(" ".join(lower).replace("’s", "").replace("'s", "")).split()
            if (len(word) > 2 or word.isdigit()) and word not in FUNCTION_WORDS and word not in lexicon.JOINTS
        }
        self._terms = {term(word) for word in self.words}
        names = plain(" ".join(upper).replace("’s", "").replace("'s", "")).split()
        self._names = Folded(names)
        self._name_terms = {term(word) for word in names}
        asked = plain(question).split()
        known = [form for text in accepted for word in plain(text).split() for form in forms(word)]
        self.asked_kinds = frozenset(kind for word in asked for kind in lexicon.kinds_of(word))
        self.kinds = self.asked_kinds | {kind for form in known for kind in lexicon.kinds_of(form)}
        self.ranks = {lexicon.RANKS[word] for word in [*asked, *known] if word in lexicon.RANKS}
        self.asks_for_town = not self.kinds.isdisjoint(lexicon.TOWN)
        self.accepts_country = any(not forms(text).isdisjoint(lexicon.COUNTRIES) for text in accepted)
        self.asks_for_first_name = "first name" in question.casefold() or "full name" in question.casefold()

    def says(self, token: str) -> bool:
        """Whether the question has the word, or the nation of which it is the adjective."""
        if token in self.words or (
            len(token) > 2 and token not in FUNCTION_WORDS and term(token) in self._terms
        ):
            return True
        return bool(lexicon.NATIONS.fullmatch(token)) and term(token) in self._name_terms

    def speaks_of(self, place: str) -> bool:
        """Whether the question has the name of the place, or of its people."""
        return self.names(place) or term(place) in self._name_terms

    def names(self, token: str) -> bool:
        """Whether the question has the word as a name."""
        return self._names.find(token) is not None
