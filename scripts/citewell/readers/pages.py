"""A file under docs/: front matter apart from body, citations, mentions, links, anchors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from citewell.domain.citation import Citation, CitedKey, Directive, Link, Mention
from citewell.domain.library import Page
from citewell.domain.places import Lines
from citewell.markup.grammar import find_all_citations
from citewell.markup.masking import mask, mask_yaml
from citewell.markup.mentions import find_mentions
from citewell.markup.outline import find_anchors, find_directives, find_internal_links

_FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>[\s\S]*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_KEY_LIKE = re.compile(r"[\w:.+/-]*\w")
_MARKDOWN_BLOCK_END = re.compile(r"\n[ \t]*\n")
_YAML_BLOCK_END = re.compile(r"\n(?=- )")


@dataclass(frozen=True, kw_only=True)
class Source:
    """A file's text in its parts; ``body_start`` is the offset of the body."""

    path: str
    name: str
    text: str
    front: str
    body_start: int

    @property
    def body(self) -> str:
        """Return the Markdown after the front matter; a data file has none."""
        return self.text[self.body_start :]

    @property
    def front_line(self) -> int:
        """Return the first line of the front matter's YAML."""
        return 1 if self.is_data else 2

    @property
    def is_data(self) -> bool:
        """Return whether the file is a list of rows, not a page."""
        return self.name.endswith((".yml", ".yaml"))


def _never(name: str) -> bool:  # noqa: ARG001 - no word is common where nothing else is known
    return False


@dataclass(frozen=True, kw_only=True)
class Known:
    """What reading a page's prose needs to know of the whole: names, keys, and what is no mention."""

    families: Callable[[], AbstractSet[str]]
    keys: AbstractSet[str]
    not_mentions: AbstractSet[str]
    is_common: Callable[[str], bool] = _never


def split(path: str, name: str, text: str) -> Source:
    """Return a file's front matter and body; a data file is front matter throughout."""
    if name.endswith((".yml", ".yaml")):
        return Source(path=path, name=name, text=text, front=text, body_start=len(text))
    match = _FRONT.match(text)
    if match is None:
        return Source(path=path, name=name, text=text, front="", body_start=0)
    return Source(path=path, name=name, text=text, front=match["yaml"] or "", body_start=match.end())


def masked_text(source: Source) -> str:
    """Return the whole file's text with all that is not prose masked."""
    if source.is_data:
        return mask_yaml(source.text)
    front = source.text[: source.body_start]
    return (mask_yaml(front) if front else "") + mask(source.body)


class LazyPage(Page):
    """A page whose parts are worked out only when somebody asks for them."""

    _source: Source
    _known: Known

    def __init__(self, source: Source, title: str, known: Known) -> None:
        # Frozen, so that the values go past its guard.
        vars(self).update(
            path=source.path, name=source.name, title=title, text=source.text, _source=source, _known=known
        )

    @cached_property
    def masked(self) -> str:
        """Return the text with all that is not prose masked."""
        return masked_text(self._source)

    @cached_property
    def _found(self) -> tuple[Citation, ...]:
        return tuple(find_all_citations(self.masked, self.text)) if "@" in self.masked else ()

    @cached_property
    def cited_keys(self) -> frozenset[str]:
        """Return the keys that the page cites."""
        return frozenset(citation.key for citation in self._found)

    @property
    def body(self) -> str:
        """Return the Markdown after the front matter."""
        return self._source.body

    @cached_property
    def body_line(self) -> int:
        """Return the line on which the body begins."""
        return self.text.count("\n", 0, self._source.body_start) + 1

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.path, self.text)

    @cached_property
    def citations(self) -> tuple[CitedKey, ...]:
        """Return the cited keys with their places."""
        return tuple(CitedKey(key=citation.key, place=self._lines.place(citation.start)) for citation in self._found)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Return the works that are named without a key."""
        return tuple(_mentions(self._source, self.masked, self._lines, self._known))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Return the links that stay on the site."""
        found = find_internal_links(self.text, self.masked)
        return tuple(Link(target=target, place=self._lines.place(offset)) for target, offset in found)

    @cached_property
    def directives(self) -> tuple[Directive, ...]:
        """Return the lines that ask for a view; offsets count from the body's start."""
        return tuple(find_directives(self.masked[self._source.body_start :])) if ":::" in self.text else ()

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Return the anchors that the page's text offers."""
        return frozenset(find_anchors(self.body, self.masked[self._source.body_start :]))


def read_page(source: Source, title: str, known: Known) -> Page:
    """Return what a page cites, names, links to and offers."""
    return LazyPage(source, title, known)


def _mentions(source: Source, masked: str, lines: Lines, known: Known) -> Iterator[Mention]:
    blocks: list[tuple[int, int, frozenset[str]]] | None = None
    for found in find_mentions(masked, known.families()):
        text = source.text[found.start : found.end]
        if any(source.text.startswith(other, found.start) for other in known.not_mentions):
            continue
        if len(found.names) == 1 and not found.year and known.is_common(found.names[0]):
            continue
        blocks = blocks if blocks is not None else list(_blocks(source, known.keys))
        context = next((block[2] for block in blocks if block[0] <= found.start < block[1]), frozenset[str]())
        yield Mention(
            text=text,
            place=lines.place(found.start),
            names=found.names,
            others=found.others,
            year=found.year,
            journal=found.journal,
            context_keys=context,
        )


def _blocks(source: Source, keys: AbstractSet[str]) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Yield the paragraphs (front matter is one, a data file's rows are each one) with the keys in them."""
    starts = [0, source.body_start]
    pattern = _YAML_BLOCK_END if source.is_data else _MARKDOWN_BLOCK_END
    searched_from = 0 if source.is_data else source.body_start
    starts += [match.end() for match in pattern.finditer(source.text, searched_from)]
    bounds = sorted({*starts, len(source.text)})
    for start, end in pairwise(bounds):
        yield start, end, frozenset(_KEY_LIKE.findall(source.text, start, end)) & keys
