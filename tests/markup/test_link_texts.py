"""Texts of links cite nothing, and all ways to find them find the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.markup import link_texts as module
from citewell.markup.masking import mask
from citewell.markup.signs import MASKED


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("[x @a][r]\n\n[r]: u", "[x ][r]", id="by a label"),
        pytest.param("[x @a][ R\ns]\n\n[r s]: u", "[x ][ R\ns]", id="a label's case and blanks do not count"),
        pytest.param("[x [@a] y][r]\n\n[r]: u", "[x [] y][r]", id="with brackets in its text"),
        pytest.param("[x -@{a.}; @a.b.][r]\n\n[r]: u", "[x -; .][r]", id="keys of every form"),
        pytest.param("[x @a]\n[r]: u", "[x @a]\n[r]:", id="a definition after a citation"),
        pytest.param("[x @a] [r]\n\n[r]: u", "[x @a] [r]", id="with a blank before the label"),
        pytest.param("[x @a][r]", "[x @a][r]", id="no such label"),
        pytest.param("[x @a][r]\n\n`[r]: u`", "[x @a][r]", id="a definition in code"),
        pytest.param("[x @a][r]\n\n<!--\n[r]: u\n-->", "[x @a][r]", id="a definition in a comment"),
        pytest.param("[@a][@b]\n\n[r]: u", "[@a][@b]", id="citations side by side"),
    ],
)
def test_key_in_the_text_of_a_link_by_reference_is_masked(text: str, left: str) -> None:
    assert mask(text).replace(MASKED, "").split("\n\n")[0] == left


@given(st.lists(st.sampled_from(["[", "]", "](", "x", "\n\n", "![", "](a)", "`c`"]), max_size=16).map("".join))
def test_links_are_found_alike_with_and_without_a_look_at_every_bracket(text: str) -> None:
    masked = text.replace("](a)", f"]{MASKED * 3}").replace("`c`", MASKED * 3)
    assert sorted(module._link_spans(masked, text)) == sorted(module._paired_spans(masked, text))
