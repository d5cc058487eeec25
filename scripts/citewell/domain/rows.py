"""Small records that come in rows: events of the history, terms of the glossary."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import ClassVar

from citewell.domain.identifiers import EdtfDate
from citewell.domain.records import Part, Ref
from citewell.domain.vocabulary import SourceKind, Verification


@dataclass(frozen=True, kw_only=True)
class Row(Part):
    """What stands with others of its kind in one ``file`` below the docs folder."""

    file: ClassVar[str]


@dataclass(frozen=True, kw_only=True)
class EventSource(Part):
    """A source of an event, with the place in it."""

    source: Ref
    locator: str | None = None


@dataclass(frozen=True, kw_only=True)
class Event(Row):
    """A dated event of the history; its place is the row of its file."""

    file: ClassVar[str] = "history/timeline.yml"

    id: Ref
    date: EdtfDate
    title: str
    what: str
    why: str
    strand: Ref
    source_kind: SourceKind
    verification: Verification
    sources: tuple[EventSource, ...]
    display_date: str | None = None
    # "where", because ``place`` is where the row stands in its file.
    where: str | None = field(default=None, metadata={"name": "place"})
    people: tuple[str, ...] = ()
    claims: tuple[Ref, ...] = ()
    studies: tuple[Ref, ...] = ()

    @property
    def order(self) -> tuple[str, str]:
        """Return by what events are sorted."""
        return self.date.sort_key, self.id


@dataclass(frozen=True, kw_only=True)
class GlossaryTerm(Row):
    """A term and its meaning."""

    file: ClassVar[str] = "learn/glossary.yml"

    id: Ref
    term: str
    definition: str
    sources: tuple[Ref, ...] = ()
    see: tuple[Ref, ...] = ()

    @property
    def title(self) -> str:
        """Return the term."""
        return self.term


@dataclass(frozen=True, kw_only=True)
class SetAside(Row):
    """A finding set aside: which one, why, by whom, and until when.

    ``text`` is a part of the finding's message; all findings of the code in the file, if empty.
    """

    file: ClassVar[str] = "about/set-aside.yml"

    code: Ref
    # Of a record the path is where it stands; of this row it is written in the file.
    path: str = field(metadata={"name": "path"})
    reason: str
    name: str
    until: dt.date
    text: str = ""
