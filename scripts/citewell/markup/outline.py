"""Links and directives of a masked Markdown text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citewell.domain.citation import Directive

_WRITTEN = r"(?>(?:[^\s()<>]|\([^\s()<>]*\))+)"
# Between angle brackets, or of several words: Python-Markdown takes them.
_TARGET = rf"<?(?P<target>(?<=<)[^<>\n]++|{_WRITTEN}(?>(?:[ \t]++(?![\"']){_WRITTEN})*))>?"
_LINK = re.compile(rf"(?P<sign>\])\(\s*{_TARGET}(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
_DEFINITION = re.compile(
    r"^[ ]{0,3}\[[^\]^@\n][^\]@\n]*\](?P<sign>:)[ \t]*+\n?[ \t]*+<*+(?P<target>\S++)(?:[ \t]+[\"'(][^\n]*)?[ \t]*$",
    re.MULTILINE,
)
_EXTERNAL = re.compile(r"^(?:[A-Za-z][A-Za-z0-9+.-]*:|//)")
_DIRECTIVE = re.compile(
    r"^:::[ \t]*(?P<name>[A-Za-z][A-Za-z-]*)(?:[ \t]+(?P<argument>\S[^\n]*?))?[ \t]*$", re.MULTILINE
)


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
                yield match["target"].rstrip(">"), match.start("target")
