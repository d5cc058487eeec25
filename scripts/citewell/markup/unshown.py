"""What a page does not show as it is meant: citations in formulas, and cells that a table has no column for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citewell.markup.cells import surplus_cells
from citewell.markup.code_blocks import code_blocks
from citewell.markup.keys import find_cited_keys
from citewell.markup.masking import find_math
from citewell.markup.signs import blank

# Few texts have a sign of a citation between two of a formula.
_MAY_HOLD = re.compile(r"\$[^$@]*+@[^$]*+\$")
_SHOWN = 60


def cited_in_math(text: str) -> Iterator[tuple[str, int]]:
    """Yield each key with the offset of its ``@`` that a formula of Markdown ``text`` hides."""
    if "$" in text and _MAY_HOLD.search(text):
        for start, end in find_math(blank(text, code_blocks(text))):
            yield from ((key, start + at) for key, at in find_cited_keys(text[start:end], text[start:end]))


def cut_cells(masked: str, text: str) -> Iterator[tuple[str, int]]:
    """Yield what the page leaves out of each row that has more cells than its table's head, with its offset."""
    for start, end in surplus_cells(masked, text):
        found = text[start:end].strip(" |")
        yield found[:_SHOWN], text.index(found, start)
