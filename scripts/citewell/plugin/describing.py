"""What a page is about, for search engines and previews elsewhere: the start of its own summary or first paragraph."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

# A record's summary comes before the first paragraph, which may be its badges or a note.
_STARTS = ('<p class="cw-lead">', '<div class="cw-box cw-box--short"', "<p>")
_OPENED = re.compile(r"<(p|li)\b[^<>]*+>")
_NOT_READ = re.compile(r"<!--.*?-->|<[^>]*+>", re.DOTALL)
# How far a mechanism holds stands in its first badge: its statement alone would read as a fact.
_STANDING = re.compile(r'<p class="cw-badges"><span class="cw-badge cw-verdict[^">]*+">([^<]*+)</span>')
_LABELS = ("In short", "Bottom line.")
_LONGEST = 200
_SHORTEST = 40
_READ = 4_000


def description(page: str) -> str:
    """Return the start of what a page's HTML says first, as plain text, or nothing; cards must have been left out."""
    standing = _STANDING.search(page)
    before = f"{html.unescape(standing[1])}: " if standing else ""
    for start in _STARTS:
        text = next((text for text in _texts(page, page.find(start)) if len(text) >= _SHORTEST), "")
        if text:
            return _cut(before + text)
    return ""


def _texts(page: str, start: int) -> Iterator[str]:
    """Yield the paragraphs and items from a place on as plain text."""
    while start >= 0:
        opened = _OPENED.search(page, start)
        closed = page.find(f"</{opened[1]}>", opened.end()) if opened else -1
        if opened and closed >= 0:
            yield _plain(page[opened.end() : min(closed, opened.end() + _READ)])
        start = closed


def _plain(part: str) -> str:
    text = " ".join(html.unescape(_NOT_READ.sub("", part)).split())
    for label in _LABELS:
        text = text.removeprefix(label)
    return text.strip()


def _cut(text: str) -> str:
    """Return a text, or its first words with an ellipsis."""
    if len(text) <= _LONGEST:
        return text
    return text[: text.rfind(" ", 0, _LONGEST)].rstrip(" ,;:(") + " …"
