"""Which verdicts would fall with a source.

The rules themselves answer: the source is taken out, and the verdicts that the evidence
rules then refuse are those that fall.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from citewell.domain.claim import Claim
from citewell.domain.fall import Fall
from citewell.domain.library import Library
from citewell.domain.mechanism import Mechanism
from citewell.rules import registry

_VERDICT_RULES = ("EVI001", "EVI003", "EVI010", "EVI011")


def fall(library: Library, key: str) -> tuple[Fall, ...]:
    """Return what rests on a source's evidence; those whose verdict would fall first."""
    if not any(item.source == key for _, item in library.evidence()):
        return ()
    before = {(finding.where, finding.message) for finding in registry.run(library, _VERDICT_RULES)}
    without = _without(library, key)
    broken = {
        finding.where.path: finding.message
        for finding in registry.run(without, _VERDICT_RULES)
        if (finding.where, finding.message) not in before
    }
    return tuple(sorted(_falls(library, key, broken), key=lambda one: (not one.falls, one.record.id)))


def _falls(library: Library, key: str, broken: dict[str, str]) -> Iterator[Fall]:
    records: tuple[Claim | Mechanism, ...] = (*library.claims, *library.mechanisms)
    for record in records:
        if any(item.source == key and item.stance.counts for item in record.evidence):
            why = broken.get(record.path, "loses evidence; the verdict may stand")
            yield Fall(record=record, falls=record.path in broken, why=why)


def _without(library: Library, key: str) -> Library:
    """Return the library as it would be if the source were withdrawn."""
    return library.but(
        claims=tuple(
            replace(claim, evidence=tuple(item for item in claim.evidence if item.source != key))
            for claim in library.claims
        ),
        mechanisms=tuple(
            replace(mechanism, evidence=tuple(item for item in mechanism.evidence if item.source != key))
            for mechanism in library.mechanisms
        ),
    )
