"""The same words written in other ways: signs that look alike, blanks and lines, emphasis, a capital."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache

_SMALL = re.compile(r"\b[a-z]+\b")
_ALIKE = (("\u2010", "-"), ("\u2011", "-"), ("\u2019", "'"), ("\u02bc", "'"), ("\u00ad", ""), ("*", ""), ("_", ""))


def plain(text: str) -> str:
    """Return a text with composed letters, one form of hyphens, apostrophes and blanks, and no emphasis."""
    for sign, other in _ALIKE:
        text = text.replace(sign, other)
    return " ".join(unicodedata.normalize("NFC", text).split())


def common_in(texts: Iterable[str]) -> Callable[[str], bool]:
    """Return what tells whether a name is also a whole word in small letters somewhere in texts, read when first asked."""

    @cache
    def words() -> frozenset[str]:
        return frozenset(set[str]().union(*map(_SMALL.findall, texts)))

    return lambda name: name.lower() in words()
