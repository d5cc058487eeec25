"""RIS (Research Information Systems, 2001 and 2011): one tag a line, every record closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citewell.citing.latex import to_text
from citewell.citing.names import family
from citewell.domain.reference import Person, Reference
from citewell.exports.registry import export
from citewell.exports.values import address, date_parts, pages, plain, status

_TYPES = {
    "article": "JOUR", "book": "BOOK", "booklet": "PAMP", "inbook": "CHAP", "incollection": "CHAP", "inproceedings": "CPAPER",
    "conference": "CPAPER", "manual": "BOOK", "mastersthesis": "THES", "phdthesis": "THES", "thesis": "THES", "online": "ELEC",
    "proceedings": "CONF", "techreport": "RPRT", "report": "RPRT", "unpublished": "UNPB",
}  # fmt: skip


@export("ris", file="references.ris")
def as_ris(references: Iterable[Reference]) -> str:
    """Return a record for each reference, sorted by key, with a blank line between."""
    return "\n".join(_record(reference) for reference in sorted(references, key=lambda one: one.key.casefold()))


def _record(reference: Reference) -> str:
    tags = [("TY", _TYPES.get(reference.type, "GEN")), *_tags(reference)]
    return "".join(f"{tag}  - {value}\n" for tag, value in tags if value) + "ER  - \n"


def _tags(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "ID", reference.key
    yield from (("AU", _name(person)) for person in (reference.names if not reference.editors else reference.authors))
    yield from (("A2" if reference.authors else "ED", _name(person)) for person in reference.editors)
    yield "TI", plain(reference, "title")
    yield "T2", plain(reference, "journal", "journaltitle", "booktitle")
    parts = date_parts(reference)
    yield "PY", f"{parts[0]:04}" if parts else ""
    # Year, month, day and a remark: the standard wants all three strokes.
    yield "DA", "/".join([*(f"{part:02}" for part in parts), "", "", ""][:4]) if len(parts) > 1 else ""
    yield "VL", plain(reference, "volume")
    yield "IS", plain(reference, "number", "issue")
    first, last = pages(reference)
    yield "SP", first
    yield "EP", last
    yield "PB", plain(reference, "publisher", "institution", "school", "organization")
    yield "CY", plain(reference, "address", "location")
    yield "SN", plain(reference, "isbn", "issn")
    yield from _identifiers(reference)


def _identifiers(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "DO", reference.doi.bare if reference.doi else ""
    yield "AN", f"PMID:{reference.pmid}" if reference.pmid else ""
    yield "C2", str(reference.pmcid) if reference.pmcid else ""
    yield "UR", address(reference)
    yield "N1", f"Status: {status(reference)}" if status(reference) else ""
    yield "N1", "The list of authors is not complete." if reference.more_authors else ""


def _name(person: Person) -> str:
    """Return "Family, Given, Suffix"; a comma after a body's name keeps readers from taking it apart."""
    if person.literal:
        return " ".join(to_text(person.family).split()) + ","
    parts = [family(person), to_text(person.given), to_text(person.suffix)]
    if not parts[1] and parts[2]:
        return ", ".join([parts[0], "", parts[2]])
    return " ".join(", ".join(part for part in parts if part).split())
