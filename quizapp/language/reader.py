"""The one reader of words: whether what was typed names what a question asks for.

What was typed is right if, word for word, it is one of the accepted names, with words added or left out that
change nothing: articles and prepositions, titles of a person, the kind of the thing asked about, words of the
question itself, initials and patronymics, a first name beside the surname, a country behind a place. Any other
word makes it wrong, so that neither two answers nor a denied one is ever right.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import combinations, product

from quizapp.language import lexicon, slips, writing
from quizapp.language.context import Context
from quizapp.language.folding import Folded, forms, plain

#: Where an answer falls into parts, each of which must be right or say nothing: NIS (Naftna industrija Srbije).
_PARTS = re.compile(r"[(),;:\[\]—]| [–-] |\b(?:aka|also known as|i\.e\.)", re.IGNORECASE)
#: Where it offers several answers, each of which must be right: FT or Financial Times.
_OR = re.compile(r"\b(?:or|ili|или)\b|[/=]", re.IGNORECASE)
_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,}")
_PLURAL = re.compile(r"(?<=\d)[sс]\b")
#: Letters that bare Latin has not: who types one does not mean an abbreviation without it (Niš is not NIS).
_MARKED = frozenset("čšžđćшчжћђџщ")
#: More words than this that may be left out of one name are not tried in every combination.
_MANY = 4

Words = tuple[str, ...]


class Reader:
    """Reads answers to one question.

    `accepted` are the names that are right, `rivals` those that are known to be wrong, `context` is the question,
    and `optional` are words that may be typed or left out besides those that always may. `person` says whether
    a person is asked for; if left out, the question is looked at.
    """

    def __init__(
        self,
        accepted: Sequence[str],
        *,
        rivals: Iterable[str] = (),
        context: str = "",
        optional: Iterable[str] = (),
        person: bool | None = None,
    ) -> None:
        self._person = lexicon.asks_for_person(context) if person is None else person
        self._optional = frozenset(
            form for text in optional for word in plain(text).split() for form in forms(word)
        )
        self._context = Context(context, [*accepted, *optional])
        self._rivals = Folded(rivals)
        self._rival_words = Folded(word for rival in rivals for word in self._tokens(rival))
        self._rival_initials = {word[0] for rival in rivals for word in min(forms(rival)).split()}
        #: Every word that a name needs; words that are the same are one.
        self._words = Folded()
        self._stems = Folded()
        self._word_of_stem: dict[str, str] = {}
        self._acronyms = {
            plain(word) for text in accepted for word in text.split() if writing.is_acronym(word, text)
        }
        self._given: set[str] = set()
        self._same_name: dict[str, str] = {}
        self._sequences: set[Words] = set()
        #: The names without spaces, each with its numbers of words; and all that they start with.
        self._phrases: dict[str, set[int]] = {}
        self._prefixes: set[str] = set()
        self._word = lru_cache(maxsize=1024)(self._word_of)
        self._free = lru_cache(maxsize=1024)(self._is_free)
        for text in accepted:
            self._accept(text)
            if not writing.is_acronym(text, text):
                for name in lexicon.SAME_PLACES.get(min(forms(text)), ()):
                    self._accept(name)
        self._figures = {word for words in self._sequences for word in words if word.isdigit()}
        self._given_names = {self._words.find(name) for name in self._given}
        self._initials = {form[0] for name in self._given for form in forms(name) if form}

    def accepts(self, typed: str) -> bool:
        """Whether the text is a right answer."""
        tokens = self._tokens(typed)
        return bool(tokens) and self._in_parts(typed, tokens, slip=False)

    def near(self, typed: str) -> bool:
        """Whether the text is not right, but would be without a slip or two."""
        tokens = self._tokens(typed)
        if not tokens or self._rivals.find(typed) is not None or self.accepts(typed):
            return False
        return self._in_parts(typed, tokens, slip=True)

    # What is accepted

    def _accept(self, text: str) -> None:
        tokens = self._tokens(text)
        if not tokens:
            return
        for words in self._ways_to_write(text, tokens):
            self._sequences.add(tuple(self._needed(word) for word in words))
            for phrase in writing.spelled_together(words):
                self._phrases.setdefault(phrase, set()).add(len(words))
                self._prefixes.update(phrase[:length] for length in range(len(phrase) + 1))

    def _ways_to_write(self, text: str, tokens: list[str]) -> Iterator[Words]:
        """The words of a name, without those that may be left out, in every order that it is written in."""
        for ordered in writing.swapped(tokens):
            base = [word for word in ordered if word not in lexicon.PARTICLES] or ordered
            spare = [place for place, word in enumerate(base) if self._may_be_left_out(word, text)][:_MANY]
            for number in range(len(spare) + 1):
                for left_out in combinations(spare, number):
                    if words := tuple(word for place, word in enumerate(base) if place not in left_out):
                        yield words
                        yield from self._as_person(words, text)

    def _may_be_left_out(self, word: str, text: str) -> bool:
        spelled = forms(word)
        if not self._optional.isdisjoint(spelled) or not lexicon.SAINTS.isdisjoint(spelled):
            return True
        if self._person and not lexicon.TITLES.isdisjoint(spelled):
            return True
        if self._person and " of " in text and not lexicon.COUNTRIES.isdisjoint(spelled):
            return True
        # The kind of thing goes without saying where the question names it and what remains is a name.
        if not lexicon.PARTICLES.isdisjoint(plain(text).split()[1:]) and " of " not in text:
            return False  # Drina is not the Bridge on the Drina
        kinds = {kind for form in spelled for kind in lexicon.kinds_of(form)}
        return not self._context.asked_kinds.isdisjoint(kinds) and any(
            other[:1].isupper() and plain(other) != word for other in text.split()
        )

    def _as_person(self, words: Words, text: str) -> Iterator[Words]:
        """`Boris Nikolayevich Yeltsin` is also written `Yeltsin Boris Nikolayevich`, `Boris Yeltsin` and `Yeltsin`."""
        if not self._person or not writing.is_personal_name(words, text):
            return
        *given, surname = (
            words
            if not writing.is_first_name(words[-1]) or writing.is_first_name(words[0])
            else (*words[1:], words[0])
        )
        self._given.update(given)
        without = tuple(
            name for name in given if not writing.PATRONYMIC.fullmatch(writing.bare(name)) or name == given[0]
        )
        for names in {tuple(given), without}:
            yield (surname, *names)
            yield (*names, surname)
        if self._context.names(surname):
            yield tuple(given)
        if self._context.asks_for_first_name:
            return
        if not self._context.names(surname) and self._rival_words.find(surname) is None:
            yield (surname,)
        else:  # one of several of that name: his initial tells which
            yield from ((form[0], surname) for form in forms(given[0]) if form[0] not in self._rival_initials)

    def _needed(self, word: str) -> str:
        """The word as it stands in the sequences: that of the same first name, place or ordinal if there is one."""
        spelled = forms(word)
        known = next((self._same_name[form] for form in spelled if form in self._same_name), None)
        known = known or self._words.add(word)
        if len(stem := writing.stem_of_key(word)) >= 3:
            self._word_of_stem.setdefault(self._stems.add(stem), known)
        for form in spelled:
            for other in self._names_of_the_same(
                form, first_name=self._person and writing.is_first_name(word)
            ):
                self._same_name.setdefault(other, known)
        return known

    def _names_of_the_same(self, form: str, *, first_name: bool) -> Iterable[str]:
        if form == "and":
            return ("i", "und", "et")
        if first_name and form in lexicon.SAME_NAMES:
            return lexicon.SAME_NAMES[form]
        ordinals: Iterable[str] = lexicon.SAME_ORDINALS.get(form, ())
        return lexicon.SAME_PLACES.get(form, ordinals)

    # What was typed

    def _tokens(self, text: str) -> list[str]:
        if "." in text and not self._person:
            text = _DOTTED.sub(lambda match: match[0].replace(".", "") + " ", text)
        return _PLURAL.sub("", plain(text.replace("&", " and "))).split()

    def _is_phrase(self, tokens: Sequence[str]) -> bool:
        """Whether the words are a name that is parted otherwise: TurkStream, Turk Stream."""
        together = writing.spelled_together(tokens, self._prefixes)
        return any(len(tokens) not in self._phrases.get(phrase, {len(tokens)}) for phrase in together)

    def _misread(self, typed: str, word: str) -> bool:
        """Whether the word is met only because bare Latin letters are: Niš is not NIS, и is not the numeral I."""
        return (word in self._acronyms and not _MARKED.isdisjoint(typed)) or (word == "i" and typed == "и")

    def _in_parts(self, typed: str, tokens: list[str], *, slip: bool) -> bool:
        offered = _OR.split(typed)
        if len(offered) > 1 and tuple(map(self._word, tokens)) not in self._sequences:
            return all(self._matches(self._tokens(one), slip=slip) for one in offered)
        if self._matches(tokens, slip=slip):
            return True
        if not _PARTS.search(typed):
            return False
        parts = [part for text in _PARTS.split(typed) if (part := self._tokens(text))]
        if self._person and len(parts) == 2 and self._matches([*parts[1], *parts[0]], slip=slip):
            return True
        right = [self._matches(part, slip=slip) for part in parts]
        return any(right) and all(
            fits or self._says_nothing(part) for fits, part in zip(right, parts, strict=True)
        )

    def _says_nothing(self, part: list[str]) -> bool:
        return all(self._free(token) or self._is_place(token) for token in part)

    def _matches(self, tokens: list[str], *, slip: bool = False) -> bool:
        """Whether the words are those of a name, apart from words that say nothing."""
        read = [self._read(tokens, place) for place in range(len(tokens))]
        left = [token for token, (_, free) in zip(tokens, read, strict=True) if not free]
        if not left and not any(words for words, _ in read):
            return False
        if self._is_phrase(tokens) or (len(left) < len(tokens) and self._is_phrase(left)):
            return True
        unknown = [place for place, (words, free) in enumerate(read) if not words and not free]
        if slip:
            if not unknown or self._is_near_phrase(left):
                return bool(unknown)
            for place in unknown:
                read[place] = self._meant(tokens[place])
        elif unknown:
            return False
        return any(words in self._sequences for words in _selections(read))

    def _read(self, tokens: list[str], place: int) -> tuple[Words, bool]:
        """The word of a name that stands there, if it is one, and whether it may be added to any name."""
        word = self._word(tokens[place])
        free = self._free(tokens[place]) or self._free_here(tokens, place)
        return () if word is None else (word,), free

    def _word_of(self, token: str) -> str | None:
        """The word of a name that the token is, perhaps in another case or number."""
        if token.isdigit():
            return token if token in self._figures else None
        word = self._words.find(token)
        if word is None and self._same_name:
            word = next((self._same_name[form] for form in forms(token) if form in self._same_name), None)
        if (
            word is None
            and len(token) > 3
            and token.isalpha()
            and self._word_of_stem
            and not writing.is_known_name(token)
        ):
            for stem in writing.stems(token):
                if (found := self._stems.find(stem)) is not None:
                    word = self._word_of_stem[found]
                    break
        if word is None or self._misread(token, word):
            return None
        return word

    def _is_free(self, token: str) -> bool:
        """Whether the word may be added to a name anywhere."""
        if token.isdigit():
            return token in self._context.words or token in self._optional
        spelled = forms(token)
        if not lexicon.JOINTS.isdisjoint(spelled):
            return False
        if len(token) == 1 and self._person:
            return False  # an initial
        if len(token) == 1 and any(word[0] in spelled for word in self._optional):
            return True  # that of an optional word
        if not (spelled.isdisjoint(lexicon.PARTICLES) and spelled.isdisjoint(lexicon.FILLERS)):
            return True
        if not (spelled.isdisjoint(self._optional) and spelled.isdisjoint(lexicon.SAINTS)):
            return True
        if ranks := {lexicon.RANKS[form] for form in spelled if form in lexicon.RANKS}:
            return self._person and (not self._context.ranks or not ranks.isdisjoint(self._context.ranks))
        if self._person and not spelled.isdisjoint(lexicon.TITLES):
            return True
        if any(not lexicon.kinds_of(form).isdisjoint(self._context.kinds) for form in spelled):
            return True
        return self._context.says(token)

    def _free_here(self, tokens: list[str], place: int) -> bool:
        """Whether the word may be added at this place: an initial, a patronymic, a country after a preposition."""
        token = tokens[place]
        if token.isdigit():
            return False
        if self._person:
            if writing.ROMAN.fullmatch(token) and self._word(token) is not None:
                # Alexander I is also written Alexander I Karađorđević.
                return 0 < place < len(tokens) - 1 and self._word(tokens[place - 1]) in self._given_names
            if len(token) == 1 and token.isalpha():
                return self._is_initial(tokens, place)
            if self._word(token) is None and writing.PATRONYMIC.fullmatch(writing.bare(token)):
                return self._is_patronymic(tokens, place)
        if not (self._is_place(token) or (not self._person and self._context.names(token))):
            return False
        while place and (self._is_place(tokens[place - 1]) or self._context.names(tokens[place - 1])):
            place -= 1
        return place > 0 and not lexicon.PARTICLES.isdisjoint(forms(tokens[place - 1]))

    def _is_patronymic(self, tokens: list[str], place: int) -> bool:
        """It stands behind a first name, with the surname behind it or in front of both."""
        if not place or not (
            len(tokens[place - 1]) == 1 or self._word(tokens[place - 1]) in self._given_names
        ):
            return False
        return place + 1 < len(tokens) or (place > 1 and self._word(tokens[place - 2]) is not None)

    def _is_initial(self, tokens: list[str], place: int) -> bool:
        """The first initial stands for a first name; what follows it or a first name is free: B. N. Yeltsin."""
        before, spelled = tokens[:place], forms(tokens[place])
        if not spelled.isdisjoint(lexicon.JOINTS) and any(self._word(token) is not None for token in before):
            return False  # `and` in Serbian, Macedonian and Russian
        if any(len(token) == 1 or token in self._given for token in before):
            return True
        return any(form[:1] in self._initials for form in spelled)

    def _is_place(self, token: str) -> bool:
        """Whether the word can say where a thing is without being another answer: Pančevo, Serbia."""
        spelled = forms(token)
        town = not spelled.isdisjoint(lexicon.CITIES)
        if not town and spelled.isdisjoint(lexicon.SURROUNDINGS):
            return False
        if self._person:
            return self._context.speaks_of(token) or self._word(token) is not None
        return not self._context.accepts_country and not (town and self._context.asks_for_town)

    # Slips

    def _meant(self, token: str) -> tuple[Words, bool]:
        """The words of names that the token is with a slip; if none, whether it is one that says nothing."""
        if self._is_another_word(token):
            return (), False
        near = slips.near(forms(token), self._spelled)
        words = tuple(dict.fromkeys(self._spelled[form] for form in near))
        return words, not words and bool(slips.near(forms(token), self._spare_words))

    def _is_another_word(self, token: str) -> bool:
        if writing.is_known_name(token) or self._rival_words.find(token) is not None:
            return True
        spelled = forms(token)
        return not (
            spelled.isdisjoint(lexicon.TITLES)
            and spelled.isdisjoint(lexicon.NATIONALITIES)
            and spelled.isdisjoint(lexicon.COUNTRIES)
            and spelled.isdisjoint(lexicon.JOINTS)
            and not any(map(lexicon.kinds_of, spelled))
        ) or self._context.names(token)

    @cached_property
    def _spelled(self) -> dict[str, str]:
        needed = {word for words in self._sequences for word in words} - self._acronyms
        return {form: word for word in needed for form in forms(word)}

    @cached_property
    def _spare_words(self) -> list[str]:
        kinds = [word for word, groups in lexicon.KINDS.items() if groups & self._context.kinds]
        titles = lexicon.TITLES if self._person else ()
        return [*self._optional, *kinds, *titles, *self._context.words]

    def _is_near_phrase(self, tokens: list[str]) -> bool:
        """Whether a slip has parted a word or joined two."""
        typed = "".join(tokens)
        if not typed or any(
            len(one) < 2 or writing.is_known_name(one) or self._word(one) is not None for one in tokens
        ):
            return False
        return any(
            len(words) != len(tokens) and slips.is_slip(one, other)
            for words in self._sequences
            for one in forms(typed)
            for other in forms("".join(words))
        )


def _selections(read: list[tuple[Words, bool]]) -> Iterator[Words]:
    """The words that may have been meant, with and without each that says nothing; none where one is unknown."""
    known = [(words, free) for words, free in read if words or not free]
    spare = [place for place, (_, free) in enumerate(known) if free][:_MANY]
    for number in range(len(spare) + 1):
        for left_out in combinations(spare, number):
            yield from product(*(words for place, (words, _) in enumerate(known) if place not in left_out))
