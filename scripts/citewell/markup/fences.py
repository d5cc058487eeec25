"""Fenced code in a Markdown text, as superfences reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citewell.markup.lines import INDENT, line_end
from citewell.markup.spans import Span

_SIGNS = (re.compile("```"), re.compile("~~~"))
_OPTION = r"""(?:hl_lines|linenums|title|title_mode)=(?:"[^"\n]*"|'[^'\n]*')"""
_OPENING = re.compile(
    rf"(?P<mark>`{{3,}}|~{{3,}})(?:[ \t]*\.?[\w#.+-]+(?=[ \t]|$))?"
    rf"(?:[ \t]*\{{[^\n]*\}}|(?:[ \t]*{_OPTION}(?=[ \t]|$))*)[ \t]*$",
    re.MULTILINE,
)
_LEADS = "> \t"


def fenced_blocks(text: str) -> Iterator[Span]:
    """Yield the fenced blocks, as whole lines; what a fence has passed by opens no other."""
    position = 0
    for sign in sorted(found.start() for signs in _SIGNS for found in signs.finditer(text)):
        if sign >= position:
            start = text.rfind("\n", 0, sign) + 1
            position = line_end(text, sign) + 1
            opening = None if text[start:sign].strip(_LEADS) else _OPENING.match(text, sign)
            if opening:
                end, is_closed = _end(text, position, text[start:sign], opening["mark"])
                if is_closed:
                    yield start, end
                position = end + 1


def _end(text: str, position: int, lead: str, mark: str) -> tuple[int, bool]:
    """Return where a fence's last line ends, and whether it closes the fence; only the very mark does."""
    closing = re.compile(rf"{mark}[ \t]*$", re.MULTILINE)
    if lead:
        return _end_within(text, position, lead.expandtabs(INDENT), closing)
    found = re.compile(rf"^{closing.pattern}", re.MULTILINE).search(text, position)
    return (found.end(), True) if found else (len(text), False)


def _end_within(text: str, position: int, lead: str, closing: re.Pattern[str]) -> tuple[int, bool]:
    """Return the same of a fence in a container: a line that is indented or quoted otherwise gives the fence up."""
    quoted, after_blank = lead.count(">"), False
    while position < len(text):
        end = line_end(text, position)
        line = text[position:end].expandtabs(INDENT).rstrip(" ")
        content = line[: len(lead)].lstrip("> ") + line[len(lead) :]
        width = len(line) - len(content)
        level = line.count(">", 0, width)
        if level > quoted or (content and (width < len(lead) or (after_blank and level < quoted))):
            return end, False
        if closing.match(content):
            return end, True
        after_blank = not content
        position = end + 1
    return len(text), False
