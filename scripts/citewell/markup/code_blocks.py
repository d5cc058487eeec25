"""Blocks of code in a Markdown text, fenced and indented, as Python-Markdown reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FENCE = re.compile(r"(?P<lead>(?:[ \t]*>)*[ \t]*)(?P<mark>`{3,}|~{3,})(?P<info>.*)$", re.MULTILINE)
_CONTAINER = re.compile(r"^(?:[-+*]|\d{1,9}[.)]|!!!|\?\?\?\+?|===|:)(?:[ \t]|$)|^\[\^[^\]]+\]:")
_INDENT = 4
_SIGNS_OF_BLOCKS = ("```", "~~~", "\n    ", "\n\t", "\n   \t")
# A line that is indented, or begins as a fence or a container does.
_SPECIAL = re.compile(r"\n(?=[ \t`~>\-+*!?=:\[0-9])")


def code_blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield fenced and indented code blocks as Python-Markdown reads them.

    Content of a list item, an admonition, a tab or a note is indented by four blanks;
    code inside it by four more.
    """
    if not any(sign in text for sign in _SIGNS_OF_BLOCKS) and not text.startswith((" ", "\t")):
        return
    depth, after_blank, in_code, position = 0, True, False, 0
    fences = _Fences(text)
    # With a line's end before the first line, each special line is found by the one before it.
    for found in _SPECIAL.finditer(f"\n{text}"):
        start = found.start()
        if start < position:
            continue
        if start > position:
            depth, after_blank, in_code = _passed(text[position:start], depth, after_blank, in_code)
        end = _line_end(text, start)
        line, position = text[start:end], end + 1
        closed = fences.end(start) if "```" in line or "~~~" in line else None
        if closed is not None:
            yield start, closed
            position, after_blank, in_code = closed + 1, True, False
            continue
        level, bare = _level(line)
        if not bare:
            after_blank = True
            continue
        in_code = level > depth and (after_blank or in_code)
        if in_code:
            yield start, end
        elif level <= depth and _CONTAINER.match(bare):
            depth = level + 1
        elif after_blank:
            depth = min(depth, level)
        after_blank = False


def _passed(lines: str, depth: int, after_blank: bool, in_code: bool) -> tuple[int, bool, bool]:
    """Return what is known after blank lines and lines of paragraphs at the margin; a heading ends with its line."""
    if not depth:
        last = lines[lines.rfind("\n", 0, -1) + 1]
        return 0, last in "\n#", in_code and not lines.strip("\n")
    for line in lines.split("\n")[:-1]:
        if line:
            depth, in_code = (0 if after_blank else depth), False
        after_blank = line[:1] in {"", "#"}
    return depth, after_blank, in_code


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _level(line: str) -> tuple[int, str]:
    """Return how many steps of four blanks a line is indented, and the line without them."""
    if line[0] not in " \t":
        return 0, line
    spread = line.expandtabs(_INDENT)
    bare = spread.lstrip(" ")
    return (len(spread) - len(bare)) // _INDENT, bare


class _Fences:
    """Finds what closes a fence; one that nothing closes is not looked for again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.unclosed: dict[str, int] = {}

    def end(self, start: int) -> int | None:
        """Return the end of the line that closes the fence opened at ``start``, or None."""
        opening = _FENCE.match(self.text, start)
        if not opening:
            return None
        mark = opening["mark"]
        if (mark[0] == "`" and "`" in opening["info"]) or len(mark) >= self.unclosed.get(mark[0], len(mark) + 1):
            return None
        closing = re.compile(rf"\n[ \t>]*{mark}{mark[0]}*[ \t]*$", re.MULTILINE).search(self.text, opening.end())
        if closing is None:
            self.unclosed[mark[0]] = len(mark)
        return closing.end() if closing else None
