"""The record of a contested claim."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from citewell.domain.records import EvidenceItem, Part, Record, Ref
from citewell.domain.vocabulary import Answer, AttributionVerdict, EvidenceVerdict, Strength


@dataclass(frozen=True, kw_only=True)
class Wording(Part):
    """One way to word a claim, with the verdict that this wording earns."""

    strength: Strength
    text: str
    verdict: EvidenceVerdict


@dataclass(frozen=True, kw_only=True)
class TrailStep(Part):
    """One step on the way back to a claim's first source."""

    step: str
    source: Ref | None = None
    data: Answer = Answer.UNKNOWN


@dataclass(frozen=True, kw_only=True)
class HowToWord(Part):
    """How the claim may be worded where readers will need it."""

    essay: str | None = None
    supervision: str | None = None


@dataclass(frozen=True, kw_only=True)
class VerdictChange(Part):
    """An entry in a verdict's history."""

    date: dt.date
    verdict: EvidenceVerdict
    why: str


@dataclass(frozen=True, kw_only=True)
class Claim(Record):
    """A contested claim with its two verdicts."""

    folder: ClassVar[str] = "claims"

    claim: str
    about: Ref
    evidence_verdict: EvidenceVerdict
    attribution_verdict: AttributionVerdict
    attribution: str
    bottom_line: str
    heard: str | None = None
    conditions: tuple[Ref, ...] = ()
    mechanisms: tuple[Ref, ...] = ()
    unknown: tuple[str, ...] = ()
    evidence: tuple[EvidenceItem, ...] = ()
    wordings: tuple[Wording, ...] = ()
    trail: tuple[TrailStep, ...] = ()
    experts_differ: str | None = None
    would_change: tuple[str, ...] = ()
    how_to_word: HowToWord | None = None
    history: tuple[VerdictChange, ...] = ()

    @property
    def verdict_label(self) -> str:
        """Return the verdict in words."""
        return self.evidence_verdict.label
