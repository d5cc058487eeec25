"""What registries say of a work: its record, what became of it, or that they could not be asked.

Named tuples, always made by name: a check imports them and needs none, so they must cost little.
"""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import NamedTuple


class NoticeKind(Enum):
    """What became of a work, in the classes that registries tell apart."""

    RETRACTION = "retracted"
    WITHDRAWAL = "withdrawn"
    PARTIAL_RETRACTION = "retracted in part"
    CONCERN = "expression of concern"
    CORRECTION = "corrected"
    REPLACEMENT = "replaced"
    NEW_VERSION = "superseded by a newer version"
    OTHER = "notice of another kind"


class Notice(NamedTuple):
    """A notice about a work: its class, its day as far as it is told (ISO 8601), its DOI or PMID, who tells it."""

    kind: NoticeKind
    date: str = ""
    identifier: str = ""
    sources: tuple[str, ...] = ()

    def is_told_by(self, other: Notice) -> bool:
        """Return whether another notice can be the same: the same notice, the same day by another name, or no more told."""
        if self.kind is not other.kind:
            return False
        is_vague = not other.identifier and not other.date
        is_other_name = self.identifier.startswith("10.") is not other.identifier.startswith("10.")
        return (
            is_vague or self.identifier == other.identifier != "" or (self.date == other.date != "" and is_other_name)
        )

    def and_by(self, other: Notice) -> Notice:
        """Return the notice, told by both, with the earlier day."""
        date = min(filter(None, (self.date, other.date)), default="")
        return self._replace(date=date, sources=tuple(dict.fromkeys((*self.sources, *other.sources))))

    def __str__(self) -> str:
        told = [f"notice {self.identifier}" if self.identifier else "", *self.sources]
        return f"{' '.join(filter(None, (self.kind.value, self.date)))} ({', '.join(filter(None, told))})"


class RegisteredWork(NamedTuple):
    """A registry's record of a work, as text without markup.

    ``titles`` are the forms of its title, ``first`` the names under which its first author may
    stand (none if nobody is named), ``years`` those of print, online and first publication.
    """

    registry: str
    field: str
    identifier: str
    asked: dt.date
    titles: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    years: frozenset[str] = frozenset()
    doi: str = ""
    notices: tuple[Notice, ...] = ()


class Unknown(NamedTuple):
    """An identifier of which no registry has a record: who was asked, and on which day."""

    field: str
    identifier: str
    told: str
    asked: dt.date


class Unasked(NamedTuple):
    """An identifier about which a registry could not be asked, and why; without a registry, about which none can."""

    field: str
    registry: str
    identifier: str
    why: str


class Answers(NamedTuple):
    """What the registries say of one entry; ``written_out`` is the DOI that its shortDOI stands for."""

    works: tuple[RegisteredWork, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    unasked: tuple[Unasked, ...] = ()
    written_out: str = ""

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Return what became of the work, by day; a notice that several registries tell stands once."""
        merged: list[Notice] = []
        told = [notice for work in self.works for notice in work.notices]
        # Those that tell least come last, so that they find the notice that they mean.
        for notice in sorted(told, key=lambda one: (not one.identifier.startswith("10."), not one.date)):
            place = next((place for place, other in enumerate(merged) if other.is_told_by(notice)), None)
            if place is None:
                merged.append(notice)
            else:
                merged[place] = merged[place].and_by(notice)
        return tuple(sorted(merged, key=lambda notice: (notice.date, notice.kind.value, notice.identifier)))
