"""Web addresses: of what LaTeX gives a meaning to only the escapes are undone, all else stands as it is."""

from __future__ import annotations

import re

# In plain text: brackets belong to an address if both of them do, signs at its end to the sentence around it.
ADDRESS = re.compile(r"https?://(?:[^\s()]|\([^\s()]*\))*(?:[^\s().,;:!?\"'”’\]}]|\([^\s()]*\))")
_WRAPPED = re.compile(r"\\(?:url|path|nolinkurl)\{(.*)\}|\{(.*)\}")
_ESCAPED = re.compile(r"\{\\([_%&#])\}|\\([_%&#])|\{\\textasciitilde\}|\\(?:~\{\}|textasciitilde(?:\{\})?)")
# What EndNote writes for its own link into a database; no browser knows it.
_ENDNOTE = re.compile(r"<Go to [^<>\s]*>://\S*+\s*")
_NEXT = re.compile(r"[,;]?\s(?=https?://)")


def several(raw: str) -> list[str]:
    """Return the web addresses of a field that has blanks between them; a blank within one is a line's end."""
    return ["".join(one.split()) for one in _NEXT.split(_without_endnote(raw).strip())]


def has_endnote(raw: str) -> bool:
    """Return whether a field holds EndNote's "<Go to ISI>://WOS:1", which is no web address."""
    return "<Go to " in raw and bool(_ENDNOTE.search(raw))


def _without_endnote(raw: str) -> str:
    """Return a field without EndNote's own link, if anything else stands in it."""
    return (_ENDNOTE.sub("", raw) or raw) if has_endnote(raw) else raw


def address(raw: str) -> str:
    r"""Return an address without ``\url{}`` around it and without escapes."""
    wrapped = _WRAPPED.fullmatch(raw)
    bare = (wrapped[1] or wrapped[2] or "") if wrapped else raw
    return _ESCAPED.sub(lambda match: match[1] or match[2] or "~", bare) if "\\" in bare else bare
