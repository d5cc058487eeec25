"""Links inside the site lead somewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from citewell.citing.anchors import citation_anchor, entry_anchor
from citewell.domain.kinds import KINDS
from citewell.domain.library import Library
from citewell.domain.nearest import did_you_mean
from citewell.domain.page import Page
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


@rule("LNK002", because="W3C, Cool URIs don't change", whole=True)
def linked_anchor_exists(library: Library) -> Iterator[Complaint]:
    """The part of a link after ``#`` is a heading or an anchor of the page it leads to, or may be one."""
    written: dict[str, frozenset[str]] = {}
    for page, link, target, anchor in library.links:
        other = library.page_by_name.get(target)
        if anchor and other and anchor not in other.anchors and not _shows_a_record(other):
            if target not in written:
                written[target] = frozenset(_written(library, other))
            if anchor not in written[target]:
                hint = did_you_mean(anchor, other.anchors)
                yield page.place_at(link.offset), f"{target!r} has no anchor {anchor!r}", hint


def _shows_a_record(page: Page) -> bool:
    """Return whether a record's view stands on a page: it has headings that its text does not tell."""
    return any(directive.name in KINDS for directive in page.directives)


def _written(library: Library, page: Page) -> Iterator[str]:
    """Yield the anchors that a page's views, citations and references are given."""
    views = {directive.name for directive in page.directives}
    in_body = Counter(citation.key for citation in page.citations if citation.place.line >= page.body_line)
    cited = {key: count for key, count in in_body.items() if key in library.references}
    # A view may cite; then the page ends with its references.
    if views:
        yield "references"
    if "timeline" in views:
        yield from (event.id for event in library.events)
    if "glossary" in views:
        yield from (term.id for term in library.glossary)
    if "references" in views:
        yield from map(entry_anchor, library.references)
    for key, count in cited.items():
        yield entry_anchor(key, beside_all="references" in views)
        yield from (citation_anchor(key, number) for number in range(1, count + 1))
