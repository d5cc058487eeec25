"""The signs of BibTeX's form, as its reader and what rewrites a file know them, and a fault in it."""

from __future__ import annotations

import re

_BLANKS = r"[ \t\r\n]*"
_BLANK = re.compile(_BLANKS)
ENTRY = re.compile(rf"@{_BLANKS}(?P<type>[A-Za-z][\w-]*){_BLANKS}(?P<open>[{{(])")
# An entry that begins a line; after a fault, reading goes on there.
NEXT_ENTRY = re.compile(r"(?<![^\r\n])[ \t]*@[ \t]*[A-Za-z][\w-]*[ \t]*[{(]")
NAME = re.compile(rf"[ \t\r\n,]*(?P<name>[^\s\"#%'(),={{}}@]+){_BLANKS}={_BLANKS}")
# A number, or a macro's name.
BARE = re.compile(r"[^\s,#{}()\"=]+")
NOT_ENTRIES = frozenset({"comment", "preamble", "string"})
CLOSING = {"{": "}", "(": ")", '"': '"'}
# What looks like the start of another entry may be text. To find out, a file may be read to its end, but not often.
SECOND_LOOKS = 50


class FaultError(Exception):
    """What is wrong at an offset, and what mends it; ``swallows`` tells that another entry began within."""

    def __init__(self, offset: int, message: str, hint: str = "", *, swallows: bool = False) -> None:
        super().__init__(message)
        self.offset = offset
        self.hint = hint
        self.swallows = swallows


def after_blank(text: str, position: int) -> int:
    """Return the offset of what stands behind blanks, if any."""
    blank = _BLANK.match(text, position)
    return blank.end() if blank else position


def is_behind_percent(text: str, clear: int, offset: int) -> bool:
    """Return whether a ``%`` stands before an offset on its line, and not before ``clear``, where an entry ended."""
    line = max(text.rfind(end, clear, offset) for end in "\r\n") + 1
    return "%" in text[max(line, clear) : offset]
