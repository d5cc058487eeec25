"""What Material's search index needs: less to read, and the pages that a partial build left alone.

The index is read from each page's HTML, tag by tag. What it leaves out anyway, cards and lists
of references, is put aside while it reads, and so are citations' links: they are two thirds of a page's tags.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection

from citewell.citing.html import CARD, CITATION, CODE, FLAG, LIST

# How the parts of a list and of a citation end, as ``citewell.citing.html`` writes them.
_LIST_END, _LINK, _LINK_END, _CITATION_END = "</ol>", '"><a ', "</a>", "</span></span></span>"
_PLACE, _PLACE_END = "<!--cw-aside-", "-->"
# How an entry begins, up to its page's address, and how the index ends, as the plugin writes them. Within a JSON text
# no entry can begin, because its quotes are escaped; so the index need not be parsed.
_ENTRY, _END = re.compile(r'\{"location":"([^"#]*)'), "]}"


def put_aside(html: str) -> tuple[str, list[str]]:
    """Return a page's HTML with short comments for what search leaves out, and those parts.

    Of a citation nothing but its text and its flag stays.
    """
    parts: list[str] = []

    def aside(part: str) -> str:
        parts.append(part)
        return f"{_PLACE}{len(parts) - 1}{_PLACE_END}"

    first, *others = html.split(CITATION)
    pieces = [first]
    for other in others:
        span, _, link = other.partition(_LINK)
        attributes, closed, rest = link.partition('">')
        shown, _, rest = rest.partition(_LINK_END)
        flag, card, rest = rest.partition(CARD)
        of_card, ended, after = rest.partition(_CITATION_END)
        if closed and ended and (not flag or flag.startswith(FLAG)):
            text, code, of_code = shown.partition(CODE)
            pieces += aside(f"{CITATION}{span}{_LINK}{attributes}{closed}"), text
            link, card = f"{code}{of_code}{_LINK_END}", f"{card}{of_card}{ended}"
            pieces += (aside(link), flag, aside(card), after) if flag else (aside(link + card), after)
        else:
            pieces += CITATION, other
    first, *others = "".join(pieces).split(LIST)
    pieces = [first]
    for other in others:
        entries, ended, after = other.partition(_LIST_END)
        pieces += (aside(f"{LIST}{entries}{ended}"), after) if ended else (LIST, other)
    return "".join(pieces), parts


def put_back(html: str, parts: list[str]) -> str:
    """Return the HTML whole again."""
    first, *others = html.split(_PLACE)
    pieces = [first]
    for other in others:
        number, _, after = other.partition(_PLACE_END)
        is_ours = number.isdecimal() and int(number) < len(parts)
        pieces += [put_back(parts[int(number)], parts), after] if is_ours else [_PLACE, other]
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
