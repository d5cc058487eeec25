"""Evidence and verdicts fit each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citewell.domain.library import Library
from citewell.domain.places import Place
from citewell.domain.records import EvidenceItem
from citewell.domain.vocabulary import Design, EvidenceVerdict, ReadingKind, Stance, Standing
from citewell.rules.registry import Complaint, rule

_COUNTED = {Stance.SUPPORTS, Stance.CONTRADICTS, Stance.MIXED, Stance.INCONCLUSIVE}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_POSITIVE = {EvidenceVerdict.SUPPORTED, EvidenceVerdict.SUPPORTED_LIMITED}


@rule("EVI001", because="GRADE guideline 8 (indirectness)")
def supported_rests_on_direct_evidence(library: Library) -> Iterator[Complaint]:
    """A claim about the site's subject is "supported" only by direct evidence in its favour.

    The field's typical error is to cite a trial of the drug alone as if it had tested the
    drug with psychotherapy. ``supported`` needs two independent direct sources,
    ``supported_limited`` one; reports of one trial count once.
    """
    for claim in library.claims:
        subject = library.vocabulary.subject(claim.about)
        if not subject or not subject.direct_only or claim.evidence_verdict not in _POSITIVE:
            continue
        direct = {
            library.trial(item.source)
            for item in claim.evidence
            if item.stance in {Stance.SUPPORTS, Stance.MIXED} and _is_direct(library, item)
        }
        needed = 2 if claim.evidence_verdict is EvidenceVerdict.SUPPORTED else 1
        if len(direct) < needed:
            yield (
                claim.place,
                f"{claim.evidence_verdict.value!r} needs {needed} independent direct source(s) in favour, found {len(direct)}",
                "choose another verdict, or add direct evidence",
            )


def _is_direct(library: Library, item: EvidenceItem) -> bool:
    step = library.directness(item.source)
    return bool(step and step.direct)


@rule("EVI002", because="Snopes' retirement of Unproven: what is unknown is said")
def insufficient_lists_the_unknown(library: Library) -> Iterator[Complaint]:
    """A claim with not enough evidence lists what is unknown."""
    for claim in library.claims:
        if claim.evidence_verdict is EvidenceVerdict.INSUFFICIENT and not claim.unknown:
            yield claim.place, "the verdict is 'insufficient' and 'unknown' is empty", "list what is not known"


@rule("EVI003", because="Greenberg 2009, BMJ 339:b2680: citation bias")
def both_sides_are_shown(library: Library) -> Iterator[Complaint]:
    """A contested or mixed claim shows evidence on both sides.

    One item of stance ``mixed`` shows both sides by itself.
    """
    for claim in library.claims:
        if claim.evidence_verdict in {EvidenceVerdict.CONTESTED, EvidenceVerdict.MIXED}:
            stances = {item.stance for item in claim.evidence}
            against = stances & {Stance.CONTRADICTS, Stance.INCONCLUSIVE}
            if Stance.MIXED not in stances and not (Stance.SUPPORTS in stances and against):
                yield (
                    claim.place,
                    f"{claim.evidence_verdict.value!r} needs evidence for and against",
                    "add the other side, or choose another verdict",
                )


@rule("EVI004", because="Greenberg 2009, BMJ 339:b2680: amplification; scite counts only a source's own evidence")
def repetition_is_not_counted(library: Library) -> Iterator[Complaint]:
    """A source without data of its own is background, never for or against."""
    silent = {str(design.value) for design in Design if not design.brings_data}
    for _, item in library.evidence():
        design = library.design_code(item.source)
        if item.stance in _COUNTED and design in silent:
            yield (
                item.source.place,
                f"{str(item.source)!r} is a {design.replace('_', ' ')} and brings no data; its stance cannot be {item.stance.value!r}",
                "write stance: background",
            )


@rule("EVI005", because="Jergas & Baethge 2015, PeerJ 3:e1364: what was read is part of the evidence")
def reading_is_on_record(library: Library) -> Iterator[Complaint]:
    """What an item rests on is among the readings that the source's record names.

    The study page's ``read`` or the entry's ``verified`` says what was open, where and when.
    """
    for place, key, kind in _readings_used(library):
        known = _readings_of(library, key)
        if key in library.references and kind not in known:
            names = ", ".join(sorted(str(other.value) for other in known)) or "none"
            yield (
                place,
                f"rests on {kind.value!r} of {key!r}, but its record names the readings: {names}",
                "read it and record the reading, or name what was read",
            )


def _readings_used(library: Library) -> Iterator[tuple[Place, str, ReadingKind]]:
    for _, item in library.evidence():
        yield item.source.place, item.source, item.read
    for condition in library.conditions:
        for outcome in condition.outcomes:
            yield outcome.source.place, outcome.source, outcome.read


def _readings_of(library: Library, key: str) -> set[ReadingKind]:
    study = library.study_by_key.get(key)
    found = {reading.what for reading in study.read} if study else set()
    reference = library.references.get(key)
    words = set(re.findall(r"\w+", reference.get("verified"))) if reference else set()
    return found | {kind for kind in ReadingKind if kind.value in words}


@rule("EVI006", because="our own principle: facts are checked, not remembered")
def study_says_what_was_read(library: Library) -> Iterator[Complaint]:
    """A study page names at least one reading: what, where and when."""
    for study in library.studies:
        if not study.read:
            yield study.place, "no reading is recorded", "add read: [{what: abstract, address: ..., date: ...}]"


@rule("EVI007", because="a bottom line is read where nothing else is")
def bottom_line_is_short(library: Library) -> Iterator[Complaint]:
    """A claim's bottom line has at most forty words."""
    most = 40
    for claim in library.claims:
        words = len(claim.bottom_line.split())
        if words > most:
            yield claim.place, f"the bottom line has {words} words; at most {most}", "shorten it"


