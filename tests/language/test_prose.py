import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from quizapp.language.prose import block, inline


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("It was *his* plan.", "It was <em>his</em> plan."),
        ("**Never** again", "<strong>Never</strong> again"),
        ("`code` stays", "<code>code</code> stays"),
        ("1838–1841 & “so on”", "1838–1841 &amp; “so on”"),
        ("snake_case_word", "snake_case_word"),
        ("5 < 6 > 4", "5 &lt; 6 &gt; 4"),
        ("\\*as typed\\*", "*as typed*"),
    ],
)
def test_a_line_of_markdown(text, html):
    assert inline(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>\n"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
        ("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>\n"),
    ],
)
def test_a_block_of_markdown(text, html):
    assert block(text) == html


@pytest.mark.parametrize(
    "text", ["# Title", "Title\n=====", "Title\n---", "a\n\n---\n\nb", "![a cat](https://e.org/c.png)"]
)
def test_what_would_break_a_page_apart_stays_text(text):
    assert not re.search(r"<(h\d|hr|img)", block(text))
    assert not re.search(r"<(h\d|hr|img|p)", inline(text))


def test_a_link_leads_out_of_the_app_without_telling_where_from():
    html = inline("see [the notes](https://example.org/a?b=1&c=2)")
    link = '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer">the notes</a>'
    assert html == f"see {link}"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<b onclick='x()'>bold</b>",
        "[go](javascript:alert(1))",
        "[go](JaVaScRiPt:alert(1))",
        "[go](data:text/html;base64,PHNjcmlwdD4=)",
        "[go](vbscript:x)",
        "<javascript:alert(1)>",
        "[a](<javascript:alert(1)>)",
        "[x]: javascript:alert(1)\n\n[x]",
        '[a](https://e.org/"onmouseover="alert(1))',
    ],
)
def test_nothing_that_could_run_comes_through(text):
    for html in (block(text), inline(text)):
        assert_harmless(html)


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))


def assert_harmless(html):
    tags = _Tags()
    tags.feed(html)
    tags.close()
    for tag, attributes in tags.found:
        assert tag in {"a", "blockquote", "br", "code", "em", "li", "ol", "p", "strong", "ul"}
        assert set(attributes) <= {"href", "rel", "title"}
        assert re.match(r"https?:|[^:]*$", attributes.get("href") or "")


@given(st.text() | st.text("<>&\"'()[]*_`!#-= \njavscript:onx/"))
def test_whatever_is_typed_what_comes_out_is_harmless(text):
    for html in (block(text), inline(text)):
        assert isinstance(html, Markup)
        assert_harmless(html)
