"""What was read of a source is on record."""

from __future__ import annotations

from collections.abc import Iterator

from citewell.domain.library import Library
from citewell.domain.places import Place
from citewell.domain.vocabulary import ReadingKind
from citewell.rules.registry import Complaint, rule


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
    # Each reading is a date, what was open, and an address; several are joined by semicolons.
    told = [one.split(",") for one in reference.get("verified").split(";")] if reference else []
    words = {parts[1].strip() for parts in told if len(parts) > 1}
    return found | {kind for kind in ReadingKind if kind.value in words}


@rule("EVI006", because="our own principle: facts are checked, not remembered")
def study_says_what_was_read(library: Library) -> Iterator[Complaint]:
    """A study page names at least one reading: what, where and when."""
    for study in library.studies:
        if not study.read:
            yield study.place, "no reading is recorded", "add read: [{what: abstract, address: ..., date: ...}]"
