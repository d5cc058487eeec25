"""The views over many records: tables, maps, lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from citewell.citing.anchors import entry_anchor
from citewell.citing.dates import for_machines, in_words
from citewell.citing.names import Labels, folded
from citewell.citing.sorting import list_order
from citewell.domain.citation import Use
from citewell.domain.claim import Claim
from citewell.domain.library import Library
from citewell.domain.mechanism import Mechanism
from citewell.domain.reference import Reference
from citewell.domain.scale import Directness
from citewell.domain.study import Study
from citewell.domain.vocabulary import VOCABULARIES, EvidenceVerdict
from citewell.latex.reading import to_text
from citewell.views.records import evidence_by_organism
from citewell.views.registry import Context, manual, view

_LEVELS = ("molecule", "cell", "circuit", "psychological", "clinical")
# The views that show the rows of a file, by the role of a use.
_ROWS = {"event": "timeline", "glossary": "glossary"}


@view("timeline", folder="history")
def timeline(context: Context) -> Mapping[str, Any]:
    """Show the history by decade, every event with its sources and how far they were checked."""
    decades: dict[str, list[Any]] = {}
    for event in context.library.events:
        shown = (event, event.display_date or in_words(event.date), for_machines(event.date))
        decades.setdefault(event.date.year[:3] + "0s", []).append(shown)
    strands = [
        strand
        for strand in context.library.vocabulary.strands
        if any(event.strand == strand.code for event in context.library.events)
    ]
    claims = {claim.id: claim for claim in context.library.claims}
    return {"decades": decades, "strands": strands, "claims_by_id": claims}


@view("mechanisms", folder=Mechanism.folder)
def mechanisms(context: Context) -> Mapping[str, Any]:
    """Show all links of the mechanisms, sorted by level, and the theories as paths through them."""
    library = context.library
    records = sorted(library.mechanisms, key=_level)
    groups = {record.id: evidence_by_organism(library, record) for record in records}
    theories: dict[str, list[Mechanism]] = {}
    for record in records:
        for theory in record.theories:
            theories.setdefault(theory, []).append(record)
    return {
        "mechanisms": records,
        "groups": groups,
        "theories": {theory: _along(theories[theory]) for theory in sorted(theories)},
        "against": _against(library),
    }


def _level(record: Mechanism) -> tuple[int, int, str]:
    ranks = [_LEVELS.index(level) if level in _LEVELS else len(_LEVELS) for level in record.levels]
    return (min(ranks, default=len(_LEVELS)), max(ranks, default=len(_LEVELS)), record.id)


def _against(library: Library) -> dict[str, list[Any]]:
    return {
        record.id: [item for item in record.evidence if item.stance.speaks_against] for record in library.mechanisms
    }


@view("claims", folder=Claim.folder)
def claims(context: Context) -> Mapping[str, Any]:
    """Show all claims with both verdicts, grouped by the evidence verdict."""
    ordered = sorted(context.library.claims, key=lambda claim: folded(claim.title))
    groups = {verdict: [claim for claim in ordered if claim.evidence_verdict is verdict] for verdict in EvidenceVerdict}
    return {"groups": {verdict: found for verdict, found in groups.items() if found}}


def _along(links: Sequence[Mechanism]) -> list[Mechanism]:
    """Return links so that each stands behind those that lead to it."""
    rest, path = list(links), []
    while rest:
        ends = {link.to for link in rest}
        following = next((link for link in rest if link.from_ not in ends), rest[0])
        rest.remove(following)
        path.append(following)
    return path


@view("evidence-map")
def evidence_map(context: Context) -> Mapping[str, Any]:
    """Show what exists, not what works: studies and participants by condition and directness."""
    library = context.library
    steps = [
        step
        for step in library.vocabulary.directness
        if any(study.directness == step.code and study.conditions for study in library.studies)
    ]
    rows = [
        (condition, _cells(library, condition.id, steps))
        for condition in sorted(library.conditions, key=lambda one: one.title)
    ]
    return {"steps": steps, "rows": rows}


def _cells(library: Library, condition: str, steps: Sequence[Directness]) -> list[Mapping[str, Any]]:
    """Count by directness: a trial once, where it is most direct, by its largest report there; syntheses apart.

    Syntheses hold the same people.
    """
    told: set[str] = set()
    cells: list[Mapping[str, Any]] = []
    for step in steps:
        studies = [one for one in library.studies if condition in one.conditions and one.directness == step.code]
        largest: dict[str, int] = {}
        for study in studies:
            trial = library.trial(study.id)
            if trial not in told and not study.design.gathers_studies:
                largest[trial] = max(largest.get(trial, 0), study.participants or 0)
        told |= largest.keys()
        syntheses = sum(study.design.gathers_studies for study in studies)
        cells.append({"studies": len(largest), "participants": sum(largest.values()), "syntheses": syntheses})
    return cells


@view("studies")
def studies(context: Context) -> Mapping[str, Any]:
    """Show all studies by how direct they are."""
    library = context.library
    groups = [
        (step, sorted((study for study in library.studies if study.directness == step.code), key=_by_title))
        for step in library.vocabulary.directness
    ]
    return {
        "groups": [(step, found) for step, found in groups if found],
        "conditions": {condition.id: condition for condition in library.conditions},
    }


def _by_title(study: Study) -> str:
    return folded(study.title)


@view("references")
def references(context: Context) -> Mapping[str, Any]:
    """Show the whole bibliography, every entry with the pages that use it."""
    library = context.library
    labels = Labels(library.references, library.letters)
    keys = sorted(library.references, key=lambda key: list_order(labels, key))
    titles = {page.path: (page.title or page.name, page.name) for page in library.pages if not page.is_data}
    shown_on = {directive.name: page.path for page in library.pages for directive in page.directives}
    return {
        "keys": keys,
        "anchor": entry_anchor,
        "used": {key: _pages(library.uses_of(key), titles, shown_on) for key in keys},
        "notes": {key: _note(library.references[key]) for key in keys},
    }


def _note(reference: Reference) -> str:
    """Return what became of a work, and what of its entry could not be confirmed."""
    status = to_text(f"{reference.get('status')}: {reference.get('status-note')}") if reference.get("status") else ""
    unconfirmed = to_text(reference.get("unconfirmed"))
    return " ".join(
        part for part in (status.capitalize(), f"Unconfirmed: {unconfirmed}" if unconfirmed else "") if part
    )


def _pages(
    uses: tuple[Use, ...], titles: Mapping[str, tuple[str, str]], shown_on: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Return title and name of the pages that use a source; a row's is the page that shows it."""
    pages = dict.fromkeys(shown_on.get(_ROWS.get(use.role, ""), use.page) for use in uses if use.role != "study page")
    return [titles[page] for page in pages if page in titles]


