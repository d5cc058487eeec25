"""Every link inside the built site leads to a file, and to an anchor that is there."""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote

_LINK = re.compile(r'\b(?:href|src)="([^"]+)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/")


@cache
def anchors(file: Path) -> frozenset[str]:
    """Return the identifiers of a page."""
    return frozenset(re.findall(r'\bid="([^"]+)"', file.read_text(encoding="utf-8")))


def broken(page: Path) -> list[str]:
    """Return a page's links that lead nowhere."""
    found = []
    for written in sorted(set(_LINK.findall(page.read_text(encoding="utf-8")))):
        link = html.unescape(written)
        if _ELSEWHERE.match(link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / unquote(path.partition("?")[0])).resolve() if path else page
        target = target / "index.html" if target.is_dir() else target
        if not target.is_file() or (anchor and target.suffix == ".html" and unquote(anchor) not in anchors(target)):
            found.append(link)
    return found


def test_every_link_of_the_site_leads_somewhere(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 1
    assert {str(page.relative_to(site)): links for page in pages if (links := broken(page))} == {}
