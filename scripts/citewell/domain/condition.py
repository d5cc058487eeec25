"""The record of a condition."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from citewell.domain.records import Part, Record, Ref
from citewell.domain.vocabulary import Certainty, OutcomeKind, ReadingKind


@dataclass(frozen=True, kw_only=True)
class Outcome(Part):
    """One row of a condition's table of benefits and harms."""

    outcome: str
    kind: OutcomeKind
    effect: str
    source: Ref
    read: ReadingKind
    locator: str
    time: str | None = None
    studies: int | None = None
    participants: int | None = None
    certainty: Certainty = Certainty.NOT_RATED
    certainty_source: Ref | None = None


@dataclass(frozen=True, kw_only=True)
class RunningTrial(Part):
    """A registered trial without results yet."""

    id: str
    what: str
    address: str
    checked: dt.date


@dataclass(frozen=True, kw_only=True)
class Condition(Record):
    """A condition and what has been shown for it."""

    folder: ClassVar[str] = "conditions"

    searched_to: dt.date
    in_short: tuple[str, ...]
    does_not_mean: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    adds: str | None = None
    studied: str | None = None
    not_studied: str | None = None
    approval: str | None = None
    gaps: tuple[str, ...] = ()
    running_trials: tuple[RunningTrial, ...] = ()
