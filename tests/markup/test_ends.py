"""Ends of blocks: Python-Markdown parts the texts of two citations, so they are two."""

from __future__ import annotations

import pytest
from markdown import Markdown

from citewell.markup.ends import with_ends
from citewell.markup.grammar import find_citations
from citewell.markup.masking import mask

EXTENSIONS = ["admonition", "def_list", "footnotes", "tables", "pymdownx.details", "pymdownx.tabbed"]
APART = [
    pytest.param("## As @a\n[@b]", id="a heading"),
    pytest.param("As @a\n===\n[@b]", id="an underlined heading"),
    pytest.param("As [see @a\n# b @b]", id="a heading after a paragraph"),
    pytest.param("As [see @a\n***\n@b]", id="a rule"),
    pytest.param("a | b\n---|---\nx | @a\n[@b] | y", id="rows"),
    pytest.param("> a | b\n> ---|---\n> x | @a\n> [@b] | y", id="rows in a quotation"),
    pytest.param("|a|\n|-|\n|[x @a|\n|@b]|", id="rows with signs"),
    pytest.param("!!! note\n    @a\n[@b]", id="an admonition"),
    pytest.param("??? note\n    @a\n[@b]", id="details"),
    pytest.param('=== "x"\n    @a\n[@b]', id="a tab"),
    pytest.param("!!! a\n    !!! b\n        @a\n    [@b]", id="an admonition in another"),
    pytest.param("As [see @a\n!!! b\n    @b]", id="an admonition after a paragraph"),
    pytest.param("@a\n> [@b]", id="a quotation"),
    pytest.param("> [see @a\n>\n> @b]", id="a blank line in a quotation"),
    pytest.param("- [see @a\n- @b]", id="items"),
    pytest.param("- [see @a\n    - @b]", id="an item in another"),
    pytest.param("a\n\n- b\n\n    [see @a\n\n- @b]", id="items apart"),
    pytest.param("1. [see @a\n2. @b]", id="numbered items"),
    pytest.param("> - [see @a\n> - @b]", id="items in a quotation"),
    pytest.param("[see @a\n: @b]", id="a term's definition"),
    pytest.param("x[^1] [see @a\n[^1]: @b]", id="a note"),
    pytest.param("[see [x] @a\n[r]: u\n@b] [r]", id="a link's definition"),
    pytest.param("[a [b [see @a\n\n@b] c] d]", id="brackets in brackets"),
]
TOGETHER = [
    pytest.param("As @a\n[@b]", id="a line's end"),
    pytest.param("> As @a\n> [@b]", id="a quotation"),
    pytest.param("> As @a\n[@b]", id="a quotation that goes on without its mark"),
    pytest.param("- As @a\n  [@b]", id="an item"),
    pytest.param("!!! note\n    As @a\n    [@b]", id="an admonition"),
    pytest.param("As [see @a;\n[r]: in x @b]", id="no definition"),
    pytest.param("As [see @a -\n-5; @b]", id="no item"),
    pytest.param("As [see @a\n- two; @b]", id="a list's sign in a paragraph"),
]


def is_one(text: str) -> bool:
    """Return whether the two sources stand in one citation."""
    groups = [group for group in find_citations(mask(text), text) if group.citations]
    return any("@a" in text[one.start : one.end] and "@b" in text[one.start : one.end] for one in groups)


@pytest.mark.parametrize("text", APART)
def test_no_citation_goes_over_the_end_of_a_block(text: str) -> None:
    assert not is_one(text)


@pytest.mark.parametrize("text", TOGETHER)
def test_citation_goes_on_within_a_block(text: str) -> None:
    assert is_one(text)


@pytest.mark.parametrize("text", APART)
def test_page_parts_what_the_grammar_parts(text: str) -> None:
    html = Markdown(extensions=EXTENSIONS).convert(text)
    first, second = sorted((html.index("@a"), html.index("@b")))
    assert "<" in html[first:second]


@pytest.mark.parametrize("text", TOGETHER)
def test_page_leaves_together_what_the_grammar_does(text: str) -> None:
    html = Markdown(extensions=EXTENSIONS).convert(text)
    assert "<" not in html[html.index("@a") : html.index("@b")]


def test_text_keeps_its_length() -> None:
    text = "## @a\n[@b\n\nc]\n"
    assert len(with_ends(text)) == len(text)
