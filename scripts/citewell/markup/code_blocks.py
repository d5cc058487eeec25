"""Blocks of code in a Markdown text, fenced and indented, as Python-Markdown reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FENCE = re.compile(r"^(?P<lead>(?:[ \t]*>)*[ \t]*)(?P<mark>`{3,}|~{3,})(?P<info>.*)$")
_CONTAINER = re.compile(r"^(?:[-+*]|\d{1,9}[.)]|!!!|\?\?\?\+?|===|:)(?:[ \t]|$)|^\[\^[^\]]+\]:")
_INDENT = 4
_SIGNS_OF_BLOCKS = ("```", "~~~", "\n    ", "\n\t", "\n   \t")
# The characters with which a blank line, an indented one, a fence or a container begins.
_STARTS = frozenset(["", *" \t`~>-+*!?=:[0123456789"])


def code_blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield fenced and indented code blocks as Python-Markdown reads them.

    Content of a list item, an admonition, a tab or a note is indented by four blanks;
    code inside it by four more.
    """
    if not any(sign in text for sign in _SIGNS_OF_BLOCKS) and not text.startswith((" ", "\t")):
        return
    lines = text.split("\n")
    depth, after_blank, in_code, offset, skip_to = 0, True, False, 0, 0
    closing = _Fences(lines)
    for number, line in enumerate(lines):
        start, offset = offset, offset + len(line) + 1
        if number < skip_to:
            continue
        first = line[:1]
        if first not in _STARTS:
            # A line of a paragraph at the margin, by far the most frequent; a heading ends with its line.
            depth, after_blank, in_code = (0 if after_blank else depth), first == "#", False
            continue
        last = closing.of(number) if "```" in line or "~~~" in line else None
        if last is not None:
            yield start, start + sum(len(inner) + 1 for inner in lines[number : last + 1]) - 1
            skip_to, after_blank, in_code = last + 1, True, False
            continue
        level, bare = _level(line)
        if not bare:
            after_blank = True
            continue
        in_code = level > depth and (after_blank or in_code)
        if in_code:
            yield start, offset - 1
        elif level <= depth and _CONTAINER.match(bare):
            depth = level + 1
        elif after_blank:
            depth = min(depth, level)
        after_blank = False


def _level(line: str) -> tuple[int, str]:
    """Return how many steps of four blanks a line is indented, and the line without them."""
    spread = line.expandtabs(_INDENT)
    bare = spread.lstrip(" ")
    return (len(spread) - len(bare)) // _INDENT, bare


class _Fences:
    """Finds what closes a fence; one that nothing closes is not looked for again."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.unclosed: dict[str, int] = {}

    def of(self, number: int) -> int | None:
        """Return the line that closes the fence opened at ``number``, or None."""
        opening = _FENCE.match(self.lines[number])
        if not opening:
            return None
        mark = opening["mark"]
        if (mark[0] == "`" and "`" in opening["info"]) or len(mark) >= self.unclosed.get(mark[0], len(mark) + 1):
            return None
        for later in range(number + 1, len(self.lines)):
            bare = self.lines[later].lstrip(" \t>").rstrip(" \t")
            if bare.startswith(mark) and not bare.strip(mark[0]):
                return later
        self.unclosed[mark[0]] = len(mark)
        return None