@rule("EVI008", because="AOP-Wiki's inconsistencies field")
def what_speaks_against_is_stated(library: Library) -> Iterator[Complaint]:
    """A mechanism shows what speaks against it, or says that nothing was found and until when.

    A note without a year does not say until when.
    """
    for mechanism in library.mechanisms:
        if not any(item.stance.speaks_against for item in mechanism.evidence) and not _YEAR.search(
            mechanism.against_note or ""
        ):
            yield (
                mechanism.place,
                "what speaks against this link is not shown, nor until when it was looked for",
                "add evidence against, or against_note: none found, searched to DATE",
            )


@rule("EVI009", because="the verdict's history must end where the verdict stands")
def history_ends_with_the_verdict(library: Library) -> Iterator[Complaint]:
    """The newest row of a claim's history is its present verdict.

    Of two rows of one day the one that stands later in the file is the newer.
    """
    for claim in library.claims:
        newest = max(reversed(claim.history), key=lambda row: row.date, default=None)
        if newest and newest.verdict is not claim.evidence_verdict:
            yield (
                newest.place,
                f"the newest verdict in the history is {newest.verdict.value!r}, the claim's is {claim.evidence_verdict.value!r}",
                "add a row to the history",
            )


@rule("EVI010", because="a verdict rests on evidence of its own kind")
def verdict_rests_on_evidence_of_its_kind(library: Library) -> Iterator[Complaint]:
    """A supported claim has evidence in favour, a contradicted one evidence against."""
    for claim in library.claims:
        stances = {item.stance for item in claim.evidence}
        if claim.evidence_verdict in _POSITIVE and not stances & {Stance.SUPPORTS, Stance.MIXED}:
            yield (
                claim.place,
                f"the verdict is {claim.evidence_verdict.value!r} and no evidence is in favour",
                "add evidence, or choose another verdict",
            )
        if claim.evidence_verdict is EvidenceVerdict.CONTRADICTED and not stances & {Stance.CONTRADICTS, Stance.MIXED}:
            yield (
                claim.place,
                "the verdict is 'contradicted' and no evidence is against",
                "add evidence, or choose another verdict",
            )


@rule("EVI011", because="AOP-Wiki: evidence is judged for each link, species apart")
def standing_rests_on_its_organism(library: Library) -> Iterator[Complaint]:
    """A mechanism's standing rests on evidence from the organism that it names."""
    organisms = {
        Standing.SUPPORTED_ANIMALS: {"animal", "cell"},
        Standing.SUPPORTED_HUMANS_CORRELATION: {"human"},
        Standing.SUPPORTED_HUMANS_MANIPULATION: {"human"},
    }
    for mechanism in library.mechanisms:
        wanted = organisms.get(mechanism.standing)
        steps = [
            library.directness(item.source)
            for item in mechanism.evidence
            if item.stance in {Stance.SUPPORTS, Stance.MIXED}
        ]
        if wanted and not any(step and step.organism in wanted for step in steps):
            yield (
                mechanism.place,
                f"the standing is {mechanism.standing.value!r} and no such evidence is in favour",
                "choose another standing, or add evidence",
            )


@rule("EVI012", because="GRADE guideline 8 (indirectness)")
def indirect_evidence_does_not_support(library: Library) -> Iterator[Complaint]:
    """For a claim about the site's subject, indirect evidence is never "supports".

    A trial of the drug alone leaves the claim open: it is ``inconclusive`` or ``background``.
    """
    for claim in library.claims:
        subject = library.vocabulary.subject(claim.about)
        for item in claim.evidence if subject and subject.direct_only else ():
            step = library.directness(item.source)
            if item.stance is Stance.SUPPORTS and step and not step.direct and step.organism != "none":
                yield (
                    item.source.place,
                    f"{str(item.source)!r} is {step.code} ({step.label}) and cannot support a claim about {subject.label if subject else ''}",
                    "write stance: inconclusive, or background",
                )
