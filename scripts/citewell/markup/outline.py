"""Links, anchors and directives of a masked Markdown text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from citewell.domain.citation import Directive

_LINK = re.compile(r"(?P<sign>\])\(\s*<?(?P<target>[^\s)<>]{1,2000}+)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
_DEFINITION = re.compile(
    r"^[ ]{0,3}\[[^\]^@\n][^\]@\n]*\](?P<sign>:)[ \t]*(?P<target>\S+)(?:[ \t]+[\"'(][^\n]*)?[ \t]*$", re.MULTILINE
)
_EXTERNAL = re.compile(r"^(?:[A-Za-z][A-Za-z0-9+.-]*:|//)")
_HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})[ \t]+(?P<text>.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{:?[^{}]*\}\s*$")
_IDENTIFIER = re.compile(r"\bid=[\"']?(?P<html>[\w:.-]+)|\{:?[^{}\n]*#(?P<attribute>[\w:.-]+)[^{}\n]*\}")
_DIRECTIVE = re.compile(r"^:::[ \t]+(?P<name>[a-z][a-z-]*)(?:[ \t]+(?P<argument>\S[^\n]*?))?[ \t]*$", re.MULTILINE)


def find_directives(masked: str, start: int = 0) -> Iterator[Directive]:
    """Yield the lines ``::: name argument`` from an offset on."""
    for match in _DIRECTIVE.finditer(masked, start):
        yield Directive(name=match["name"], argument=match["argument"] or "", start=match.start(), end=match.end())


def find_internal_links(text: str, masked: str) -> Iterator[tuple[str, int]]:
    """Yield target and offset of each link that stays on the site."""
    for pattern in (_LINK, _DEFINITION) if "]:" in text else (_LINK,):
        for match in pattern.finditer(text):
            # Of a link "]" stays, of a definition ":"; where it is masked, all is code or a comment.
            sign = match.start("sign")
            if not _EXTERNAL.match(match["target"]) and masked[sign] == text[sign]:
                yield match["target"], match.start("target")


def find_anchors(text: str, masked: str, start: int = 0) -> Iterator[str]:
    """Yield the anchors that a page offers from an offset on: its headings' slugs and explicit identifiers."""
    if "id=" in text or "{" in text:
        for match in _IDENTIFIER.finditer(text, start):
            yield match["html"] or match["attribute"]
    seen: dict[str, int] = {}
    for match in _headings(masked, start):
        title = _ATTRIBUTES.sub("", text[match.start("text") : match.end("text")])
        slug = slugify(title)
        seen[slug] = seen.get(slug, -1) + 1
        yield f"{slug}_{seen[slug]}" if seen[slug] else slug


def _headings(masked: str, start: int) -> Iterator[re.Match[str]]:
    sign = masked.find("#", start)
    while sign >= 0:
        match = _HEADING.match(masked, masked.rfind("\n", 0, sign) + 1)
        if match:
            yield match
        sign = masked.find("#", match.end() if match else sign + 1)


def slugify(heading: str) -> str:
    """Return the anchor of a heading as Python-Markdown's ``toc`` makes it."""
    if heading.isascii() and heading.replace(" ", "").isalnum():
        return "-".join(heading.lower().split())
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)|[*`]|(?<!\w)_|_(?!\w)", r"\1", heading)
    ascii_only = plain if plain.isascii() else unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_only).strip().lower())
