"""Markdown in prose fields → HTML that is safe to show.

HTML in the source is off, and what comes out is cleaned once more: a bank may come from anybody.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

import nh3
from markupsafe import Markup

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_TAGS = {"a", "blockquote", "br", "code", "em", "li", "ol", "p", "strong", "ul"}


@cache
def _markdown() -> "MarkdownIt":
    # Imported here: it takes a tenth of a start to load, and the first prose is on the first page.
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).disable(["image", "heading", "lheading", "hr"])


def _clean(html: str) -> Markup:
    return Markup(nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https"}))  # noqa: S704


@lru_cache(maxsize=4096)
def block(text: str) -> Markup:
    """Paragraphs, lists and quotations."""
    return _clean(_markdown().render(text))


@lru_cache(maxsize=4096)
def inline(text: str) -> Markup:
    """One run of text, without a paragraph round it."""
    return _clean(_markdown().renderInline(text))
