"""The anchors of a page's citations and of its references: what is written into a page, and what a link may name."""

from __future__ import annotations


def citation_anchor(key: str, number: int) -> str:
    """Return the anchor of a page's ``number``-th citation of a key."""
    return f"cite-{key}-{number}"


def entry_anchor(key: str, *, beside_all: bool = False) -> str:
    """Return the anchor of a key in a list: the page's own has another where the list of all references stands."""
    return f"{'cited' if beside_all else 'ref'}-{key}"
