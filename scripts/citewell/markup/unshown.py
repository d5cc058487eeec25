"""What a page does not show as it is meant: citations in formulas, and cells that a table has no column for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citewell.markup.cells import surplus_cells
from citewell.markup.code_blocks import code_blocks
from citewell.markup.keys import find_cited_keys
from citewell.markup.masking import find_math, mask
from citewell.markup.signs import blank

# Few texts have a sign of a citation between two of a formula.
_MAY_HOLD = re.compile(r"\$[^$@]*+@[^$]*+\$")
_SHOWN = 60


def cited_in_math(text: str, start: int = 0) -> Iterator[tuple[int, str]]:
    """Yield each key that a formula of Markdown ``text`` hides, with the offset of its ``@``; ``start`` is that of the body."""
    if "$" in text and _MAY_HOLD.search(text, start):
        body = text[start:]
        for first, last in find_math(blank(body, code_blocks(body))):
            formula = body[first:last].strip("$")
            offset = start + body.index(formula, first)
            yield from ((offset + at, key) for key, at in find_cited_keys(mask(formula), formula))


def cut_cells(masked: str, text: str, start: int = 0) -> Iterator[tuple[int, str]]:
    """Yield what the page leaves out of each row that has more cells than its table's head, with its offset."""
    for first, last in surplus_cells(masked, text, start):
        cells = text[first:last].strip(" |")
        yield text.index(cells, first), cells[:_SHOWN]
