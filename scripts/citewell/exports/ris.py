"""RIS (Research Information Systems, 2001 and 2011): one tag a line, every record closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citewell.citing.names import family, year_in_text
from citewell.domain.months import SEASONS
from citewell.domain.reference import Person, Reference
from citewell.exports.languages import language
from citewell.exports.registry import export
from citewell.exports.values import (
    address,
    archive_address,
    date_parts,
    genre,
    how_published,
    incomplete,
    keywords,
    one_line,
    pages,
    plain,
    season,
    seen_on,
    status,
)
from citewell.latex.reading import to_text

_SEASONS = ("", *map(str.capitalize, SEASONS))


@export("ris", file="references.ris")
def as_ris(references: Iterable[Reference]) -> str:
    """Return a record for each reference, sorted by key, with a blank line between."""
    return "\n".join(_record(reference) for reference in sorted(references, key=lambda one: one.key.casefold()))


def _record(reference: Reference) -> str:
    tags = [("TY", reference.entry_type.ris), *_tags(reference)]
    return "".join(f"{tag}  - {value}\n" for tag, value in tags if value) + "ER  - \n"


def _tags(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "ID", reference.key
    yield from (("AU", _name(person)) for person in (reference.names if not reference.editors else reference.authors))
    yield from (("A2" if reference.authors else "ED", _name(person)) for person in reference.editors)
    yield from (("A4", _name(person)) for person in reference.translators)
    yield "TI", one_line(reference.whole_title)
    yield "ST", plain(reference, "shorttitle")
    yield "T2", one_line(reference.container)
    yield "J2", plain(reference, "shortjournal")
    yield "T3", plain(reference, "series")
    parts, time = date_parts(reference), _SEASONS[season(reference)]
    yield "PY", f"{parts[0]:04}" if parts else year_in_text(reference)
    # Year, month, day and a remark: the standard wants all three strokes.
    yield (
        "DA",
        "/".join([*(f"{part:02}" for part in parts), "", "", ""][:3]) + f"/{time}" if len(parts) > 1 or time else "",
    )
    yield "VL", plain(reference, "volume")
    yield "IS", plain(reference, "number", "issue")
    first, last = pages(reference)
    yield "SP", first
    yield "EP", last
    yield "PB", plain(reference, "publisher", "institution", "school", "organization")
    yield "CY", plain(reference, "address", "location")
    yield "ET", plain(reference, "edition", "version")
    yield "SE", plain(reference, "chapter")
    yield from (("SN", plain(reference, name)) for name in ("isbn", "issn"))
    yield "M3", genre(reference)
    yield "LA", language(reference)
    yield from (("KW", word) for word in keywords(reference))
    yield "AB", plain(reference, "abstract")
    yield from _identifiers(reference)


def _identifiers(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "DO", reference.doi.bare if reference.doi else ""
    yield "AN", f"PMID:{reference.pmid}" if reference.pmid else ""
    yield "C2", str(reference.pmcid) if reference.pmcid else ""
    yield "UR", address(reference)
    yield "UR", archive_address(reference)
    yield "Y2", "/".join(f"{part:02}" for part in seen_on(reference))
    parts, year = date_parts(reference), year_in_text(reference)
    # A year of RIS has no end, and no doubt.
    yield "N1", f"Date: {year}" if parts and not year.isdecimal() else ""
    yield "N1", f"Status: {status(reference)}" if status(reference) else ""
    yield from (("N1", sentence) for sentence in incomplete(reference))
    notes = (plain(reference, *names) for names in (("note",), ("addendum",), ("annote", "annotation")))
    yield "N1", "; ".join(note for note in (how_published(reference), *notes) if note)


def _name(person: Person) -> str:
    """Return "Family, Given, Suffix"; a comma after a body's name keeps readers from taking it apart."""
    parts = [family(person), to_text(person.given), to_text(person.suffix)]
    if person.literal or (" " in to_text(person.family) and not any(parts[1:])):
        return " ".join(parts[0].split()) + ","
    if not parts[1] and parts[2]:
        return ", ".join([parts[0], "", parts[2]])
    return " ".join(", ".join(part for part in parts if part).split())
