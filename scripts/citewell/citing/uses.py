"""Every place that uses a source: by its key, by its authors' names, by a link to its page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from citewell.citing.matching import Matcher
from citewell.domain.citation import Use
from citewell.domain.library import Library
from citewell.domain.page import Page
from citewell.domain.places import Place
from citewell.domain.study import Study


def uses(library: Library, key: str) -> tuple[Use, ...]:
    """Return every place that uses a source, page by page."""
    return tuple(sorted((*library.uses_of(key), *_without_key(library).get(key, ())), key=lambda use: use.place))


@lru_cache(maxsize=2)
def _without_key(library: Library) -> Mapping[str, Sequence[Use]]:
    """Return by key the places that name a work without its key, or link to its study page."""
    found: dict[str, list[Use]] = {}
    for use in (*_mentions(library), *_links(library)):
        if use.page != library.settings.path_of(Study.page_of(use.key)):
            found.setdefault(use.key, []).append(use)
    return found


def _mentions(library: Library) -> Iterator[Use]:
    """Yield the mentions that can mean one work only."""
    matcher = Matcher(library.references)
    for page in library.pages:
        for mention in page.mentions:
            keys = matcher.by_names(mention.names, mention.year, others=mention.others) if mention.names else ()
            if len(keys) == 1:
                yield _use(keys[0], page, mention.place, "mention")


def _links(library: Library) -> Iterator[Use]:
    for page, link, name, _ in library.links:
        key = posixpath.basename(name).removesuffix(".md")
        if name == Study.page_of(key) and key in library.references:
            yield _use(key, page, page.place_at(link.offset), "link")


def _use(key: str, page: Page, place: Place, role: str) -> Use:
    return Use(key=key, place=place, role=role, title=page.title)
