"""A file under docs/: front matter apart from body, citations, mentions, links, anchors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from citewell.domain.citation import CitedKey, Directive, Link, Mention
from citewell.domain.findings import Finding
from citewell.domain.page import Page, is_data
from citewell.domain.places import Place
from citewell.markup.alone import find_names, means_a_work, stands_in
from citewell.markup.facts import Facts, find_facts
from citewell.markup.keys import find_cited_keys
from citewell.markup.masking import mask, mask_yaml
from citewell.markup.mentions import find_bodies, possible_names, which_count
from citewell.readers.files import read_text
from citewell.readers.mentioned import Known, in_context
from citewell.readers.tree import find_comments

_FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>[\s\S]*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")


class Source:
    """A file's text in its parts, read when somebody asks, unless it is given; a data file is front matter throughout.

    ``body_start`` is the offset of the body.
    """

    def __init__(self, path: str, name: str, file: Path, text: str | None = None) -> None:
        self.path = path
        self.name = name
        self.file = file
        if text is not None:
            self._read = text, list[Finding]()

    @cached_property
    def _read(self) -> tuple[str | None, list[Finding]]:
        return read_text(self.file, self.path, "REC001")

    @property
    def problems(self) -> list[Finding]:
        """Return why the file cannot be read, if it can't."""
        return self._read[1]

    @property
    def text(self) -> str:
        """Return the whole text."""
        return self._read[0] or ""

    def forget(self) -> None:
        """Let go of the text; of most pages nobody asks for it again."""
        for name in ("_read", "_parts"):
            vars(self).pop(name, None)

    @cached_property
    def _parts(self) -> tuple[str, int]:
        match = None if self.is_data else _FRONT.match(self.text)
        if self.is_data:
            return self.text, len(self.text)
        return (match["yaml"] or "", match.end()) if match else ("", 0)

    @property
    def front(self) -> str:
        """Return the YAML of the front matter."""
        return self._parts[0]

    @property
    def body_start(self) -> int:
        """Return the offset of the body."""
        return self._parts[1]

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
        return is_data(self.name)


def masked_text(source: Source) -> str:
    """Return the whole file's text with all that is not prose masked."""
    if source.is_data:
        return _masked_yaml(source.text)
    front = source.text[: source.body_start]
    return (_masked_yaml(front) if front else "") + mask(source.body)


def _masked_yaml(text: str) -> str:
    return mask_yaml(text, find_comments(text))


class LazyPage(Page):
    """A page whose parts are worked out only when somebody asks for them."""

    _source: Source
    _known: Known
    _people: Sequence[tuple[Place, Place]]

    def __init__(
        self,
        source: Source,
        title: str,
        known: Known,
        facts: Facts | None = None,
        people: Sequence[tuple[Place, Place]] = (),
    ) -> None:
        # Frozen, so that the values go past its guard.
        vars(self).update(path=source.path, name=source.name, title=title, _source=source, _known=known, _people=people)
        if facts is not None:
            vars(self)["facts"] = facts

    @property
    def text(self) -> str:
        """Return the whole file's text."""
        return self._source.text

    @cached_property
    def masked(self) -> str:
        """Return the text with all that is not prose masked."""
        return masked_text(self._source)

    @cached_property
    def facts(self) -> Facts:
        """Return what the text says by itself."""
        return find_facts(self.text, self.masked, self.body_start, self.name)

    @cached_property
    def _cited(self) -> Sequence[tuple[str, int]]:
        # A build asks for nothing else of most pages.
        return self.facts.citations if "facts" in vars(self) else tuple(find_cited_keys(self.masked, self.text))

    @cached_property
    def cited_keys(self) -> frozenset[str]:
        """Return the keys that the page cites."""
        return frozenset(key for key, _ in self._cited)

    @property
    def body(self) -> str:
        """Return the Markdown after the front matter."""
        return self._source.body

    @property
    def body_start(self) -> int:
        """Return the offset of the body."""
        return self._source.body_start

    @cached_property
    def citations(self) -> tuple[CitedKey, ...]:
        """Return the cited keys with their places."""
        return tuple(CitedKey(key=key, place=self.place_at(start)) for key, start in self._cited)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Return the works that are named without a key."""
        known = self._known.names()
        possible = frozenset(possible_names(self.facts.capitalised.split(" "), known.all))
        # The text of most pages is not read again; where it is, a look at it as it stands costs far less than masking it.
        named = {name for name in possible if stands_in(self.text, name.split(" ")[0])}
        bodies = named & known.bodies
        dated = which_count(self.facts.dated, known, find_bodies(self.masked, bodies) if bodies else ())
        names = {name for name in named & known.families if stands_in(self.text, name)}
        is_common = self._known.is_common
        alone = find_names(self.masked, names, dated, is_common) if names else ()
        works = (one for one in alone if means_a_work(self.masked, one, known.given(), is_common))
        return tuple(in_context([*dated, *works], self, self._known, self._people))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Return the links that stay on the site."""
        return tuple(Link(target=target, offset=offset) for target, offset in self.facts.links)

    @cached_property
    def directives(self) -> tuple[Directive, ...]:
        """Return the lines that ask for a view."""
        return tuple(
            Directive(name=name, argument=argument, start=start, end=end)
            for name, argument, start, end in self.facts.directives
        )

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Return the anchors that the page's text offers."""
        return frozenset(self.facts.anchors)

    @property
    def possible_keys(self) -> Sequence[tuple[int, str]]:
        """Return the words of the body that may be keys without their sign."""
        return self.facts.possible_keys

    @property
    def hidden_keys(self) -> Sequence[tuple[int, str]]:
        """Return the keys that a formula of the body hides."""
        return self.facts.hidden_keys

    @property
    def cut_cells(self) -> Sequence[tuple[int, str]]:
        """Return what the page leaves out of its tables' rows."""
        return self.facts.cut_cells

    @property
    def unsourced_quantities(self) -> Sequence[tuple[int, str]]:
        """Return the quantities of the body whose paragraphs name no source."""
        return self.facts.unsourced_quantities
