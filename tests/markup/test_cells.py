"""Which cells a table has no column for, held against Python-Markdown."""

from __future__ import annotations

import re
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from citewell.markup.cells import surplus_cells
from citewell.markup.masking import mask

WORD = re.compile(r"w\d+w")
HEADS = {
    "| a | b |": "",
    "a | b": "",
    "a | b |": "",
    "> | a | b |": "> ",
    "- x\n- | a | b |": "  ",
    "# h\n| a | b |": "",
}
SEPARATORS = ("|---|---|", "---|:-:", "|---|", "|---|---|---|", "| | |")
ROW = st.lists(
    st.sampled_from(["| ", "|", " | ", "W", "W W", "`W|W`", "`", "``", "\\|", "\\`", "\\\\"]), min_size=1, max_size=6
).map("".join)


def surplus(text: str) -> list[str]:
    return [text[start:end] for start, end in surplus_cells(mask(text), text)]


@settings(max_examples=300)
@given(st.sampled_from(sorted(HEADS)), st.sampled_from(SEPARATORS), st.lists(ROW, min_size=1, max_size=3))
def test_cells_that_the_page_leaves_out_are_found(head: str, separator: str, rows: list[str]) -> None:
    numbers = count(1)
    lines = [head, *(HEADS[head] + line for line in (separator, *rows))]
    text = re.sub("W", lambda _: f"w{next(numbers)}w", "\n".join(lines))
    page = Markdown(extensions=["tables"]).convert(text)
    assert WORD.findall(" ".join(surplus(text))) == [word for word in WORD.findall(text) if word not in page]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("| a |\n|---|\n| x | y |", [" y "]),
        ("| a | b |\n|---|---|\n| x | y | z | q |", [" z | q "]),
        ("| a | b |\n|---|---|\n| x | y | | |", []),
        ("text\n| a | b |\n|---|---|\n| x | y | z |", []),
        ("!!! note\n    | a | b |\n    |---|---|\n    | x | y | z |", [" z "]),
        ("a | b\n---|---\n| x | y", [" y"]),
        ("    | a | b |\n    |---|---|\n    | x | y | z |", []),
        ("|---|---|\n| x | y | z |", []),
        ("", []),
    ],
)
def test_surplus_cells(text: str, found: list[str]) -> None:
    assert surplus(text) == found
