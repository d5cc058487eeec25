"""The record of a study."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from citewell.domain.records import Part, Reading, Record, Ref
from citewell.domain.settings import STUDIES
from citewell.domain.vocabulary import Design, Favours


@dataclass(frozen=True, kw_only=True)
class Question(Part):
    """The study's question in four parts (PICO)."""

    population: str | None = None
    intervention: str | None = None
    comparator: str | None = None
    outcome: str | None = None


@dataclass(frozen=True, kw_only=True)
class Effect(Part):
    """An effect size with its interval, as the source gives it (``level`` in per cent)."""

    measure: str
    value: float
    low: float | None = None
    high: float | None = None
    level: float | None = None


@dataclass(frozen=True, kw_only=True)
class Result(Part):
    """One outcome at one time."""

    outcome: str
    result: str
    time: str | None = None
    favours: Favours | None = None
    locator: str | None = None
    effect: Effect | None = None


@dataclass(frozen=True, kw_only=True)
class Harm(Part):
    """A harm, a discontinuation, or the statement that none was seen."""

    result: str
    locator: str | None = None


@dataclass(frozen=True, kw_only=True)
class PanelValue(Part):
    """One row of a panel: a field's name and its value as text."""

    name: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Panel(Part):
    """A panel of a study, by the name that the vocabulary gives it."""

    name: str
    values: tuple[PanelValue, ...]


@dataclass(frozen=True, kw_only=True)
class Study(Record):
    """A primary study or a synthesis with data; its id is its key in the bibliography."""

    folder: ClassVar[str] = STUDIES

    summary: str
    design: Design
    directness: Ref
    trial: str | None = None
    conditions: tuple[Ref, ...] = ()
    participants: int | None = None
    participants_are: str | None = None
    studies: int | None = None
    year_conducted: str | None = None
    country: tuple[str, ...] = ()
    question: Question | None = None
    results: tuple[Result, ...] = ()
    harms: tuple[Harm, ...] = ()
    funding: str | None = None
    interests: str | None = None
    registration: str | None = None
    shows: tuple[str, ...] = ()
    does_not_show: tuple[str, ...] = ()
    often_cited_for: tuple[str, ...] = ()
    read: tuple[Reading, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    notes: str | None = None
    panels: tuple[Panel, ...] = field(default=(), metadata={"from_vocabulary": True})
