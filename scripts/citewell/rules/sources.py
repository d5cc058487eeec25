"""What an entry must say of itself as a source: how direct, what was read, what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from citewell.domain.library import Library
from citewell.domain.study import Study
from citewell.domain.vocabulary import Design, PublicationStatus, ReadingKind
from citewell.rules.readings import readings_of_entry
from citewell.rules.registry import Complaint, rule


@rule("BIB010", because="GRADE guideline 8 (indirectness): evidence is labelled by how direct it is")
def source_has_directness_and_design(library: Library) -> Iterator[Complaint]:
    """Every source says what was done and how direct it is, in one place.

    A study page says it for its own key; any other entry has the fields ``design`` and
    ``directness``. Both at once could contradict each other.
    """
    if not library.vocabulary.directness:
        return
    designs = {str(member.value) for member in Design}
    for key, reference in library.references.items():
        has_page = key in library.study_by_key or Study.page_of(key) in library.files
        for name, known in (("design", designs), ("directness", {step.code for step in library.vocabulary.directness})):
            value = reference.get(name)
            if has_page and value:
                yield (
                    reference.place_of(name),
                    f"entry {key!r} has a study page, which states the {name}",
                    "remove the field here",
                )
            elif not has_page and not value and not reference.damaged:
                yield (
                    reference.place,
                    f"entry {key!r} has neither a study page nor the field {name!r}",
                    "write the study page or add the field",
                )
            elif value and value not in known:
                yield (
                    reference.place_of(name),
                    f"entry {key!r}: unknown {name} {value!r}",
                    f"one of: {', '.join(sorted(known))}",
                )


@rule("BIB011", because="Jergas & Baethge 2015: a quarter of quotations err; what was open is part of the record")
def fields_were_verified(library: Library) -> Iterator[Complaint]:
    """An entry says where its fields were seen: date, what was open, public address.

    ``verified = {2026-11-21, abstract, https://...}``; several readings are joined by "; ".
    """
    kinds = tuple(str(kind.value) for kind in ReadingKind)
    if not library.vocabulary.directness:
        return
    for key, reference in library.references.items():
        if not reference.get("verified") and not reference.damaged:
            yield (
                reference.place,
                f"entry {key!r} does not say where its fields were seen",
                "add verified = {DATE, abstract, ADDRESS}",
            )
        for written, told in readings_of_entry(reference):
            if told is None or told["what"] not in kinds or not _is_past(told["date"], library.today):
                yield (
                    reference.place_of("verified"),
                    f"entry {key!r}: cannot read {written!r}",
                    f"write DATE, {' or '.join(kinds)}, ADDRESS",
                )


def _is_past(text: str, today: dt.date) -> bool:
    """Return whether a text is a day that has come; east of Greenwich a day begins before it does in UTC."""
    try:
        return (dt.date.fromisoformat(text) - today).days <= 1
    except ValueError:
        return False


@rule("BIB013", because="COPE retraction guidelines; status stands at the point of citation", alone=True)
def status_is_known(library: Library) -> Iterator[Complaint]:
    """What became of a work is said with a known word, and with its source.

    ``status = {retracted}``, ``concern``, ``corrected`` or ``superseded``, and
    ``status-note`` with the notice and the day on which it was seen.
    """
    known = {str(member.value) for member in PublicationStatus}
    for reference, status in library.references.column("status"):
        if status not in known:
            yield (
                reference.place_of("status"),
                f"entry {reference.key!r}: unknown status {status!r}",
                f"one of: {', '.join(sorted(known))}",
            )
    for reference in library.references.values():
        is_half = ("status" in reference.filled) is not ("status-note" in reference.filled)
        if is_half and not reference.damaged:
            yield (
                reference.place,
                f"entry {reference.key!r} needs both 'status' and 'status-note', or neither",
                "name the notice and the day it was seen",
            )
