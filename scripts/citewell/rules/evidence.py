"""Evidence and verdicts fit each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citewell.domain.claim import Claim
from citewell.domain.library import Library
from citewell.domain.scale import Organism
from citewell.domain.vocabulary import Design, EvidenceVerdict, PublicationStatus, Stance, Standing
from citewell.rules.registry import Complaint, rule

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_POSITIVE = {EvidenceVerdict.SUPPORTED, EvidenceVerdict.SUPPORTED_LIMITED}


@rule("EVI001", because="GRADE guideline 8 (indirectness)", whole=True)
def supported_rests_on_direct_evidence(library: Library) -> Iterator[Complaint]:
    """A claim about the site's subject is "supported" only by direct evidence in its favour.

    The typical error is to cite a trial of a part, such as a drug alone, as if it had tested
    the whole. ``supported`` needs two independent direct sources,
    ``supported_limited`` one; reports of one trial count once: a study page names it as
    ``trial``, an entry without a page in a field of that name. A systematic review or a
    guideline is not independent of the trials that it weighs, so it counts only where no
    trial does.
    """
    for claim in library.claims:
        subject = library.vocabulary.subject(claim.about)
        if not subject or not subject.direct_only or claim.evidence_verdict not in _POSITIVE:
            continue
        found = _independent_direct(library, claim)
        needed = 2 if claim.evidence_verdict is EvidenceVerdict.SUPPORTED else 1
        if found < needed:
            yield (
                claim.place_of("evidence_verdict"),
                f"{claim.evidence_verdict.value!r} needs {needed} independent direct source(s) in favour, found {found}",
                "choose another verdict, or add direct evidence",
            )


def _independent_direct(library: Library, claim: Claim) -> int:
    """Return how many independent direct sources are in favour of a claim."""
    direct = [
        item.source
        for item in claim.evidence
        if item.stance in {Stance.SUPPORTS, Stance.MIXED} and library.is_direct(item.source)
    ]
    trials = {library.trial(key) for key in direct if not library.gathers_studies(key)}
    return len(trials) or min(len(direct), 1)


@rule("EVI002", because="Snopes' retirement of Unproven: what is unknown is said")
def insufficient_lists_the_unknown(library: Library) -> Iterator[Complaint]:
    """A claim with not enough evidence lists what is unknown."""
    for claim in library.claims:
        if claim.evidence_verdict is EvidenceVerdict.INSUFFICIENT and not claim.unknown:
            yield (
                claim.place_of("evidence_verdict"),
                "the verdict is 'insufficient' and 'unknown' is empty",
                "list what is not known",
            )


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
                    claim.place_of("evidence_verdict"),
                    f"{claim.evidence_verdict.value!r} needs evidence for and against",
                    "add the other side, or choose another verdict",
                )


@rule("EVI004", because="Greenberg 2009, BMJ 339:b2680: amplification; scite counts only a source's own evidence")
def repetition_is_not_counted(library: Library) -> Iterator[Complaint]:
    """A source without data of its own is background, never for or against."""
    silent = {str(design.value) for design in Design if not design.brings_data}
    for _, item in library.evidence():
        design = library.design_code(item.source)
        if item.stance.counts and design in silent:
            yield (
                item.source.place,
                f"{str(item.source)!r} is a {design.replace('_', ' ')} and brings no data; its stance cannot be {item.stance.value!r}",
                "write stance: background",
            )


@rule("EVI007", because="a bottom line is read where nothing else is")
def bottom_line_is_short(library: Library) -> Iterator[Complaint]:
    """A claim's bottom line has at most forty words."""
    most = 40
    for claim in library.claims:
        words = len(claim.bottom_line.split())
        if words > most:
            yield claim.place_of("bottom_line"), f"the bottom line has {words} words; at most {most}", "shorten it"


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
                mechanism.place_of("against_note"),
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
    """A supported claim has evidence in favour, a contradicted one evidence against, one that is not supported none in favour.

    ``not_supported`` says that none was found for the claim as worded; what is in favour for
    some outcomes, times or groups only is ``mixed``.
    """
    for claim in library.claims:
        stances = {item.stance for item in claim.evidence}
        if claim.evidence_verdict in _POSITIVE and not stances & {Stance.SUPPORTS, Stance.MIXED}:
            yield (
                claim.place_of("evidence_verdict"),
                f"the verdict is {claim.evidence_verdict.value!r} and no evidence is in favour",
                "add evidence, or choose another verdict",
            )
        if claim.evidence_verdict is EvidenceVerdict.CONTRADICTED and not stances & {Stance.CONTRADICTS, Stance.MIXED}:
            yield (
                claim.place_of("evidence_verdict"),
                "the verdict is 'contradicted' and no evidence is against",
                "add evidence, or choose another verdict",
            )
        if claim.evidence_verdict is EvidenceVerdict.NOT_SUPPORTED:
            for item in claim.evidence:
                if item.stance is Stance.SUPPORTS:
                    yield (
                        item.source.place,
                        f"the verdict is 'not_supported' and {str(item.source)!r} supports the claim",
                        "write stance: mixed if it does so in part, or choose another verdict",
                    )


@rule("EVI011", because="AOP-Wiki: evidence is judged for each link, species apart", whole=True)
def standing_rests_on_its_organism(library: Library) -> Iterator[Complaint]:
    """A mechanism's standing rests on evidence from the organism that it names; ``contradicted`` on evidence against.

    What is ``mixed`` does not carry "supported": at least one item supports the link.
    """
    organisms = {
        Standing.SUPPORTED_ANIMALS: {Organism.ANIMAL, Organism.CELL},
        Standing.SUPPORTED_HUMANS_CORRELATION: {Organism.HUMAN},
        Standing.SUPPORTED_HUMANS_MANIPULATION: {Organism.HUMAN},
    }
    for mechanism in library.mechanisms:
        wanted = organisms.get(mechanism.standing)
        steps = [library.directness(item.source) for item in mechanism.evidence if item.stance is Stance.SUPPORTS]
        if wanted and not any(step and step.organism in wanted for step in steps):
            yield (
                mechanism.place_of("standing"),
                f"the standing is {mechanism.standing.value!r} and no such evidence supports it",
                "choose another standing, or add evidence",
            )
        against = any(item.stance in {Stance.CONTRADICTS, Stance.MIXED} for item in mechanism.evidence)
        if mechanism.standing is Standing.CONTRADICTED and not against:
            yield (
                mechanism.place_of("standing"),
                "the standing is 'contradicted' and no evidence is against",
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
            if item.stance is Stance.SUPPORTS and step and not step.direct and step.organism is not Organism.NONE:
                yield (
                    item.source.place,
                    f"{str(item.source)!r} is {step.code} ({step.label}) and cannot support a claim about {subject.label if subject else ''}",
                    "write stance: inconclusive, or background",
                )


@rule("EVI013", because="COPE retraction guidelines; ICMJE Recommendations, Scientific Misconduct and Retraction")
def retracted_source_is_no_evidence(library: Library) -> Iterator[Complaint]:
    """A retracted source is neither for nor against: it is ``background``, and the verdict stands without it.

    The entry's ``status`` says that it was retracted; ``citewell fall KEY`` tells which verdicts need it.
    """
    for _, item in library.evidence():
        reference = library.references.get(item.source)
        if item.stance.counts and reference and reference.get("status") == PublicationStatus.RETRACTED.value:
            yield (
                item.source.place,
                f"{str(item.source)!r} was retracted; its stance cannot be {item.stance.value!r}",
                "write stance: background, and weigh the verdict without it",
            )
