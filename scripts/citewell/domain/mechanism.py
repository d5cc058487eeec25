"""The record of one link of a mechanism."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from citewell.domain.records import EvidenceItem, Record
from citewell.domain.vocabulary import Standing, Tested


@dataclass(frozen=True, kw_only=True)
class Mechanism(Record):
    """One link "X leads to Y"; a theory is a path through several."""

    folder: ClassVar[str] = "mechanisms"

    from_: str = field(metadata={"name": "from"})
    to: str
    levels: tuple[str, ...]
    statement: str
    standing: Standing
    tested_directly: Tested
    in_therapy: str | None = None
    theories: tuple[str, ...] = ()
    evidence: tuple[EvidenceItem, ...] = ()
    against_note: str | None = None
    would_test: str | None = None

    @property
    def verdict_label(self) -> str:
        """Return the standing in words."""
        return self.standing.label
