"""Notes on an article: what learners read, and what every question cites."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated

from pydantic import AfterValidator, Field

from quizapp.content.fields import Date, Fault, Id, Line, Lines, Model, Prose, Url, repeated

#: Parts the levels of a section's title.
LEVELS = " › "


def paragraphs(text: str) -> str:
    """The text with one space between words and one empty line between paragraphs."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n") if part.strip())


class Passage(Model):
    """One thought of an article, in our own words."""

    id: Id
    """Stable for ever, because questions cite it: small letters, digits and hyphens."""
    from_: Annotated[Lines, Field(alias="from")] = ()
    """The paragraphs of the original that it tells: `history/19th-century/p1`."""
    when: Date | None = None
    """The time that it tells of (EDTF)."""
    as_of: Date | None = None
    """The date that the statement is bound to, where it can change (EDTF)."""
    text: Annotated[Prose, AfterValidator(paragraphs)]
    """Two to five plain sentences; no Markdown."""


class Section(Model):
    title: Line
    """The heading; levels are parted by ` › `."""
    passages: Annotated[tuple[Passage, ...], Field(min_length=1)]
    """Its passages, in the order in which they are read."""


class Article(Model):
    title: Line
    """The title of the article."""
    source: Line
    """Who published it."""
    url: Url | None = None
    """Where it can be read."""
    licence: Line | None = None
    """What others may do with these notes."""
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    """The notes, in the order of the article."""

    def passages(self) -> Iterator[tuple[Section, Passage]]:
        for section in self.sections:
            for passage in section.passages:
                yield section, passage

    def faults(self) -> Iterator[Fault]:
        ids = (
            (("sections", s, "passages", p, "id"), passage.id)
            for s, section in enumerate(self.sections)
            for p, passage in enumerate(section.passages)
        )
        for place, id in repeated(ids):
            yield Fault(
                "Q205", f"another passage has the id `{id}`", place, "questions cite it: choose a new one"
            )
        titles = (
            (("sections", s, "title"), anchor(section.title)) for s, section in enumerate(self.sections)
        )
        for place, _ in repeated(titles):
            help = "put its passages into that section, or give it a title of its own"
            yield Fault("Q209", "another section has this title", place, help)


def anchor(section: str) -> str:
    """Where the section of this title is on the page of its article. No passage has an id with a colon."""
    return "section:" + section.replace(LEVELS, "/").replace(" ", "_")


@dataclass(frozen=True, slots=True)
class Chapter:
    """The sections that share their first level: the one with that title alone, if there is, and its parts."""

    title: str
    is_section: bool
    parts: list[tuple[str, str]]
    """What each is called below the chapter, and its whole title."""


def outline(sections: Iterable[str]) -> list[Chapter]:
    """The titles of an article's sections as a table of contents in two levels."""
    chapters = []
    for title, group in groupby(sections, lambda section: section.partition(LEVELS)[0]):
        members = list(group)
        parts = [(section.partition(LEVELS)[2], section) for section in members if section != title]
        chapters.append(Chapter(title, title in members, parts))
    return chapters
