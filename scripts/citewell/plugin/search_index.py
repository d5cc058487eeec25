"""What Material's search index needs: less to read, and the pages that a partial build left alone.

The index is read from each page's HTML, tag by tag. What it leaves out anyway, cards and lists
of references, and the links of citations are two thirds of a page's tags.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection

from citewell.citing.html import CARD, CITATION, CODE, FLAG, LIST

# How the parts of a list and of a citation end, as ``citewell.citing.html`` writes them.
_LIST_END, _LINK, _LINK_END, _CITATION_END = "</ol>", '"><a ', "</a>", "</span></span></span>"
# How an entry begins, up to its page's address, and how the index ends, as the plugin writes them. Within a JSON text
# no entry can begin, because its quotes are escaped; so the index need not be parsed.
_ENTRY, _END = re.compile(r'\{"location":"([^"#]*)'), "]}"


def searched(html: str) -> str:
    """Return a page's HTML without lists of references; of a citation with a card nothing but its text and its flag stays."""
    first, *others = html.split(CITATION)
    pieces = [first]
    for other in others:
        _, closed, rest = other.partition(_LINK)[2].partition('">')
        shown, _, rest = rest.partition(_LINK_END)
        flag, _, card = rest.partition(CARD)
        _, ended, after = card.partition(_CITATION_END)
        is_whole = closed and ended and (not flag or flag.startswith(FLAG))
        pieces += (shown.partition(CODE)[0], flag, after) if is_whole else (CITATION, other)
    first, *others = "".join(pieces).split(LIST)
    pieces = [first]
    for other in others:
        _, ended, after = other.partition(_LIST_END)
        pieces += (after,) if ended else (LIST, other)
    return "".join(pieces)


def merged(new: str, former: str, site: Collection[str]) -> str:
    """Return a partial build's index with the entries that a former index has of the site's other pages.

    ``site`` holds the addresses of all pages; an entry of a page that is gone is left out.
    """
    if not (new.endswith(_END) and former.endswith(_END)):
        return new
    wanted = set(site).difference(_page(match[1]) for match in _ENTRY.finditer(new))
    found = list(_ENTRY.finditer(former))
    ends = [match.start() - len(",") for match in found[1:]] + [len(former) - len(_END)]
    kept = [former[match.start() : end] for match, end in zip(found, ends, strict=False) if _page(match[1]) in wanted]
    glue = "," if kept and _ENTRY.search(new) else ""
    return new.removesuffix(_END) + glue + ",".join(kept) + _END


def _page(address: str) -> str:
    return str(json.loads(f'"{address}"') if "\\" in address else address)
