"""What was read of a source is on record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citewell.domain.condition import Outcome
from citewell.domain.library import Library
from citewell.domain.records import EvidenceItem
from citewell.domain.reference import Reference
from citewell.domain.vocabulary import ReadingKind
from citewell.latex.reading import to_text
from citewell.rules.registry import Complaint, rule

_READING = re.compile(r"^(?P<date>\d{4}-\d{2}-\d{2}),\s*(?P<what>\w+),\s*(?P<address>https?://\S+)$")
_BEYOND = re.compile(
    r"\bpp?\.|§|\bfigs?\.|\b(?:pages?|paragraphs?|sections?|chapters?|tables?|figures?|legends?|appendix|appendices|supplements?|introduction|opening)\b",
    re.IGNORECASE,
)


@rule("EVI005", because="Jergas & Baethge 2015, PeerJ 3:e1364: what was read is part of the evidence")
def reading_is_on_record(library: Library) -> Iterator[Complaint]:
    """What an item rests on is among the readings that the source's record names.

    The study page's ``read`` or the entry's ``verified`` says what was open, where and when.
    """
    for row in _rows(library):
        known = _readings_of(library, row.source)
        if row.source in library.references and row.read not in known:
            names = ", ".join(sorted(str(other.value) for other in known)) or "none"
            yield (
                row.source.place,
                f"rests on {row.read.value!r} of {str(row.source)!r}, but its record names the readings: {names}",
                "read it and record the reading, or name what was read",
            )


def _rows(library: Library) -> Iterator[EvidenceItem | Outcome]:
    """Yield whatever says what was read of a source, and where in it."""
    for _, item in library.evidence():
        yield item
    for condition in library.conditions:
        yield from condition.outcomes


def _readings_of(library: Library, key: str) -> set[ReadingKind]:
    study = library.study_by_key.get(key)
    found = {reading.what for reading in study.read} if study else set()
    reference = library.references.get(key)
    words = {told["what"] for _, told in readings_of_entry(reference) if told} if reference else set()
    return found | {kind for kind in ReadingKind if kind.value in words}


def readings_of_entry(reference: Reference) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Yield each reading of an entry's field ``verified`` as written, with its date, its kind and its address."""
    for written in filter(None, re.split(r";\s+", reference.get("verified"))):
        yield written, _READING.match(to_text(written).strip())


@rule("EVI006", because="our own principle: facts are checked, not remembered")
def study_says_what_was_read(library: Library) -> Iterator[Complaint]:
    """A study page names at least one reading: what, where and when."""
    for study in library.studies:
        if not study.read:
            yield study.place, "no reading is recorded", "add read: [{what: abstract, address: ..., date: ...}]"


@rule("EVI014", because="Jergas & Baethge 2015, PeerJ 3:e1364: what was read is part of the evidence")
def abstract_holds_its_locator(library: Library) -> Iterator[Complaint]:
    """What was read as an abstract is not located beyond it, on a page, in the introduction, a table or a figure.

    Such a place was read as ``part`` of the work, or somebody else tells of it (``secondary``). Where the abstract itself
    stands on that page, the locator says so: "Abstract, p. 3". The results and harms of a study that was read in
    abstracts only are held to the same.
    """
    located = [(row.source.place, row.locator) for row in _rows(library) if row.read is ReadingKind.ABSTRACT]
    for study in library.studies:
        if {reading.what for reading in study.read} == {ReadingKind.ABSTRACT}:
            located += [(row.place, row.locator or "") for row in study.results]
            located += [(row.place, row.locator or "") for row in study.harms]
    for place, locator in located:
        if beyond := _beyond_abstract(locator):
            yield (
                place,
                f"{beyond!r} lies beyond the abstract, and only the abstract is said to have been read",
                'write read: part (or secondary, registry), or locate it in the abstract ("Abstract, p. 3")',
            )


def _beyond_abstract(locator: str) -> str:
    """Return the first part of a locator that names a place outside the abstract, if any does."""
    parts = (part.strip() for part in locator.split(";"))
    return next((part for part in parts if _BEYOND.search(part) and "abstract" not in part.lower()), "")
