"""Citations in formulas, and cells that are cut."""

from __future__ import annotations

import pytest

from citewell.markup.masking import mask
from citewell.markup.unshown import cited_in_math, cut_cells


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("costs $5 and [@a] $6", []),
        ("costs $5 [@a] (in US$)", [(10, "a")]),
        ("costs $5 [@a] (in US$5)", []),
        ("costs \\$5 [@a] (in US$)", []),
        ("costs $5 [@a]\n\n(in US$)", []),
        ("$$x [@a; @b]$$", [(5, "a"), (9, "b")]),
        ("    $5 @a$", []),
        ("`$5 @a$`", []),
        ("costs $5 `@a` \\@b (in US$)", []),
        ("$a@b.org$", []),
    ],
)
def test_key_in_a_formula_is_found(text: str, found: list[tuple[int, str]]) -> None:
    assert list(cited_in_math(text)) == found


def test_cut_cells_are_told_with_where_their_text_begins() -> None:
    text = "| a | b |\n|---|---|\n| x | y |  z | q |"
    assert list(cut_cells(mask(text), text)) == [(text.index("z"), "z | q")]
