"""What no entry crosses when a bibliography is sorted, and what its owner can do about it."""

from __future__ import annotations

import re
from collections.abc import Collection

from citewell.fixing.blocks import Entry, Rest, split

_LINE_END = re.compile(r"\r\n|\r|\n")


def told_barrier(text: str, unsorted: Collection[str]) -> str:
    """Return what keeps the first of these entries from its place, with its line and its remedy."""
    line, is_damaged = _barrier(text, unsorted)
    if is_damaged:
        return f"no entry crosses one that cannot be read or repeats a field, as in line {line}: mend it, and run this again"
    return (
        f"no entry crosses a comment or an @string, as in line {line}: "
        "move such lines to the top of the file or delete them, and run this again"
    )


def _barrier(text: str, unsorted: Collection[str]) -> tuple[int, bool]:
    """Return the line of what stays before the first of these entries, and whether that is damaged; or of such an entry."""
    line, last, first_damaged = 1, (0, False), 0
    for block in split(text):
        if isinstance(block, Rest) and block.text.strip():
            last = line + _line_ends(block.text[: -len(block.text.lstrip())]), block.is_damaged
            first_damaged = first_damaged or (last[0] if block.is_damaged else 0)
        elif isinstance(block, Entry) and block.key in unsorted and last[0]:
            return last
        line += _line_ends(block.text)
    return (first_damaged, True) if first_damaged else last


def _line_ends(text: str) -> int:
    return len(_LINE_END.findall(text))
