"""Links inside the site lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from citewell.domain.kinds import KINDS
from citewell.domain.library import Library, Page
from citewell.domain.nearest import did_you_mean
from citewell.rules.registry import Complaint, rule


@rule("LNK001", because="W3C, Cool URIs don't change")
def linked_file_exists(library: Library) -> Iterator[Complaint]:
    """A link inside the site names a file of the docs folder, relative to its page."""
    for page, link, target, _ in library.links:
        if link.target.startswith("/"):
            yield (
                page.place_at(link.offset),
                f"the link {link.target!r} starts at the server's root",
                "write it relative to this page",
            )
        elif target not in library.files:
            near = did_you_mean(target, (name for name in library.files if name.endswith(".md")))
            yield (
                page.place_at(link.offset),
                f"the link {link.target!r} leads to {target!r}, which does not exist",
                near or f"write a path relative to {page.name}",
            )


@rule("LNK002", because="W3C, Cool URIs don't change")
def linked_anchor_exists(library: Library) -> Iterator[Complaint]:
    """The part of a link after ``#`` is a heading or an anchor of the page it leads to, or may be one."""
    for page, link, target, anchor in library.links:
        other = library.page_by_name.get(target)
        if anchor and other and not _offers(library, other, anchor):
            hint = did_you_mean(anchor, other.anchors)
            yield page.place_at(link.offset), f"{target!r} has no anchor {anchor!r}", hint


def _offers(library: Library, page: Page, anchor: str) -> bool:
    """Return whether a page has an anchor, those that its views make included."""
    if anchor in page.anchors or anchor.removeprefix("ref-") in page.cited_keys:
        return True
    views = {directive.name for directive in page.directives}
    # A view may cite; then the page ends with its references.
    if views and anchor == "references":
        return True
    rows = {"timeline": {event.id for event in library.events}, "glossary": {term.id for term in library.glossary}}
    if any(anchor in rows[name] for name in views & rows.keys()):
        return True
    if "references" in views and anchor.removeprefix("ref-") in library.references:
        return True
    return bool(views & KINDS.keys())
