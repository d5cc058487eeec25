"""Groups in braces or quotation marks, which close where the braces within them do."""

from __future__ import annotations

import re

from citewell.readers.bibtex_opening import FaultError

_ENTRY_WITHIN = r"\n[ \t]*@[A-Za-z]+[ \t]*[{(][ \t]*[^\s,{}=]+[ \t]*,"
# What can end a group, by the sign that closes it.
_ENDS = {close: re.compile(rf"[{{}}{close}]") for close in '})"'}
_ENDS_OR_ENTRY = {close: re.compile(rf"[{{}}{close}]|{_ENTRY_WITHIN}") for close in '})"'}


def group(text: str, opening: int, position: int, close: str, *, with_entries: bool) -> tuple[str, int]:
    """Return a group's text up to ``close`` outside of inner braces, and the offset after it.

    Another entry's start within means a lost brace, unless the group may be one ``with_entries``.
    """
    depth = 0
    swallows = False
    for match in (_ENDS if with_entries else _ENDS_OR_ENTRY)[close].finditer(text, position):
        found = match.group()
        if found == close and depth == 0:
            return text[position : match.start()], match.end()
        depth += {"{": 1, "}": -1}.get(found, 0)
        if found.startswith("\n"):
            swallows = True
            break
    message = "a brace or quotation mark opened here is never closed"
    raise FaultError(opening, message, "close it before the next entry", swallows=swallows)
