"""The anchor that Python-Markdown's ``toc`` makes of a heading's text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from citewell.markup.affixes import ENTITY
from citewell.markup.grammar import find_citations

# An underscore that is none of emphasis, and where something stood that no word goes on over.
_UNDERSCORE, _BOUNDARY = "\ue000", "\x01"
_TARGET = r"\((?:[^()]|\([^()]*\))*\)"
_TOKEN = re.compile(
    rf"""(?<!`)(?P<ticks>`+)(?!`)(?P<code>.*?)(?<!`)(?P=ticks)(?!`)
    | \\(?P<escaped>[\\`*_{{}}\[\]()>\#+\-.!@])
    | <!--.{{0,1000}}?-->
    | <(?P<link>[A-Za-z][A-Za-z0-9+.-]*://[^<>]*|[^<>\s!]+@[^@<>\s]+)>
    | </?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>
    | (?P<entity>{ENTITY})
    | !\[[^\[\]]*\]{_TARGET}
    | (?<=\]){_TARGET}""",
    re.VERBOSE,
)
# Bounds keep the work in line with a heading's length.
_EMPHASIS = re.compile(r"(?<!\w)(_{1,3})(?![\s_])(.{1,500}?)(?<![\s_])\1(?!\w)")
_STRAY = re.compile(r"(?<!\w)_|_(?!\w)")
# What a heading shows of these depends on whether the page defines the label, on the site's extensions, and on what
# stands before: references of links and images, notes, and attributes.
_UNSETTLED = (
    re.compile(r"[ ]+\{[^{}]+\}[ ]*$"),
    re.compile(r"(?<=\])\[[^\[\]]*\]|!\[[^\[\]]*\]\[[^\[\]]*\]|!\[[^\[\]]*\](?!\()"),
    re.compile(r"\[\^[^\[\]]+\]"),
    re.compile(r"\{[^{}]*\}"),
)


def slugs(heading: str, masked: str) -> Iterator[str]:
    """Yield the anchor of a heading; where its text alone does not settle it, each that it may get."""
    if heading.isascii() and heading.replace(" ", "").isalnum():
        yield "-".join(heading.lower().split())
        return
    written = _with_keys(heading, masked) if "@" in masked else heading
    texts = [written]
    for unsettled in _UNSETTLED:
        texts += [unsettled.sub("", text) for text in texts if unsettled.search(text)]
    for text in texts:
        plain = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", _TOKEN.sub(_shown, text)))
        yield slugify(plain)
        # One underscore alone is no emphasis; of several it is not worth to say which are.
        if len(_STRAY.findall(plain)) > 1:
            yield slugify(_STRAY.sub("", plain))


def slugify(text: str) -> str:
    """Return a heading's plain text as an anchor."""
    text = text.replace(_UNDERSCORE, "_")
    ascii_only = text if text.isascii() else unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_only).strip().lower())


def _with_keys(heading: str, masked: str) -> str:
    """Return a heading with its citations' keys, all that they give to its anchor."""
    pieces, position = [], 0
    for group in find_citations(masked, heading):
        keys = " ".join(citation.key for citation in group.citations)
        pieces += [heading[position : group.start], _literal(keys)]
        position = group.end
    return "".join([*pieces, heading[position:]])


def _shown(match: re.Match[str]) -> str:
    """Return what a piece of Markdown gives to the anchor."""
    if match["escaped"]:
        return _literal(match["escaped"])
    if match["entity"]:
        return _literal(unescape(match["entity"]))
    return _literal(match["code"] or match["link"] or "")


def _literal(text: str) -> str:
    """Return a text in which nothing is Markdown any more; signs do not count for the anchor."""
    words = re.sub(r"[^\w\s-]", "", text).replace("_", _UNDERSCORE)
    return f"{_BOUNDARY}{words}{_BOUNDARY}"
