"""Blocks of code: the cheap look and the look at every line find the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citewell.markup import code_blocks as module
from citewell.markup.code_blocks import code_blocks

PIECES = (
    "```",
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
    "\f",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(TEXTS)
def test_cheap_look_misses_no_block(text: str) -> None:
    fences = dict(module._fenced(text))
    assert list(code_blocks(text)) == list(module._blocks(text, fences))


@given(TEXTS)
def test_blocks_begin_and_end_with_lines_and_do_not_overlap(text: str) -> None:
    end = -1
    for start, stop in code_blocks(text):
        assert end < start <= stop
        assert text[start - 1 : start] in {"", "\n"}
        assert text[stop : stop + 1] in {"", "\n"}
        end = stop
