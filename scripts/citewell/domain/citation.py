"""What a text cites, names, links to and asks for, and where a source is used."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from enum import Enum
from urllib.parse import unquote

from citewell.domain.places import Place


class Mode(Enum):
    """How a citation is woven into its sentence; the names are pandoc's."""

    NORMAL = "NormalCitation"
    AUTHOR_IN_TEXT = "AuthorInText"
    SUPPRESS_AUTHOR = "SuppressAuthor"


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """One cited key; ``prefix`` and ``suffix`` are raw Markdown, ``start`` the key's offset."""

    key: str
    mode: Mode
    prefix: str = ""
    suffix: str = ""
    start: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class CitationGroup:
    """Citations that stand together, from offset ``start`` to ``end`` of the text.

    They are in brackets, or their first is woven into the sentence.
    """

    start: int
    end: int
    in_brackets: bool
    citations: tuple[Citation, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CitedKey:
    """A key with the place of the file where it is cited."""

    key: str
    place: Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A work named without a key: by author and year, by author alone, or by journal.

    ``names`` are family names in the order of the text; ``year`` may carry a letter.
    A mention by journal has no names. ``context_keys`` are keys that stand in the
    same paragraph.
    """

    text: str
    place: Place
    names: tuple[str, ...] = ()
    others: bool = False
    year: str = ""
    journal: str = ""
    context_keys: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Traced:
    """A mention in a foreign text, ``resolved``, ``ambiguous``, ``vague`` or ``unknown``, and the keys it can mean.

    ``kind`` tells what names the work: a ``key``, a ``doi``, its ``authors`` or its ``journal``.
    """

    mention: Mention
    kind: str
    status: str
    keys: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """An internal link: its target as written, and where in the page's text that stands."""

    target: str
    offset: int

    def leads_to(self, page: str) -> tuple[str, str]:
        """Return the name of the file that the link leads to from a page, and the anchor there, if any."""
        path, _, anchor = self.target.partition("#")
        path, folder = unquote(path.partition("?")[0]), page.rpartition("/")[0]
        if not path:
            return page, unquote(anchor)
        # What posixpath.join does, in a quarter of the time: a large site has thousands of links.
        whole = f"{folder}/{path}" if folder and path[0] != "/" else path
        return posixpath.normpath(whole), unquote(anchor)


@dataclass(frozen=True, kw_only=True, slots=True)
class Directive:
    """A line ``::: name argument`` that asks for a view."""

    name: str
    argument: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Use:
    """A place where a source is used: as what, and what the page, row or term is called.

    ``verdict`` is that of the claim, or the standing of the mechanism, in words.
    """

    key: str
    place: Place
    role: str
    title: str = ""
    verdict: str = ""

    @property
    def page(self) -> str:
        """Return the path of the file."""
        return self.place.path
