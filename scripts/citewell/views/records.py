"""The views of single records: a study, a claim, a condition, a mechanism."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, cast

from citewell.citing.names import folded
from citewell.citing.uses import uses
from citewell.domain.claim import Claim
from citewell.domain.condition import Condition
from citewell.domain.library import Library
from citewell.domain.mechanism import Mechanism
from citewell.domain.records import EvidenceItem, Record
from citewell.domain.scale import Organism
from citewell.domain.study import Effect, Panel, Result, Study
from citewell.domain.vocabulary import Certainty, EvidenceVerdict, OutcomeKind, PublicationStatus, Stance
from citewell.latex.reading import to_text
from citewell.markup.numbers import find_numbers
from citewell.views.registry import Context, view

R = TypeVar("R", bound=Record)
_GLOSSARY = "learn/glossary.md"
_SIDES = {
    "for": {Stance.SUPPORTS},
    "against": {Stance.CONTRADICTS},
    "undecided": {Stance.MIXED, Stance.INCONCLUSIVE},
}


@view("study", needs_record=True, folder=Study.folder)
def study(context: Context) -> Mapping[str, Any]:
    """Show one study: what it shows, how it was done, where this site uses it."""
    library = context.library
    record = _record(context, Study)
    reference = library.references.get(record.id)
    trial = library.trial(record.id)
    same_trial = [other for other in library.studies if library.trial(other.id) == trial and other is not record]
    return {
        "study": record,
        "step": library.vocabulary.directness_of(record.directness),
        "panels": [_panel(library, panel) for panel in record.panels],
        "results": [(row, _untold_effect(row)) for row in record.results],
        "same_trial": same_trial,
        "falls": context.falls(library, record.id),
        "status": next(
            (member for member in PublicationStatus if reference and member.value == reference.get("status")), None
        ),
        "status_note": to_text(reference.get("status-note")) if reference else "",
        **_used(library, record),
    }


def _untold_effect(row: Result) -> Effect | None:
    """Return a result's effect size where its text does not hold the numbers already."""
    if row.effect is None:
        return None
    numbers = (row.effect.value, row.effect.low, row.effect.high)
    told = {number.value for number in find_numbers(row.result)}
    return None if {f"{abs(number):g}" for number in numbers if number is not None} <= told else row.effect


def _used(library: Library, record: Study) -> Mapping[str, Any]:
    """Return where this site uses a study: what rests on it, by kind, and all other pages that name it."""
    key = record.id
    roles: dict[str, dict[str, None]] = {}
    for use in uses(library, key):
        roles.setdefault(use.page, {})[use.role] = None
    claims = [(one, _stances(one, key)) for one in library.claims if _stances(one, key)]
    mechanisms = [(one, _stances(one, key)) for one in library.mechanisms if _stances(one, key)]
    conditions = [
        one for one in library.conditions if one.id in record.conditions or "outcome" in roles.get(one.path, ())
    ]
    told = {record.path, *(one.path for one, _ in (*claims, *mechanisms)), *(one.path for one in conditions)}
    return {
        "claims": claims,
        "mechanisms": mechanisms,
        "conditions": conditions,
        "events": [
            event for event in library.events if key in {*event.studies, *(source.source for source in event.sources)}
        ],
        "terms": [term for term in library.glossary if key in term.sources] if _GLOSSARY in library.files else [],
        "pages": [
            (page, ", ".join(roles[page.path]))
            for page in library.pages
            if page.path in roles and page.path not in told and not page.is_data
        ],
    }


def _stances(record: Claim | Mechanism, key: str) -> str:
    """Return how a source stands to a record, each stance once, in words."""
    return ", ".join(dict.fromkeys(item.stance.label.lower() for item in record.evidence if item.source == key))


