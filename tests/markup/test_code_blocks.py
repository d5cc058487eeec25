"""Blocks of code: the cheap look and the look at every line find the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from citewell.markup import code_blocks as module
from citewell.markup.code_blocks import code_blocks
from citewell.markup.fences import fenced_blocks

PIECES = (
    "```",
    "````",
    "~~~",
    "`",
    "\n",
    "\n\n",
    "    ",
    "\t",
    " ",
    "   \t",
    "# h",
    "- a",
    "1. ",
    "!!! note",
    "> ",
    "text",
    "===",
    "---",
    "* * *",
    "[x]: y",
    "<div>",
    "<div markdown>",
    "</div>",
    "<!--",
    "-->",
    "\f",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(TEXTS)
def test_cheap_look_misses_no_block(text: str) -> None:
    fences = dict(fenced_blocks(text))
    assert list(code_blocks(text)) == list(module._blocks(text, fences))


@given(TEXTS)
def test_blocks_begin_and_end_with_lines_and_do_not_overlap(text: str) -> None:
    end = -1
    for start, stop in code_blocks(text):
        assert end < start <= stop
        assert text[start - 1 : start] in {"", "\n"}
        assert text[stop : stop + 1] in {"", "\n"}
        end = stop


CODE = [
    pytest.param(">     x", id="in a quotation"),
    pytest.param("> a\n>\n>     x", id="after a blank line of a quotation"),
    pytest.param("> a\n\n>     x", id="in a quotation that goes on"),
    pytest.param("> # a\n    x", id="right under a heading of a quotation"),
    pytest.param("> >     x", id="in a quotation in a quotation"),
    pytest.param("- a\n\n    >     x", id="in a quotation in a list"),
    pytest.param("a\n===\n    x", id="right under an underlined heading"),
    pytest.param("a\n-\n    x", id="right under a heading underlined by one sign"),
    pytest.param("a\n***\n    x", id="right under a rule"),
    pytest.param("- a\n***\n    x", id="right under a rule that ends a list"),
    pytest.param("a\n- - -\n    x", id="right under a rule with blanks"),
    pytest.param("<div></div>\n    x", id="right after an element"),
    pytest.param("<div>\na\n</div>\n    x", id="right after an element of several lines"),
    pytest.param("<!-- a -->\n    x", id="right after a comment"),
    pytest.param("[a]: b\n    x", id="right after a definition"),
    pytest.param("[a]: b 'c'\n    x", id="right after a definition with a title"),
    pytest.param("- a\n# b\n    x", id="right under a heading that ends a list"),
    pytest.param("!!! note\n        x", id="right under an admonition's title"),
    pytest.param("- !!! note\n        x", id="right under an admonition's title in a list"),
    pytest.param("- # a\n        x", id="right under a heading in a list"),
    pytest.param("- - a\n\n            x", id="in a list in a list"),
    pytest.param("- a\n    - b\n\n            x", id="in a list right within a list"),
    pytest.param("- a\n\n    b\n- c\n    - d\n\n        x", id="after signs of a list in a paragraph"),
    pytest.param("- a\n    - b\n    ***\n        x", id="right under a rule in a list right within a list"),
    pytest.param("- a\n\n    !!! b\n        c\n\n            x", id="in an admonition in a list"),
    pytest.param("- a\n\n> b\n\n    x", id="after a quotation that ends a list"),
    pytest.param(">\t  x", id="in a quotation, after a tab and blanks"),
    pytest.param("<div markdown>\n    x\n</div>", id="first in an element of Markdown"),
    pytest.param("<div markdown>\na\n\n    x\n</div>", id="in an element of Markdown"),
    pytest.param("```\n<div>\n```\n\n    x", id="after an element in a fence"),
]
NO_CODE = [
    pytest.param(">    x", id="in a quotation, too few blanks"),
    pytest.param("> a\n>     x", id="a quotation's lazy line"),
    pytest.param("> a\n    x", id="a lazy line after a quotation"),
    pytest.param("> - a\n>\n>     x", id="in a list in a quotation"),
    pytest.param("a\nb\n===\n    x", id="after equals signs that underline nothing"),
    pytest.param("a\n*b*\n    x", id="after emphasis"),
    pytest.param("<div>\n    x\n</div>", id="in an element"),
    pytest.param("- !!! note\n    x", id="in an admonition in a list"),
    pytest.param("- !!! note\n\n        x", id="in an admonition in a list, after a blank line"),
    pytest.param("- # a\n    x", id="after a heading in a list"),
    pytest.param("- - a\n\n        x", id="in a list in a list, too few blanks"),
    pytest.param("1. 1. a\n\n        x", id="in a numbered list in one, too few blanks"),
    pytest.param("- a\n    - b\n\n        x", id="in a list right within a list, too few blanks"),
    pytest.param("- a\n    1. b\n        - c\n\n            x", id="in a list three deep, too few blanks"),
    pytest.param("- a\n\n        b\n- c\n    - d\n\n        x", id="in a list after code"),
    pytest.param("- a\n\n        b\n- c\n\n        x", id="in an item right after code in a list"),
    pytest.param("- a\n    - b\n\n        c\n- d\n    - e\n\n        x", id="after an item that a paragraph holds"),
    pytest.param("- a\n\n    - b\n- c\n\n        x", id="after an item that Python-Markdown takes into the inner list"),
    pytest.param("- a\n    # b\n        x", id="under what is no heading in an item's first block"),
    pytest.param("- a\n    !!! b\nc\n\n    x", id="after what is no admonition in an item's first block"),
    pytest.param("-\ta\n\n    x", id="in a list whose sign has a tab after it"),
    pytest.param(">\tx", id="in a quotation, after a tab"),
    pytest.param("> a\n>\n>\tx", id="in a quotation, after a blank line and a tab"),
    pytest.param("> >\tx", id="in a quotation in a quotation, after a tab"),
    pytest.param("<div>\na\n\n    x\n</div>", id="after an empty line in an element"),
    pytest.param("<div>\n\n    x", id="in an element that is never closed"),
    pytest.param("```\n<div>\n```\n\nb\n    x", id="after an element in a fence"),
    pytest.param("<b>a</b>\n    x", id="after an inline element"),
    pytest.param("- a\n\n    ```\n    b\n    ```\n\n    x", id="in a list, after a fence"),
    pytest.param('=== "a"\n    x', id="in a tab"),
]
WITH_NOTES = [
    pytest.param("a\n:   - b\n    - c\n\n        x", id="in a list that begins a definition"),
    pytest.param(
        "a[^1]\n\n[^1]:\n    - b\n        - c\n\n            x", id="in a list that begins a note below its label"
    ),
]


def is_code(text: str) -> bool:
    return any("x" in text[start:end] for start, end in code_blocks(text))


@pytest.mark.parametrize("text", CODE)
def test_what_python_markdown_makes_code_is_code(text: str) -> None:
    assert (
        is_code(text),
        "<code>x" in Markdown(extensions=["admonition", "md_in_html", "pymdownx.superfences"]).convert(text),
    ) == (True, True)


@pytest.mark.parametrize("text", NO_CODE)
def test_what_python_markdown_makes_no_code_is_none(text: str) -> None:
    assert (
        is_code(text),
        "<code>x" in Markdown(extensions=["admonition", "md_in_html", "pymdownx.superfences"]).convert(text),
    ) == (False, False)


@pytest.mark.parametrize("text", WITH_NOTES)
def test_lists_in_definitions_and_notes_hold_text(text: str) -> None:
    page = Markdown(extensions=["def_list", "footnotes"]).convert(text)
    assert (is_code(text), "<code>x" in page) == (False, False)


def test_quotations_nested_without_end_are_read() -> None:
    assert not is_code("> " * 5000 + "x\n\n>     y")
