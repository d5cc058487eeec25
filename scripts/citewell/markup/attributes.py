"""The values of attribute lists, ``{: #x title="..." }``, which become HTML attributes and are no prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citewell.markup.signs import MASKED

# Only lists with a value in which something may be cited.
_LIST = re.compile(r"\{:?[^{}\n@]*=[^{}\n]*@[^{}\n]*\}")
_VALUE = re.compile(r"""=("[^"\n]*"|'[^'\n]*'|[^\s"'{}]+)""")
_HEADING = re.compile(r"[ \t>]*(?:(?:[-+*]|\d+\.)[ \t]+)*#")
_UNDERLINE = re.compile(r"\n[ \t>]*(?:=+|-+)[ ]*$", re.MULTILINE)
_ENDS_OF_ELEMENTS = frozenset(f"*_)]{MASKED}")


def attribute_values(masked: str) -> Iterator[tuple[int, int]]:
    """Yield the values with a sign of a citation that ``attr_list`` gives to the element before them."""
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
    if after:
        return after[0] == "|" and before.endswith(" ")
    is_heading = _HEADING.match(before) or (end >= 0 and _UNDERLINE.match(masked, end))
    return not before.strip(" >") or bool(is_heading and before.endswith(" "))
