"""The same words written in other ways: signs that look alike, blanks and lines, emphasis."""

from __future__ import annotations

import unicodedata

_ALIKE = (("\u2010", "-"), ("\u2011", "-"), ("\u2019", "'"), ("\u02bc", "'"), ("\u00ad", ""), ("*", ""), ("_", ""))


def plain(text: str) -> str:
    """Return a text with composed letters, one form of hyphens, apostrophes and blanks, and no emphasis."""
    for sign, other in _ALIKE:
        text = text.replace(sign, other)
    return " ".join(unicodedata.normalize("NFC", text).split())
