"""A page of the knowledge base, or a file of rows, as far as others ask about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from citewell.domain.citation import CitedKey, Directive, Link, Mention
from citewell.domain.places import Lines, Place


def is_data(name: str) -> bool:
    """Return whether a file of this name is a list of rows, not a page of Markdown."""
    return name.endswith((".yml", ".yaml"))


@dataclass(frozen=True, kw_only=True)
class Page:
    """A file under ``docs/``: what it cites, names, links to and offers as anchors.

    ``masked`` is the text with all that is not prose masked, offset for offset;
    ``path`` is relative to the project, ``name`` relative to the docs folder;
    ``body`` is the Markdown after the front matter (empty for a data file).
    Words of the body may be keys without their sign, keys may be hidden in formulas, cells cut by
    a table's head, quantities without a source in their paragraph; all come with their offsets.
    """

    path: str
    name: str
    title: str = ""
    text: str = ""
    masked: str = ""
    body: str = ""
    citations: tuple[CitedKey, ...] = ()
    mentions: tuple[Mention, ...] = ()
    links: tuple[Link, ...] = ()
    directives: tuple[Directive, ...] = ()
    anchors: frozenset[str] = frozenset()
    possible_keys: Sequence[tuple[int, str]] = ()
    hidden_keys: Sequence[tuple[int, str]] = ()
    cut_cells: Sequence[tuple[int, str]] = ()
    unsourced_quantities: Sequence[tuple[int, str]] = ()

    @property
    def is_data(self) -> bool:
        """Return whether the file is a list of rows, not a page of Markdown."""
        return is_data(self.name)

    @property
    def body_start(self) -> int:
        """Return the offset of the body."""
        return len(self.text) - len(self.body)

    @property
    def body_line(self) -> int:
        """Return the line on which the body begins."""
        return self.text.count("\n", 0, self.body_start) + 1

    @property
    def masked_body(self) -> str:
        """Return the body with all that is not prose masked."""
        return self.masked[self.body_start :]

    @cached_property
    def cited_keys(self) -> frozenset[str]:
        """Return the keys that the page cites."""
        return frozenset(citation.key for citation in self.citations)

    @property
    def place(self) -> Place:
        """Return the page's first line."""
        return Place(self.path)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.path, self.text)

    def place_at(self, offset: int) -> Place:
        """Return the place of an offset of the page's text."""
        return self._lines.place(offset)
