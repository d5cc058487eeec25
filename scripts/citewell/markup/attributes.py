"""Attribute lists, ``{: #x title="..." }``: what they say becomes HTML attributes and is no prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citewell.markup.bounds import Bounds
from citewell.markup.lines import line_end
from citewell.markup.signs import MASKED

_LIST = re.compile(r"\{:?[^{}\n=@]*+[=@][^{}\n]*+\}")
_VALUE = re.compile(r"""=("[^"\n]*"|'[^'\n]*'|[^\s"'{}]+)|@[^\s{}]*""")
_HEADING = re.compile(r"[ \t>]*(?:(?:[-+*]|\d+\.)[ \t]+)*#")
_UNDERLINE = re.compile(r"\n[ \t>]*(?:=+|-+)[ ]*$", re.MULTILINE)
# Python-Markdown reads a list also where a heading or a cell goes on with an element, or a next cell begins.
_BEGINNINGS = frozenset(f"|[!*_{MASKED}")


def attribute_values(masked: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield the values, and the words with an @, that ``attr_list`` gives to the element before them.

    In ``text`` nothing is masked but blocks of code.
    """
    if "{" in masked:
        bounds = Bounds(text)
        for found in _LIST.finditer(masked):
            if _belongs(masked, bounds, found):
                for value in _VALUE.finditer(masked, found.start(), found.end()):
                    yield value.span(1) if value[1] else value.span()


def _belongs(masked: str, bounds: Bounds, found: re.Match[str]) -> bool:
    """Return whether a list stands right after an element, or at the end of a heading, a cell or a paragraph."""
    line, end = masked.rfind("\n", 0, found.start()) + 1, line_end(masked, found.end())
    if _follows_element(masked, bounds.text, line, found.start()):
        return True
    before, after = masked[line : found.start()], masked[found.end() : end].strip()
    if not before.strip(" >"):
        is_last = not masked[end : line_end(masked, end + 1)].strip(" \t\n>") or bounds.has(end + 1)
        return not after and line > 0 and not bounds.has(line) and is_last
    if not before.endswith(" ") or before.rstrip(" ")[-1] in "|#" or (after and after[0] not in _BEGINNINGS):
        return False
    return bool(_HEADING.match(before) or _UNDERLINE.match(masked, end) or bounds.is_row(found.start()))


def _follows_element(masked: str, text: str, line: int, start: int) -> bool:
    """Return whether code, a link, an image or emphasis ends right before an offset."""
    sign = text[start - 1 : start]
    if masked[start - 1 : start] == MASKED:
        return sign in {"`", ")"}
    if sign in {"*", "_"}:
        return not masked[start - 2 : start - 1].isspace()
    return sign == "]" and masked.find("@", max(masked.rfind("[", line, start), line), start) < 0
