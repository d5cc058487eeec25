"""Groups in braces or quotation marks, which close where the braces within them do."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from citewell.bibtex.syntax import FaultError

_ENTRY_WITHIN = r"[\r\n][ \t]*@[A-Za-z]+[ \t]*[{(][ \t]*[^\s,{}=]+[ \t]*,"
# What can end a group, by the sign that closes it.
_ENDS = {close: re.compile(rf"[{{}}{close}]") for close in '})"'}
_ENDS_OR_ENTRY = {close: re.compile(rf"[{{}}{close}]|{_ENTRY_WITHIN}") for close in '})"'}
_BRACE = re.compile(r"[{}]")


class Groups:
    """Reads the groups of a text. After the first that nothing closes, all of these are known, and not read to the end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._unclosed: Sequence[int] = ()
        self._last_entry = -1
        self._is_known = False

    def read(self, opening: int, position: int, close: str, *, with_entries: bool) -> tuple[str, int]:
        """Return a group's text up to ``close`` outside of inner braces, and the offset after it.

        Another entry's start within means a lost brace, unless the group may be one ``with_entries``.
        """
        depth = 0
        # In round brackets, which only comments and preambles have, braces need not be in order.
        end = len(self.text) if close == ")" else self._end(position)
        for match in (_ENDS if with_entries else _ENDS_OR_ENTRY)[close].finditer(self.text, position, end):
            found = match.group()
            if found == close and depth == 0:
                return self.text[position : match.start()], match.end()
            if found == "}" and depth == 0 and close == '"':
                raise _never_closed(opening, swallows=False)
            depth += {"{": 1, "}": -1}.get(found, 0)
            if len(found) > 1:
                raise _never_closed(opening, swallows=True)
        self._look_at_all()
        is_cut = end < len(self.text)
        raise _never_closed(opening, swallows=is_cut and not with_entries and position <= self._last_entry)

    def _end(self, position: int) -> int:
        """Return how far a group can reach: not past the next brace that nothing closes, if these are known."""
        number = bisect_left(self._unclosed, position - 1)
        return max(self._unclosed[number], position) if number < len(self._unclosed) else len(self.text)

    def _look_at_all(self) -> None:
        """Find every brace that nothing closes, and where the last entry begins."""
        if self._is_known:
            return
        opened: list[int] = []
        for match in _BRACE.finditer(self.text):
            if match.group() == "{":
                opened.append(match.start())
            elif opened:
                opened.pop()
        self._unclosed = opened
        self._last_entry = max((match.start() for match in re.finditer(_ENTRY_WITHIN, self.text)), default=-1)
        self._is_known = True


def _never_closed(opening: int, *, swallows: bool) -> FaultError:
    message = "a brace or quotation mark opened here is never closed"
    return FaultError(opening, message, "close it before the next entry", swallows=swallows)
