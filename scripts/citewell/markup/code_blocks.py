"""Blocks of code in a Markdown text, fenced and indented, as Python-Markdown reads them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

_FENCE = re.compile(r"(?P<lead>(?:[ \t]*>)*[ \t]*)(?P<mark>`{3,}|~{3,})(?P<info>.*)$", re.MULTILINE)
_CONTAINER = re.compile(r"^(?:[-+*]|\d{1,9}[.)]|!!!|\?\?\?\+?|===|:)(?:[ \t]|$)|^\[\^[^\]]+\]:")
_INDENT = 4
_FENCE_SIGNS = (re.compile("```"), re.compile("~~~"))
# A line that is indented, or begins as a fence or a container does.
_SPECIAL = re.compile(r"\n(?=[ \t`~>\-+*!?=:\[0-9])")
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)[ \t]*[^ \t\n]")
# Indented after a blank line or a heading: only there, or after a fence, can an indented block begin.
_AFTER_BREAK = re.compile(rf"(?:#.*|[ \t]*)\n{_INDENTED.pattern}")
_LATER_AFTER_BREAK = re.compile(rf"\n{_AFTER_BREAK.pattern}")

Span = tuple[int, int]


def code_blocks(text: str) -> Iterator[Span]:
    """Yield fenced and indented code blocks as Python-Markdown reads them.

    Content of a list item, an admonition, a tab or a note is indented by four blanks;
    code inside it by four more.
    """
    fences = list(_fenced(text)) if "```" in text or "~~~" in text else []
    return _blocks(text, dict(fences)) if _may_be_indented(text, fences) else iter(fences)


def _fenced(text: str) -> Iterator[Span]:
    """Yield the fenced blocks; a fence that nothing closes is not looked for again."""
    unclosed: dict[str, int] = {}
    position = 0
    for sign in sorted(found.start() for signs in _FENCE_SIGNS for found in signs.finditer(text)):
        if sign >= position:
            start = text.rfind("\n", 0, sign) + 1
            end = _fence_end(text, start, unclosed)
            if end is not None:
                yield start, end
            position = _line_end(text, sign if end is None else end) + 1


def _fence_end(text: str, start: int, unclosed: dict[str, int]) -> int | None:
    """Return the end of the line that closes the fence opened at ``start``, or None."""
    opening = _FENCE.match(text, start)
    if not opening:
        return None
    mark = opening["mark"]
    if (mark[0] == "`" and "`" in opening["info"]) or len(mark) >= unclosed.get(mark[0], len(mark) + 1):
        return None
    closing = re.compile(rf"\n[ \t>]*{mark}{mark[0]}*[ \t]*$", re.MULTILINE).search(text, opening.end())
    if closing is None:
        unclosed[mark[0]] = len(mark)
    return closing.end() if closing else None


def _may_be_indented(text: str, fences: Sequence[Span]) -> bool:
    """Return whether an indented block can begin outside of the fences: a cheap look, most pages have none."""
    if text.startswith((" ", "\t")) or _AFTER_BREAK.match(text):
        return True
    if any(_INDENTED.match(text, end + 1) for _, end in fences):
        return True
    starts = [start for start, _ in fences]
    for found in _LATER_AFTER_BREAK.finditer(text):
        before = bisect_right(starts, found.start()) - 1
        if before < 0 or found.start() >= fences[before][1]:
            return True
    return False


def _blocks(text: str, fences: Mapping[int, int]) -> Iterator[Span]:
    """Yield all blocks of code, line by line; ``fences`` are the fenced ones."""
    depth, after_blank, in_code, position = 0, True, False, 0
    # With a line's end before the first line, each special line is found by the one before it.
    for found in _SPECIAL.finditer(f"\n{text}"):
        start = found.start()
        if start < position:
            continue
        if start > position:
            depth, after_blank, in_code = _passed(text[position:start], depth, after_blank, in_code)
        if start in fences:
            yield start, fences[start]
            position, after_blank, in_code = fences[start] + 1, True, False
            continue
        end = _line_end(text, start)
        line, position = text[start:end], end + 1
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