@view("claim", needs_record=True, folder=Claim.folder)
def claim(context: Context) -> Mapping[str, Any]:
    """Show one claim: two verdicts, the evidence on both sides, the trail to its source."""
    library = context.library
    record = _record(context, Claim)
    reviews = [item for item in record.evidence if item.stance.counts and library.gathers_studies(item.source)]
    return {
        "claim": record,
        "subject": library.vocabulary.subject(record.about),
        "rows": _by_directness(library, record.evidence),
        "counts": {
            side: len(
                {
                    library.trial(item.source)
                    for item in record.evidence
                    if item.stance in stances and item not in reviews
                }
            )
            for side, stances in _SIDES.items()
        },
        "reviews": len({item.source for item in reviews}),
        "conditions": [condition for condition in library.conditions if condition.id in record.conditions],
        "mechanisms": [mechanism for mechanism in library.mechanisms if mechanism.id in record.mechanisms],
    }


@view("condition", needs_record=True, folder=Condition.folder)
def condition(context: Context) -> Mapping[str, Any]:
    """Show one condition: what was shown, by evidence how direct, with harms beside benefits."""
    library = context.library
    record = _record(context, Condition)
    studies = sorted(
        (study for study in library.studies if record.id in study.conditions),
        key=lambda study: (_rank(library, study.id), study.id),
    )
    return {
        "condition": record,
        "direct": [study for study in studies if library.is_direct(study.id)],
        "indirect": [study for study in studies if not library.is_direct(study.id)],
        "claims": sorted((claim for claim in library.claims if record.id in claim.conditions), key=_by_verdict),
        "is_rated": any(row.certainty is not Certainty.NOT_RATED for row in record.outcomes),
        "unrated": Certainty.NOT_RATED,
        "benefits": [row for row in record.outcomes if row.kind is OutcomeKind.BENEFIT],
        "harms": [row for row in record.outcomes if row.kind is OutcomeKind.HARM],
    }


def _by_verdict(claim: Claim) -> tuple[int, str]:
    return list(EvidenceVerdict).index(claim.evidence_verdict), folded(claim.title)


@view("mechanism", needs_record=True, folder=Mechanism.folder)
def mechanism(context: Context) -> Mapping[str, Any]:
    """Show one link of a mechanism, evidence by organism apart."""
    library = context.library
    record = _record(context, Mechanism)
    return {
        "mechanism": record,
        "groups": evidence_by_organism(library, record),
        "claims": [claim for claim in library.claims if record.id in claim.mechanisms],
    }


def evidence_by_organism(library: Library, record: Mechanism) -> dict[str, list[EvidenceItem]]:
    """Return a mechanism's evidence as direct, human, animal and laboratory, most direct first."""
    groups: dict[str, list[EvidenceItem]] = {"direct": [], **{organism.value: [] for organism in Organism}}
    for item in _by_directness(library, record.evidence):
        step = library.directness(item.source)
        groups["direct" if step and step.direct else step.organism if step else Organism.NONE].append(item)
    return groups


def _record(context: Context, kind: type[R]) -> R:
    """Return the record that a view was asked for."""
    return cast("R", context.library.record_by_name[kind.kind_name(), context.argument])


def _panel(library: Library, panel: Panel) -> Mapping[str, Any]:
    definition = next(definition for definition in library.vocabulary.panels if definition.name == panel.name)
    values = {value.name: value.value for value in panel.values}
    return {
        "label": definition.label,
        "note": definition.note,
        "rows": [(field.label, values[field.name]) for field in definition.fields if field.name in values],
        "absent": [field.label for field in definition.fields if field.name not in values],
    }


def _by_directness(library: Library, items: Iterable[EvidenceItem]) -> list[EvidenceItem]:
    return sorted(items, key=lambda item: (item.stance is Stance.BACKGROUND, _rank(library, item.source)))


def _rank(library: Library, key: str) -> int:
    steps = [step.code for step in library.vocabulary.directness]
    step = library.directness(key)
    return steps.index(step.code) if step else len(steps)
