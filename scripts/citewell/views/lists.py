"""The views over many records: tables, maps, lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from citewell.citing.latex import to_text
from citewell.citing.names import Labels, folded
from citewell.citing.sorting import list_order
from citewell.domain.citation import Use
from citewell.domain.library import Library
from citewell.domain.mechanism import Mechanism
from citewell.domain.reference import Reference
from citewell.domain.scale import Directness
from citewell.domain.study import Study
from citewell.domain.vocabulary import VOCABULARIES, EvidenceVerdict
from citewell.views.records import evidence_by_organism
from citewell.views.registry import Context, view, view_names

_LEVELS = ("molecule", "cell", "circuit", "psychological", "clinical")


@view("timeline")
def timeline(context: Context) -> Mapping[str, Any]:
    """Show the history by decade, every event with its sources and how far they were checked."""
    decades: dict[str, list[Any]] = {}
    for event in context.library.events:
        decades.setdefault(event.date.year[:3] + "0s", []).append(event)
    strands = [
        strand
        for strand in context.library.vocabulary.strands
        if any(event.strand == strand.code for event in context.library.events)
    ]
    claims = {claim.id: claim for claim in context.library.claims}
    return {"decades": decades, "strands": strands, "claims_by_id": claims}


@view("mechanisms")
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
        "theories": dict(sorted(theories.items())),
        "against": _against(library),
    }


def _level(record: Mechanism) -> tuple[int, int, str]:
    ranks = [_LEVELS.index(level) if level in _LEVELS else len(_LEVELS) for level in record.levels]
    return (min(ranks, default=len(_LEVELS)), max(ranks, default=len(_LEVELS)), record.id)


def _against(library: Library) -> dict[str, list[Any]]:
    return {
        record.id: [item for item in record.evidence if item.stance.speaks_against] for record in library.mechanisms
    }


@view("claims")
def claims(context: Context) -> Mapping[str, Any]:
    """Show all claims with both verdicts, grouped by the evidence verdict."""
    ordered = sorted(context.library.claims, key=lambda claim: folded(claim.title))
    groups = {verdict: [claim for claim in ordered if claim.evidence_verdict is verdict] for verdict in EvidenceVerdict}
    return {"groups": {verdict: found for verdict, found in groups.items() if found}}


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
        (condition, [_cell(library, condition.id, step) for step in steps])
        for condition in sorted(library.conditions, key=lambda one: one.title)
    ]
    return {"steps": steps, "rows": rows}


def _cell(library: Library, condition: str, step: Directness) -> Mapping[str, Any]:
    """Count trials once, by their largest report; syntheses apart, because they hold the same people."""
    studies = [study for study in library.studies if condition in study.conditions and study.directness == step.code]
    syntheses = [study for study in studies if study.design.gathers_studies]
    largest: dict[str, int] = {}
    for study in studies:
        if study not in syntheses:
            trial = library.trial(study.id)
            largest[trial] = max(largest.get(trial, 0), study.participants or 0)
    return {"studies": len(largest), "participants": sum(largest.values()), "syntheses": len(syntheses)}


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
    titles = {page.path: (page.title or page.name, page.name) for page in library.pages}
    return {
        "keys": keys,
        "used": {key: _pages(library.uses_of(key), titles) for key in keys},
        "notes": {key: _note(library.references[key]) for key in keys},
    }


def _note(reference: Reference) -> str:
    """Return what became of a work, and what of its entry could not be confirmed."""
    status = to_text(f"{reference.get('status')}: {reference.get('status-note')}") if reference.get("status") else ""
    unconfirmed = to_text(reference.get("unconfirmed"))
    return " ".join(
        part for part in (status.capitalize(), f"Unconfirmed: {unconfirmed}" if unconfirmed else "") if part
    )


def _pages(uses: tuple[Use, ...], titles: Mapping[str, tuple[str, str]]) -> list[tuple[str, str]]:
    pages = dict.fromkeys(use.page for use in uses if use.role != "study page")
    return [titles[page] for page in pages if page in titles and titles[page][1].endswith(".md")]


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
    return {"rules": context.rules(), "views": list(view_names())}


@view("glossary")
def glossary(context: Context) -> Mapping[str, Any]:
    """Show the terms by their first letter."""
    terms = sorted(context.library.glossary, key=lambda term: folded(term.term))
    letters: dict[str, list[Any]] = {}
    for term in terms:
        letters.setdefault(term.term[:1].upper(), []).append(term)
    return {"letters": letters, "by_id": {term.id: term for term in terms}}


@view("set-aside")
def set_aside(context: Context) -> Mapping[str, Any]:
    """Show what is set aside: which finding, why, by whom, until when."""
    return {
        "rows": sorted(context.library.set_aside, key=lambda row: (row.path, row.code)),
        "today": context.library.today,
    }