@view("vocabulary")
def vocabulary(context: Context) -> Mapping[str, Any]:
    """Show every fixed word with its definition."""
    return {
        "vocabularies": [(kind.__name__, kind.__doc__, list(kind)) for kind in VOCABULARIES],
        "own": context.library.vocabulary,
    }


@view("rules")
def rules(context: Context) -> Mapping[str, Any]:
    """Show the manual of every rule."""
    return {"rules": context.rules()}


@view("views")
def views(_: Context) -> Mapping[str, Any]:
    """Show this list of all views."""
    return {"manual": manual()}


@view("glossary", folder="learn")
def glossary(context: Context) -> Mapping[str, Any]:
    """Show the terms by their first letter."""
    terms = sorted(context.library.glossary, key=lambda term: folded(term.term))
    letters: dict[str, list[Any]] = {}
    for term in terms:
        letters.setdefault(term.term[:1].upper(), []).append(term)
    return {"letters": letters, "by_id": {term.id: term for term in terms}}


@view("set-aside", folder="about")
def set_aside(context: Context) -> Mapping[str, Any]:
    """Show what is set aside: which finding, why, by whom, until when."""
    return {
        "rows": sorted(context.library.set_aside, key=lambda row: (row.path, row.code)),
        "today": context.library.today,
    }
