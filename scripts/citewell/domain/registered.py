"""What registries say of a work: its record, what became of it, or that they could not be asked.

Named tuples, always made by name: a check imports them and needs none, so they must cost little.
"""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import NamedTuple


class EventKind(Enum):
    """What became of a work, in the classes that registries tell apart."""

    RETRACTION = "retracted"
    WITHDRAWAL = "withdrawn"
    PARTIAL_RETRACTION = "retracted in part"
    CONCERN = "expression of concern"
    CORRECTION = "corrected"
    REPLACEMENT = "replaced"
    NEW_VERSION = "superseded by a newer version"
    OTHER = "notice of another kind"


class Event(NamedTuple):
    """A notice about a work: its class, its day as far as it is told (ISO 8601), its DOI or PMID, who tells it."""

    kind: EventKind
    date: str = ""
    notice: str = ""
    sources: tuple[str, ...] = ()

    def is_told_by(self, other: Event) -> bool:
        """Return whether another event can be the same: the same notice, the same day by another name, or no more told."""
        if self.kind is not other.kind:
            return False
        is_vague = not other.notice and not other.date
        is_other_name = self.notice.startswith("10.") is not other.notice.startswith("10.")
        return is_vague or self.notice == other.notice != "" or (self.date == other.date != "" and is_other_name)

    def and_by(self, other: Event) -> Event:
        """Return the event, told by both, with the earlier day."""
        date = min(filter(None, (self.date, other.date)), default="")
        return self._replace(date=date, sources=tuple(dict.fromkeys((*self.sources, *other.sources))))

    def __str__(self) -> str:
        told = [f"notice {self.notice}" if self.notice else "", *self.sources]
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
    events: tuple[Event, ...] = ()


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
    def events(self) -> tuple[Event, ...]:
        """Return what became of the work, by day; one notice told by several registries is one event."""
        merged: list[Event] = []
        told = [event for work in self.works for event in work.events]
        # Those that tell least come last, so that they find the notice that they mean.
        for event in sorted(told, key=lambda one: (not one.notice.startswith("10."), not one.date)):
            place = next((place for place, other in enumerate(merged) if other.is_told_by(event)), None)
            if place is None:
                merged.append(event)
            else:
                merged[place] = merged[place].and_by(event)
        return tuple(sorted(merged, key=lambda event: (event.date, event.kind.value, event.notice)))
