"""What is shown of a source, from its entry, its study page and the knowledge base's words."""

from __future__ import annotations

from functools import lru_cache

from citewell.citing.html import Preview, Shown, shown
from citewell.citing.names import Labels
from citewell.citing.sorting import list_order
from citewell.citing.style import format_reference
from citewell.domain.library import Library
from citewell.domain.vocabulary import Design, PublicationStatus
from citewell.latex.reading import to_text

_DAMAGED = "Entry damaged: it could not be read to its end"
_DESIGNS = {member.value: member.label for member in Design}
_STATUSES = {member.value: member.label for member in PublicationStatus}


def shown_of(library: Library, key: str) -> Shown:
    """Return what is shown of a source of the bibliography."""
    labels = _labels_of(library)
    order, pieces = list_order(labels, key), format_reference(labels, key)
    return shown(labels.names(key), labels.year(key), order, pieces, _preview(library, key))


@lru_cache(maxsize=8)
def _labels_of(library: Library) -> Labels:
    return Labels(library.references, library.letters)


def _preview(library: Library, key: str) -> Preview:
    step = library.directness(key)
    study = library.study_by_key.get(key)
    design = library.design_code(key)
    reference = library.references[key]
    return Preview(
        code=step.code if step else "",
        directness=f"{step.code} {step.label}" if step else "directness not stated",
        design=_DESIGNS.get(design, ""),
        participants=f"n = {study.participants}" if study and study.participants is not None else "",
        status=_DAMAGED if reference.damaged else _STATUSES.get(reference.get("status"), ""),
        status_note=to_text(reference.get("status-note")),
    )
