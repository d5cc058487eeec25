"""Where Python-Markdown ends one run of inline text and begins another: what spans both is no span.

The text is Markdown with its blocks of code masked. A list's sign bounds only where a list has begun: in a paragraph it
is a sign as any other.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from citewell.markup.blocks import find_rows
from citewell.markup.elements import raw_elements
from citewell.markup.lines import line_end
from citewell.markup.signs import MASKED
from citewell.markup.spans import Span, within

# Stands for the line's end before a bound; Python counts it as a blank, as it does a line's end.
END = "\x1e"
_SPECIAL = re.compile(rf"^(?P<lead>[ \t>]*)(?:(?P<blank>$)|[-*+_=#!?|:\[0-9{MASKED}]|(?<=[> \t]))", re.MULTILINE)
_ITEM = re.compile(r"(?:[-*+]|\d+\.)[ \t]")
_WHOLE = re.compile(r"#{1,6}.|([-_*])(?: {0,2}\1){2,} *$|(?:!!!|\?\?\?\+?) |===[!+]* +\"", re.MULTILINE)
_CODE = re.compile(rf"{MASKED}+$", re.MULTILINE)
# A row, a term's definition, a note, what a link's label stands for.
_BEGINS = re.compile(rf"\||:[ \t]|\[(?:\^[^\]\n]*\]:|[^\]@\n]*\]:[ \t]*{MASKED})")
_TITLED = re.compile(
    r"^(?=(?P<lead>[ \t]*)(?:(?:!!!|\?\?\?\+?) |===[!+]* +\")[^\n]*(?>(?:\n(?:(?P=lead)(?: {4}|\t)[^\n]*|[ \t]*(?=\n)))*)\n(?P<after>))",
    re.MULTILINE,
)
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

    def marked(self) -> str:
        """Return the text with ``END`` for each line's end before a bound."""
        ends = (start - 1 for start in self._starts if 0 < start <= len(self.text))
        pieces: list[str] = []
        position = 0
        for end in ends:
            pieces += self.text[position:end], END
            position = end + 1
        return "".join((*pieces, self.text[position:]))

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
        after = sorted({*self._beside_elements(), *_after_titled(self.text)})
        return sorted({*_bounds(self.text, after), *after, *self._rows})

    def _beside_elements(self) -> Iterator[int]:
        """Yield where the lines begin with which raw elements begin, and those after them."""
        for start, end in self._raw:
            yield self.text.rfind("\n", 0, start) + 1
            yield line_end(self.text, end) + 1

    @cached_property
    def _rows(self) -> frozenset[int]:
        return frozenset(find_rows(self.text))


def _bounds(text: str, after: Sequence[int]) -> Iterator[int]:
    blocks, passed = _Blocks(text), 0
    for line in _SPECIAL.finditer(text):
        start, sign = line.span("lead")
        if passed < len(after) and after[passed] <= start:
            passed = bisect_right(after, start)
            blocks.begin(after[passed - 1])
        yield from blocks.beside(start, sign, is_blank=line["blank"] is not None)


class _Blocks:
    """What is known of a text's blocks after some of its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.begins = self.quoted = 0
        # How deep in quotations each list stands that has begun.
        self.lists: set[int] = set()

    def begin(self, start: int, level: int = 0) -> None:
        """Take note that a block begins, so deep in quotations."""
        self.begins, self.quoted = start, level
        self.lists = {one for one in self.lists if one < level}

    def beside(self, start: int, sign: int, *, is_blank: bool) -> tuple[int, ...]:
        """Read a line, whose first sign is told; return the bounds before and after it."""
        level = self.text.count(">", start, sign)
        if is_blank:
            self.begin(line_end(self.text, start) + 1, level)
            return (self.begins,)
        is_deeper = level > self.quoted
        if is_deeper:
            self.begin(start, level)
        found = self._of_line(start, sign, level)
        return (start, *found) if is_deeper else found

    def _of_line(self, start: int, sign: int, level: int) -> tuple[int, ...]:
        is_second = start > self.begins == self.text.rfind("\n", 0, max(start - 1, 0)) + 1
        if is_second and _UNDERLINE.match(self.text, sign):
            self.begin(line_end(self.text, start) + 1, level)
            return (self.begins,)
        if _WHOLE.match(self.text, sign):
            self.begin(line_end(self.text, start) + 1, level)
            return start, self.begins
        if (start == self.begins or any(one >= level for one in self.lists)) and _ITEM.match(self.text, sign):
            # The next item of a list ends the quotation in the one before; that of a quoted list may lack its mark.
            self.quoted = min((one for one in self.lists if one >= level), default=level)
            self.lists = {one for one in self.lists if one < self.quoted} | {self.quoted}
            return (start,)
        if _CODE.match(self.text, sign):
            self.begins = line_end(self.text, start) + 1
        return (start,) if _BEGINS.match(self.text, sign) else ()


def _after_titled(text: str) -> Iterator[int]:
    """Yield where what an admonition, details or a tab holds is over."""
    if "!!!" in text or "???" in text or "===" in text:
        yield from (match.start("after") for match in _TITLED.finditer(text))
