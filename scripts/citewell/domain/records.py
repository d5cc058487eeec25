"""What all records share. Every record and every part of one knows its place.

A missing value is ``None`` or an empty tuple and means "not yet extracted"; the text
``not_reported`` means that the full text was read and does not say; ``no`` means that
the source says no.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Self

from citewell.domain.places import Place
from citewell.domain.vocabulary import PageStatus, ReadingKind, Stance


class Ref(str):  # noqa: SLOT000 - the place is one attribute of few objects
    """A text that names another record or a source, and knows its place."""

    place: Place

    def __new__(cls, text: str, place: Place) -> Self:
        """Make a reference standing at a place."""
        self = super().__new__(cls, text)
        self.place = place
        return self


@dataclass(frozen=True, kw_only=True)
class Part:
    """Anything that stands at a place of a record's file."""

    place: Place


@dataclass(frozen=True, kw_only=True)
class Reading(Part):
    """What of a source was open, at which public address, on which day."""

    what: ReadingKind
    address: str
    date: dt.date


@dataclass(frozen=True, kw_only=True)
class Record(Part):
    """What every page's record carries; ``id`` is the file's name without its ending.

    ``places`` tell where each field's value begins, by the field's name in the file; ``folder`` is
    that of the kind's pages, below the docs folder.
    """

    folder: ClassVar[str]

    id: str
    path: str
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    title: str
    status: PageStatus = PageStatus.DRAFT
    review_due: dt.date | None = None
    reviewers: tuple[str, ...] = ()

    @classmethod
    def kind_name(cls) -> str:
        """Return the kind's name, which is that of the directive that shows such a record."""
        return cls.__name__.lower()

    @classmethod
    def page_of(cls, record: str) -> str:
        """Return the name of the page, below the docs folder, that holds the record of an id."""
        return f"{cls.folder}/{record}.md"

    def place_of(self, name: str) -> Place:
        """Return where a field's value begins, or the record if the field is not there."""
        return self.places.get(name, self.place)


@dataclass(frozen=True, kw_only=True)
class EvidenceItem(Part):
    """One source's word on one statement: stance, locator, paraphrase, what was read, when."""

    source: Ref
    stance: Stance
    locator: str
    says: str
    read: ReadingKind
    checked: dt.date
