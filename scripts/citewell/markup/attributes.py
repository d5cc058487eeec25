"""The values of attribute lists, ``{: #x title="..." }``, which become HTML attributes and are no prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citewell.markup.signs import MASKED

_LIST = re.compile(r"\{:?[^{}\n=]*+=[^{}\n]*+\}")
_VALUE = re.compile(r"""=("[^"\n]*"|'[^'\n]*'|[^\s"'{}]+)""")
_HEADING = re.compile(r"[ \t>]*(?:(?:[-+*]|\d+\.)[ \t]+)*#")
_UNDERLINE = re.compile(r"\n[ \t>]*(?:=+|-+)[ ]*$", re.MULTILINE)
# Python-Markdown reads a list also where a heading or a cell goes on with an element, or a next cell begins.
_BEGINNINGS = frozenset(f"|[!*_{MASKED}")
_ENDS_OF_ELEMENTS = frozenset(f"*_)]{MASKED}")


def attribute_values(masked: str) -> Iterator[tuple[int, int]]:
    """Yield the values that ``attr_list`` gives to the element before them."""
    if "{" in masked:
        for found in _LIST.finditer(masked):
            if _belongs(masked, found):
                yield from (value.span(1) for value in _VALUE.finditer(masked, found.start(), found.end()))


def _belongs(masked: str, found: re.Match[str]) -> bool:
    """Return whether a list stands right after an element, or at the end of a heading, a cell or a paragraph."""
    if masked[found.start() - 1 : found.start()] in _ENDS_OF_ELEMENTS:
        return True
    line = masked.rfind("\n", 0, found.start()) + 1
    before = masked[line : found.start()]
    end = masked.find("\n", found.end())
    after = masked[found.end() : end if end >= 0 else len(masked)].strip()
    if not before.strip(" >"):
        return not after
    if not before.endswith(" ") or (after and after[0] not in _BEGINNINGS):
        return False
    return bool("|" in before or _HEADING.match(before) or (end >= 0 and _UNDERLINE.match(masked, end)))
