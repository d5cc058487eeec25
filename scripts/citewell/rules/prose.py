"""What prose states has its source, and what a study is called fits what it tested."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from citewell.domain.library import Library
from citewell.rules.registry import Complaint, rule

_ABOUT = "about/"


@rule("QNT001", because="ICMJE Recommendations, References: every citation leads to its source")
def quantity_has_a_source(library: Library) -> Iterator[Complaint]:
    """A paragraph, list item or table row that states a quantity names its source.

    It cites a key, or links to the record that does, itself, in a note, or in the list's item in
    which it stands. A share, a dose, a count of people or studies and a statistic are quantities.
    Pages about the site itself, and the page of a study, which states its own, are left out.
    """
    own = {study.path for study in library.studies} | library.unreadable
    for page in library.pages:
        if page.path not in own and not page.name.startswith(_ABOUT):
            for offset, quantity in page.unsourced_quantities:
                yield (
                    page.place_at(offset),
                    f"the quantity {quantity!r} has no source in its paragraph",
                    "cite the source, or link to the record",
                )


@rule("WRD001", because="GRADE guideline 8 (indirectness): the field's typical error")
def subject_is_not_said_of_indirect_studies(library: Library) -> Iterator[Complaint]:
    """A study that is not direct does not bear the subject's name in its title or in what it shows."""
    names = _names(library)
    for study in library.studies:
        step = library.vocabulary.directness_of(study.directness)
        if step is None or step.direct or not names:
            continue
        for text in (study.title, *study.shows):
            for name in names:
                if re.search(rf"\b{re.escape(name)}\b", text):
                    yield (
                        study.place,
                        f"{name!r} is said of {step.code} evidence: {text[:60]!r}",
                        "name what was tested instead",
                    )


def _names(library: Library) -> Mapping[str, None]:
    return dict.fromkeys(
        name
        for subject in library.vocabulary.subjects
        if subject.direct_only
        for name in (subject.label, subject.short)
        if name
    )
