"""Where inline text ends: what would be code, math or a comment over a bound is text, on the page too."""

from __future__ import annotations

import re
from itertools import count, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from citewell.markup.bounds import Bounds
from citewell.markup.code_blocks import code_blocks
from citewell.markup.masking import mask
from citewell.markup.signs import MASKED, blank

EXTENSIONS = [
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "tables",
]
PARTED = [
    pytest.param("- a ` @k\n- b `", id="list items"),
    pytest.param("1. a ` @k\n2. b `", id="numbered items"),
    pytest.param("- a ` @k\n    - b `", id="an item within another"),
    pytest.param("# a ` @k\nb `", id="a heading"),
    pytest.param("a ` @k\n# b `", id="the next heading"),
    pytest.param("a ` @k\n---\nb `", id="an underlined heading"),
    pytest.param("a ` @k\n***\nb `", id="a rule"),
    pytest.param("a ` @k\n> b `", id="a quotation"),
    pytest.param("> a ` @k\n>\n> b `", id="paragraphs of a quotation"),
    pytest.param("> ```\n>> b\n>\n> @k\n>\n> ```", id="a fence that is none"),
    pytest.param("| a ` @k | b |\n|---|---|\n| ` c | d |", id="rows"),
    pytest.param("a ` @k\n!!! note\n    b `", id="an admonition"),
    pytest.param("!!! note\n    a ` @k\nb `", id="what follows an admonition"),
    pytest.param('=== "x"\n    a ` @k\nb `', id="what follows a tab"),
    pytest.param("a ` @k\n: b `", id="a definition"),
    pytest.param("a ` @k\n[^1]: b `", id="a note"),
    pytest.param("- a <!-- b\n\n    @k -->", id="a comment in a list"),
    pytest.param("> <!-- b\n>\n> @k -->", id="a comment in a quotation"),
    pytest.param("a <!-- b\n\n@k -->", id="a comment in a paragraph"),
    pytest.param("!!! note\n    <!-- b\n\n    @k -->", id="a comment in an admonition"),
    pytest.param("a <b @k\n\n> b", id="what looks like a tag"),
]
WHOLE = [
    pytest.param("a ` @k\n- b `", id="a paragraph's line that looks like an item"),
    pytest.param("- a ` @k\nb `", id="an item's lazy line"),
    pytest.param("> a ` @k\n> b `", id="a quotation"),
    pytest.param("a <!-- b\n@k -->", id="a comment in a paragraph"),
    pytest.param("<!-- b\n\n@k -->", id="a comment that is a block"),
    pytest.param("<!-- b\n\n@k --!>", id="a comment that ends as a browser allows"),
    pytest.param("<div>a <!-- b\n\n@k --></div>", id="a comment in an element"),
    pytest.param("<?a\n\n@k ?>", id="an instruction"),
    pytest.param("<pre>\n\n@k", id="an element that is never closed"),
    pytest.param("<PRE>\n\n@k\n</pre>", id="an element in capitals"),
    pytest.param("a <SCRIPT>@k</SCRIPT>", id="an inline element in capitals"),
]


def built(text: str) -> str:
    """Return the page without what it does not print."""
    html = Markdown(extensions=EXTENSIONS).convert(text).lower()
    for sign, end in (
        ("<!--", "-->"),
        ("<?", "?>"),
        ("<code", "</code>"),
        ("<pre", "</pre>"),
        ("<script", "</script>"),
    ):
        while (start := html.find(sign)) >= 0:
            after = html.find(end, start)
            html = html[:start] + (html[after + len(end) :] if after >= 0 else "")
    return html


@pytest.mark.parametrize("text", PARTED)
def test_what_a_bound_parts_is_text(text: str) -> None:
    assert ("@k" in mask(text), "@k" in built(text)) == (True, True)


@pytest.mark.parametrize("text", WHOLE)
def test_what_no_bound_parts_is_masked(text: str) -> None:
    assert ("@k" in mask(text), "@k" in built(text)) == (False, False)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- costs $5 @k\n- paid in US$", id="list items"),
        pytest.param("| US$5 @k | AU$ |\n|---|---|", id="cells"),
        pytest.param("US$5 @k | AU$\n---|---", id="bare cells"),
        pytest.param("# A $5 @k\nB US$", id="a heading"),
    ],
)
def test_amounts_of_several_blocks_are_no_math(text: str) -> None:
    assert "@k" in mask(text)


MARGIN = ("W", "> W", "> > W", "- W", "1. W", "  W", "# W", "> - W", "+ W", "", "***")
INDENTED = ("    W", "    - W")
TITLED = ("!!! note\n    W", '=== "x"\n    W')
# Whether indented lines are code after a title's block has ended is another question.
LINES = st.one_of(
    *(st.lists(st.sampled_from(MARGIN + more), min_size=2, max_size=8) for more in (INDENTED, TITLED)),
)


@given(LINES)
def test_bounds_part_the_lines_that_the_page_parts(lines: list[str]) -> None:
    numbers = count()
    text = re.sub("W", lambda _: f"w{next(numbers)}x", "\n".join(lines))
    prose = blank(text, code_blocks(text))
    html = Markdown(extensions=EXTENSIONS).convert(text)
    for before, after in pairwise(re.finditer(r"w\d+x", text)):
        is_prose = MASKED not in (prose[before.start()], prose[after.start()])
        if is_prose and text.count("\n", before.start(), after.start()) == 1:
            is_whole = "<" not in html[html.index(before.group()) : html.index(after.group())]
            assert Bounds(prose).part(before.start(), after.end()) != is_whole
