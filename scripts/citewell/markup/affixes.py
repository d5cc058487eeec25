"""What a citation's prefix or suffix says: no comments, no escapes for the grammar, no entities, no marks of a quotation."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

# Its signs are escaped for verbose patterns.
ENTITY = r"&(?:\#\d+|\#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);"
_UNSAID = re.compile(
    rf"(?P<code>(?<!`)(?P<ticks>`+)(?!`)[\s\S]*?(?<!`)(?P=ticks)(?!`))|(?P<comment><!--[\s\S]{{0,2000}}?-->)"
    rf"|\\(?P<escaped>[!-/:-@\[-`{{-~])|(?P<entity>{ENTITY})"
)
_QUOTED_LINE = re.compile(r"\n[ \t]*+>[ \t>]*+")
# What means something in a text's Markdown keeps its backslash, and gets one.
_MARKUP = frozenset("\\`*_{}[]()#+-.!@")


def is_entity(written: str) -> bool:
    """Return whether ``&...;`` stands for a character: "R&D;" does not."""
    return written[1] == "#" or written[1:] in html5


def said(affix: str) -> str:
    """Return a prefix or suffix as it is shown, still Markdown."""
    if "\n" in affix:
        affix = _QUOTED_LINE.sub("\n", affix)
    return _UNSAID.sub(_said, affix) if "&" in affix or "\\" in affix or "<!--" in affix else affix


def _said(match: re.Match[str]) -> str:
    if match["code"] or (match["entity"] and not is_entity(match["entity"])):
        return match.group()
    if match["comment"]:
        return ""
    character = match["escaped"] or unescape(match["entity"])
    return f"\\{character}" if character in _MARKUP else character
