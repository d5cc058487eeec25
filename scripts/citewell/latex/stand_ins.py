"""Signs that stand for others while a field is read, and signs that no page may show as they are."""

from __future__ import annotations

import re

# Noncharacters, which Unicode keeps for a program's own use: no text may hold them.
_STAND_INS = dict(zip("{}~<&`'-$", map(chr, range(0xFDD0, 0xFDD9)), strict=True))
_KEPT = str.maketrans(_STAND_INS)
ITALIC, UPRIGHT = "\ufdda", "\ufddb"
# What is hidden would be obeyed: Markdown marks its places with STX, a bidirectional sign turns a page's text round,
# a separator ends a line.
HIDDEN = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u2028-\u202e\u2066-\u2069\ufdd0-\ufddb"
_HIDES = re.compile(f"[{HIDDEN}]")


def without_hidden(text: str) -> str:
    """Return a text whose hidden signs are shown as U+FFFD."""
    return _HIDES.sub("\ufffd", text)


def kept(text: str) -> str:
    """Return a text none of whose signs has a meaning of its own any more."""
    return text.translate(_KEPT)


def restored(text: str) -> str:
    """Return a text with the signs that were kept."""
    for sign, stand_in in _STAND_INS.items():
        text = text.replace(stand_in, sign)
    return text
