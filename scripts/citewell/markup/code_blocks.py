"""Blocks of code in a Markdown text, fenced and indented, as Python-Markdown reads them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from citewell.markup.elements import raw_elements
from citewell.markup.fences import fenced_blocks
from citewell.markup.lines import INDENT, Reader, indentation, line_end
from citewell.markup.signs import blank
from citewell.markup.spans import Span

# A line that is indented, or begins as something else than a paragraph may.
_SPECIAL = re.compile(r"\n(?=[ \t`~>\-+*_!?=:<\[0-9])")
_INDENTED = re.compile(r"\n(?: {4}| {0,3}\t)[ \t]*[^ \t\n]")
_QUOTED = re.compile(r">(?: {5}| {0,4}\t)")
_TITLE = re.compile(r'(?:!!!|\?\?\?\+?) |===[!+]*[ ]+"')
# What may end a block, so that indented code can begin after it.
_ENDS_BLOCK = re.compile(
    r"[ \t>]*+(?>(?:(?:[-+*]|\d{1,9}[.)])[ \t]++)*)"
    r"(?:#.*|=+[ \t]*|[!?=]{3}.*|[-_*][-_* \t]*|\[[^\]\n]*\]:.*|.*>[ \t]*)?$",
    re.MULTILINE,
)


def code_blocks(text: str) -> Iterator[Span]:
    """Yield fenced and indented code blocks as Python-Markdown reads them.

    Content of a list item, an admonition, a tab or a note is indented by four blanks;
    code inside it by four more.
    """
    fences = list(fenced_blocks(text)) if "```" in text or "~~~" in text else []
    return _blocks(text, dict(fences)) if _may_be_indented(text, fences) else iter(fences)


def _may_be_indented(text: str, fences: Sequence[Span]) -> bool:
    """Return whether an indented block can begin outside of the fences: a cheap look, most pages have none."""
    if text.startswith((" ", "\t")) or _QUOTED.search(text):
        return True
    starts = [start for start, _ in fences]
    for found in _INDENTED.finditer(text):
        before = bisect_right(starts, found.start()) - 1
        is_within = before >= 0 and found.start() <= fences[before][1]
        if not is_within and _may_begin(text, found.start()):
            return True
    return False


def _may_begin(text: str, end: int) -> bool:
    """Return whether indented code can begin after the line that ends here."""
    start = text.rfind("\n", 0, end) + 1
    if not _ENDS_BLOCK.match(text, start):
        return False
    # What follows an admonition's or a tab's first line is its content, code only if it is indented further.
    level, bare = indentation(text[start:end])
    needed = level - level % INDENT + 2 * INDENT if _TITLE.match(bare) else 0
    return indentation(text[end + 1 : line_end(text, end + 1)])[0] >= needed


def _blocks(text: str, fences: Mapping[int, int]) -> Iterator[Span]:
    """Yield all blocks of code, line by line; ``fences`` are the fenced ones."""
    reader, position = Reader(), 0
    elements = _elements(text, fences) if "<" in text else {}
    # With a line's end before the first line, each special line is found by the one before it.
    special = [found.start() for found in _SPECIAL.finditer(f"\n{text}")]
    for start in sorted({*special, *elements}) if elements else special:
        if start < position:
            # Fences are found before elements are, so also within one.
            if start in fences:
                yield start, fences[start]
            continue
        if start > position:
            reader.pass_by(text[position:start])
        if start in elements:
            end = line_end(text, elements[start])
            reader.end_element(text[elements[start] : end])
        else:
            end = fences.get(start) or line_end(text, start)
            line = text[start:end]
            if reader.is_code(_in_place_of(line) if start in fences else line) or start in fences:
                yield start, end
        position = end + 1


def _elements(text: str, fences: Mapping[int, int]) -> dict[int, int]:
    """Return where the lines begin with which HTML begins, and where the HTML ends."""
    found: dict[int, int] = {}
    line = end = -1
    for start, after in raw_elements(blank(text, fences.items())):
        if end < 0 or start > line_end(text, end):
            line = text.rfind("\n", 0, start) + 1
        end = found[line] = after
    return found


def _in_place_of(fence: str) -> str:
    """Return the line of a paragraph that a fenced block is to Python-Markdown."""
    return fence[: -len(fence.lstrip("> \t"))] + "x"
