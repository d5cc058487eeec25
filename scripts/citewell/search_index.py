"""What Material's search index needs: less to read, and the pages that a partial build left alone.

The index is read from each page's HTML, tag by tag. What it leaves out anyway, cards and lists
of references, is put aside while it reads: they are half of a page's tags.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from pathlib import Path

# How each part begins and ends, and how much of its end is not its own: a card stands last in its citation.
_ENDS = {'<span class="cw-card"': ("</span></span></span>", len("</span>")), '<ol class="cw-references"': ("</ol>", 0)}
_START = re.compile("|".join(_ENDS))
_PLACE = re.compile(r"<!--cw-aside-(\d{1,6})-->")


def put_aside(html: str) -> tuple[str, list[str]]:
    """Return a page's HTML with short comments for what search leaves out, and those parts."""
    pieces: list[str] = []
    parts: list[str] = []
    position = 0
    while start := _START.search(html, position):
        closing, foreign = _ENDS[start.group()]
        end = html.find(closing, start.end()) + len(closing) - foreign
        if end < start.end():
            break
        pieces += [html[position : start.start()], f"<!--cw-aside-{len(parts)}-->"]
        parts.append(html[start.start() : end])
        position = end
    return "".join([*pieces, html[position:]]), parts


def put_back(html: str, parts: list[str]) -> str:
    """Return the HTML whole again."""
    return (
        _PLACE.sub(lambda match: parts[int(match[1])] if int(match[1]) < len(parts) else match.group(), html)
        if parts
        else html
    )


def kept_entries(index: Path) -> list[dict[str, object]]:
    """Return the entries of an index that a former build wrote; none if there is none that can be read."""
    try:
        return list(json.loads(index.read_text(encoding="utf-8"))["docs"])
    except (OSError, ValueError, KeyError, TypeError):
        return []


def merged(new: str, former: list[dict[str, object]], site: Collection[str]) -> str:
    """Return a partial build's index with the former entries of the site's other pages.

    ``site`` holds the addresses of all pages; an entry of a page that is gone is left out.
    """
    index = json.loads(new)
    built = {_page(entry) for entry in index["docs"]}
    wanted = set(site) - built
    index["docs"] += [entry for entry in former if _page(entry) in wanted]
    return json.dumps(index, separators=(",", ":"), ensure_ascii=False)


def _page(entry: dict[str, object]) -> str:
    return str(entry["location"]).partition("#")[0]
