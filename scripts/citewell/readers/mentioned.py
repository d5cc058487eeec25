"""A page's mentions with their contexts: the keys beside them, and what is no mention here."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain

from citewell.domain.citation import Mention
from citewell.domain.page import Page
from citewell.domain.places import Place
from citewell.markup.dated import RawMention
from citewell.markup.mentions import KnownNames, quoted
from citewell.readers.tree import Tree

_KEY_LIKE = re.compile(r"[\w:.+/-]*\w")
_MARKDOWN_BLOCK_END = re.compile(r"\n[ \t]*\n")
_YAML_BLOCK_END = re.compile(r"\n(?=- )")
# Who wrote or reviewed a page, and who set a finding aside: they work on the knowledge base, and no source is meant.
_OF_THE_PROJECT = ("author", "authors", "reviewers", "name")
_QUOTES = 2


def _never(name: str) -> bool:  # noqa: ARG001 - no word is common where nothing else is known
    return False


@dataclass(frozen=True, kw_only=True)
class Known:
    """What reading a page's prose needs to know of the whole: names, keys, and what is no mention."""

    names: Callable[[], KnownNames]
    keys: AbstractSet[str]
    not_mentions: AbstractSet[str]
    is_common: Callable[[str], bool] = _never


def people_of_the_project(tree: Tree | None) -> Sequence[tuple[Place, Place]]:
    """Return where a record, or each row of a list, names those who decided something: from where to where."""
    records = (tree.items or (tree,)) if tree else ()
    values = (value for record in records for key, value in record.entries or () if key.text in _OF_THE_PROJECT)
    leaves = chain.from_iterable(map(_leaves, values))
    return tuple((leaf.place, _end(leaf)) for leaf in leaves if leaf.text)


def _leaves(value: Tree) -> Iterator[Tree]:
    """Yield a text, the texts of a list, and those of the mappings in it: "authors: [{name: Ann Cup}]"."""
    for one in value.items or (value,):
        yield from (field for _, field in one.entries) if one.entries else (one,)


def _end(leaf: Tree) -> Place:
    return Place(leaf.place.path, leaf.place.line, leaf.place.column + len(leaf.text or "") + _QUOTES)


def in_context(
    raw: Iterable[RawMention], page: Page, known: Known, people: Sequence[tuple[Place, Place]]
) -> Iterator[Mention]:
    """Yield what is a mention in this page, with the keys that stand in the same block.

    What has a year comes first: the same name alone in its block says nothing more.
    """
    bounds: Sequence[int] = ()
    named: set[tuple[int, str]] = set()
    keys: dict[int, frozenset[str]] = {}
    for found in raw:
        if any(page.text.startswith(other, found.start) for other in known.not_mentions):
            continue
        place = page.place_at(found.start)
        if any(start <= place < end for start, end in people):
            continue
        bounds = bounds or _bounds(page)
        block = bisect_right(bounds, found.start)
        if not found.year and named.intersection((block, name) for name in found.names):
            continue
        named.update((block, name) for name in found.names)
        if block not in keys:
            keys[block] = _keys_of(page.text[slice(*bounds[block - 1 : block + 1])]) & known.keys
        yield Mention(
            text=quoted(page.text, found),
            place=place,
            names=found.names,
            others=found.others,
            year=found.year,
            journal=found.journal,
            context_keys=keys[block],
        )


def _keys_of(block: str) -> frozenset[str]:
    """Return what may be a key in a block, on its own or as the name of a record's page that a link leads to."""
    words = _KEY_LIKE.findall(block)
    pages = [word.rpartition("/")[2].removesuffix(".md") for word in words if word.endswith(".md")]
    return frozenset((*words, *pages))


def _bounds(page: Page) -> Sequence[int]:
    """Return where the paragraphs begin, and where the last ends (front matter is one, a data file's rows are each one)."""
    pattern, searched_from = (_YAML_BLOCK_END, 0) if page.is_data else (_MARKDOWN_BLOCK_END, page.body_start)
    ends = (match.end() for match in pattern.finditer(page.text, searched_from))
    return sorted({0, page.body_start, *ends, len(page.text)})
