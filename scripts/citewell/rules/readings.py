"""What was read of a source is on record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citewell.domain.library import Library
from citewell.domain.places import Place
from citewell.domain.reference import Reference
from citewell.domain.vocabulary import ReadingKind
from citewell.latex.reading import to_text
from citewell.rules.registry import Complaint, rule

_READING = re.compile(r"^(?P<date>\d{4}-\d{2}-\d{2}),\s*(?P<what>\w+),\s*(?P<address>https?://\S+)$")


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
