"""Where Python-Markdown ends one run of inline text and begins another: what spans both is no span.

The text is Markdown with its blocks of code masked. A list's sign bounds only where a list has begun: in a paragraph it
is a sign as any other.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from citewell.markup.blocks import find_rows
from citewell.markup.elements import raw_elements
from citewell.markup.lines import line_end
from citewell.markup.spans import Span, within

_SPECIAL = re.compile(r"^(?P<lead>[ \t>]*)(?:(?P<blank>$)|[-*+_=#!?|0-9]|(?<=[> \t]))", re.MULTILINE)
_ITEM = re.compile(r"(?:[-*+]|\d+\.)[ \t]")
_WHOLE = re.compile(r"#{1,6}.|([-_*])(?: {0,2}\1){2,} *$|(?:!!!|\?\?\?\+?) |===[!+]* +\"", re.MULTILINE)
_UNDERLINE = re.compile(r"(?:=+|-+) *$", re.MULTILINE)


class Bounds:
    """The bounds of a text, found when somebody asks: few texts have a span that might cross one."""

    def __init__(self, text: str) -> None:
        self.text = text

    def part(self, start: int, end: int) -> bool:
        """Return whether a bound lies between two offsets."""
        if self.text.find("\n", start, end) < 0:
            return False
        after = bisect_right(self._starts, start)
        return after < len(self._starts) and self._starts[after] < end

    def has(self, start: int) -> bool:
        """Return whether a bound lies at an offset; what stands at the text's end bounds it."""
        before = bisect_left(self._starts, start)
        return start >= len(self.text) or self._starts[before : before + 1] == [start]

    def is_row(self, offset: int) -> bool:
        """Return whether an offset lies in a table's row."""
        start, end = self.text.rfind("\n", 0, offset) + 1, line_end(self.text, offset) + 1
        is_marked = self.text[start:end].lstrip(" \t>").startswith("|")
        return is_marked or not self._rows.isdisjoint((start, end))

    def is_raw(self, offset: int) -> bool:
        """Return whether an offset lies in an element whose content is left as it is."""
        return self._is_raw(offset)

    @cached_property
    def _is_raw(self) -> Callable[[int], bool]:
        return within(self._raw)

    @cached_property
    def _raw(self) -> Sequence[Span]:
        return list(raw_elements(self.text)) if "<" in self.text else ()

    @cached_property
    def _starts(self) -> list[int]:
        beside = frozenset(self._beside_elements())
        return sorted({*_bounds(self.text, beside), *beside, *self._rows})

    def _beside_elements(self) -> Iterator[int]:
        """Yield where the lines begin with which raw elements begin, and those after them."""
        for start, end in self._raw:
            yield self.text.rfind("\n", 0, start) + 1
            yield line_end(self.text, end) + 1

    @cached_property
    def _rows(self) -> frozenset[int]:
        return frozenset(find_rows(self.text))


def _bounds(text: str, beside: AbstractSet[int]) -> Iterator[int]:
    quoted, begins, in_list = 0, 0, False
    for line in _SPECIAL.finditer(text):
        start, sign = line.span("lead")
        level = text.count(">", start, sign)
        if start in beside:
            begins, in_list, quoted = start, False, 0
        is_blank = line["blank"] is not None
        if is_blank or level > quoted:
            # What is quoted deeper begins a block; so does what follows an empty line.
            begins = line_end(text, start) + 1 if is_blank else start
            in_list, quoted = False, level
            yield begins
        if is_blank:
            continue
        is_underline = start > begins and text.rfind("\n", 0, start - 1) + 1 == begins and _UNDERLINE.match(text, sign)
        if is_underline or _WHOLE.match(text, sign):
            begins, in_list = line_end(text, start) + 1, False
            yield from (begins,) if is_underline else (start, begins)
        elif (in_list or start == begins) and _ITEM.match(text, sign):
            in_list = True
            yield start
        elif text[sign] == "|":
            yield start
