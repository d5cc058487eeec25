"""What prose states has its source, and what a study is called fits what it tested."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citewell.domain.library import Library
from citewell.domain.places import Place
from citewell.domain.scale import Organism
from citewell.domain.study import Study
from citewell.markup.wording import plain
from citewell.rules.registry import Complaint, rule

_ABOUT = "about/"
_LONGEST_DENIAL = len("without ") + 1
_DENIED = re.compile(r"\b(?:no|not|never|without) \Z", re.IGNORECASE)


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
    """A study that is not direct does not bear the subject's name in title, summary, results or what it shows.

    What is not about an intervention may name it, and so may a negation: "no", "not", "never" or
    "without" right before the name.
    """
    names = list(_names(library))
    for study in library.studies if names else ():
        step = library.vocabulary.directness_of(study.directness)
        if step is None or step.direct or step.organism is Organism.NONE:
            continue
        for place, text in _texts(study):
            said = plain(text)
            for name, pattern in names:
                if any(
                    not _DENIED.search(said, max(found.start() - _LONGEST_DENIAL, 0), found.start())
                    for found in pattern.finditer(said)
                ):
                    yield (
                        place,
                        f"{name!r} is said of {step.code} evidence: {text[:60]!r}",
                        "name what was tested instead",
                    )


def _names(library: Library) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the names of the subjects that are direct only; case matters in a short form, which may be a word."""
    for subject in library.vocabulary.subjects:
        for name, flags in ((subject.label, re.IGNORECASE), (subject.short, re.NOFLAG)):
            if subject.direct_only and name:
                yield name, re.compile(rf"(?<!\w){re.escape(plain(name))}(?!\w)", flags)


def _texts(study: Study) -> Iterator[tuple[Place, str]]:
    yield study.place_of("title"), study.title
    yield study.place_of("summary"), study.summary
    for text in study.shows:
        yield study.place_of("shows"), text
    for result in study.results:
        yield result.place, result.result
