"""CSL-JSON (Citation Style Language 1.0.2), for Zotero, pandoc and citeproc."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from citewell.citing.names import year_in_text
from citewell.domain.entry_types import Form
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
    is_doubtful,
    keywords,
    last_date_parts,
    one_line,
    pages,
    plain,
    season,
    seen_on,
    status,
)
from citewell.latex.reading import to_text


@export("csl-json", file="references.json")
def as_csl_json(references: Iterable[Reference]) -> str:
    """Return a list of items sorted by key, one a line; what an entry does not tell is left out."""
    items = (
        {name: value for name, value in _item(reference) if value}
        for reference in sorted(references, key=lambda one: one.key.casefold())
    )
    return "[\n" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in items) + "\n]\n"


def _item(reference: Reference) -> Iterator[tuple[str, Any]]:
    yield "id", reference.key
    yield "type", reference.entry_type.csl
    yield "author", _names(reference.names if not reference.editors else reference.authors)
    is_directed = reference.get("editortype").strip() == "director"
    yield "director" if is_directed else "editor", _names(reference.editors)
    yield "translator", _names(reference.translators)
    yield "title", one_line(reference.whole_title)
    yield "title-short", plain(reference, "shorttitle")
    yield "container-title", one_line(reference.container)
    yield "container-title-short", plain(reference, "shortjournal")
    yield "event-title", plain(reference, "eventtitle")
    yield "event-place", plain(reference, "venue")
    yield "collection-title", plain(reference, "series")
    yield "edition", plain(reference, "edition")
    yield "issued", _issued(reference)
    yield "volume", plain(reference, "volume")
    yield _name_of_number(reference), plain(reference, "number", "issue")
    yield "page", "-".join(part for part in pages(reference) if part)
    yield "number-of-pages", plain(reference, "pagetotal")
    yield "publisher", plain(reference, "publisher", "institution", "school", "organization")
    yield "publisher-place", plain(reference, "address", "location")
    yield "chapter-number", plain(reference, "chapter")
    yield "version", plain(reference, "version")
    yield "genre", genre(reference)
    yield "ISBN", plain(reference, "isbn")
    yield "ISSN", plain(reference, "issn")
    yield "DOI", reference.doi.bare if reference.doi else ""
    yield "PMID", str(reference.pmid or "")
    yield "PMCID", str(reference.pmcid or "")
    yield "URL", address(reference) or archive_address(reference)
    yield "accessed", {"date-parts": [list(seen_on(reference))]} if seen_on(reference) else {}
    yield "archive", reference.eprint.archive_name if reference.eprint else ""
    yield "archive_location", reference.eprint.bare if reference.eprint else ""
    yield "language", language(reference)
    yield "keyword", ", ".join(keywords(reference))
    yield "abstract", plain(reference, "abstract")
    yield "annote", plain(reference, "annote", "annotation")
    yield "note", _note(reference)


def _name_of_number(reference: Reference) -> str:
    """Return what CSL calls the number, which is that of the series for a book and what stands in one."""
    form = reference.entry_type.form
    if form in {Form.WHOLE, Form.IN_BOOK}:
        return "collection-number"
    return "issue" if form is Form.IN_JOURNAL or reference.container else "number"


def _issued(reference: Reference) -> dict[str, Any]:
    """Return the date in its parts, or as text where its year is no number."""
    parts, text = date_parts(reference), year_in_text(reference)
    if not parts:
        return {"literal": text} if text else {}
    last, time = last_date_parts(reference), season(reference)
    issued: dict[str, Any] = {"date-parts": [list(parts), list(last)] if last else [list(parts)]}
    return issued | ({"season": time} if time else {}) | ({"circa": True} if is_doubtful(reference) else {})


def _names(people: Sequence[Person]) -> list[dict[str, str]]:
    return [_name(person) for person in people]


def _name(person: Person) -> dict[str, str]:
    if person.literal:
        return {"literal": to_text(person.family)}
    parts = {
        "family": to_text(person.family),
        "given": to_text(person.given),
        "non-dropping-particle": to_text(person.particle),
        "suffix": to_text(person.suffix),
    }
    return {name: value for name, value in parts.items() if value}


def _note(reference: Reference) -> str:
    """Return the note, and what CSL has no field for."""
    found = [f"Status: {status(reference)}." if status(reference) else "", *incomplete(reference)]
    return " ".join(
        part
        for part in (*found, how_published(reference), *(plain(reference, name) for name in ("note", "addendum")))
        if part
    )
