"""What a bibliography entry must be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citewell.citing.latex import to_text
from citewell.domain.library import Library
from citewell.domain.reference import Reference
from citewell.rules.registry import Complaint, problems_of, rule

# BibTeX's standard types with what btxdoc requires of each; alternatives are joined by "/".
_REQUIRED = {
    "article": ("author", "title", "journal/journaltitle", "year/date"),
    "book": ("author/editor", "title", "publisher", "year/date"),
    "booklet": ("title",),
    "inbook": ("author/editor", "title", "booktitle/chapter/pages", "publisher", "year/date"),
    "incollection": ("author", "title", "booktitle", "year/date"),
    "inproceedings": ("author", "title", "booktitle", "year/date"),
    "conference": ("author", "title", "booktitle", "year/date"),
    "manual": ("title",),
    "mastersthesis": ("author", "title", "school/institution", "year/date"),
    "phdthesis": ("author", "title", "school/institution", "year/date"),
    "thesis": ("author", "title", "school/institution", "year/date"),
    "misc": ("title",),
    "online": ("title", "url/doi"),
    "proceedings": ("title", "year/date"),
    "techreport": ("title", "institution/organization", "year/date"),
    "report": ("title", "institution/organization", "year/date"),
    "unpublished": ("author", "title", "note"),
}


@rule("BIB001", because="BibTeX, btxdoc; our own principle that nothing is lost silently")
def entry_can_be_read(library: Library) -> Iterator[Complaint]:
    """The bibliography can be read to its end, entry by entry.

    An unbalanced brace, a missing comma, a missing key, a field given twice, an undefined
    macro or a name that cannot be told apart is reported where it stands. The entries after
    it are read all the same; of the broken entry only what stood before the fault is used.
    """
    yield from problems_of(library, "BIB001")


@rule("BIB002", because="BibTeX keys are compared without case; a key is the address of a source")
def key_stands_once(library: Library) -> Iterator[Complaint]:
    """A key stands once in the bibliography, also when case is ignored.

    The first entry is used; none of the others is silently dropped.
    """
    for repeated in library.repeated:
        first = library.references[repeated.key]
        yield (
            repeated.place,
            f"the key {repeated.key!r} stands already at {first.place}",
            "give one of them another key, or remove it",
        )
    seen: dict[str, Reference] = {}
    for key, reference in library.references.items():
        other = seen.setdefault(key.casefold(), reference)
        if other is not reference:
            yield (
                reference.place,
                f"the key {key!r} differs from {other.key!r} at {other.place} only in case",
                "rename one of them",
            )


@rule("BIB003", because="btxdoc, Entry types and their required fields")
def required_fields_are_there(library: Library) -> Iterator[Complaint]:
    """An entry has the fields that its type requires.

    Without them a reader cannot find the work. Fields joined by "/" are alternatives.
    """
    for reference in library.references.values():
        for needed in _REQUIRED.get(reference.type, ()):
            if not reference.get(needed) and not any(reference.get(name).strip() for name in needed.split("/")):
                yield reference.place, f"entry {reference.key!r}: @{reference.type} needs the field {needed!r}"


@rule("BIB004", because="ISO 26324; Crossref display guidelines")
def doi_is_well_formed(library: Library) -> Iterator[Complaint]:
    """A DOI is written bare and in the form 10.REGISTRANT/SUFFIX.

    With an address before it the link would double; with a blank in it, it would break.
    """
    for reference in library.references.values():
        doi = reference.doi
        if doi and not doi.is_valid:
            yield (
                reference.place_of("doi"),
                f"entry {reference.key!r}: the DOI {str(doi)!r} is not well formed",
                doi.problem,
            )


@rule("BIB005", because="NLM, PubMed help: PMID and PMCID")
def pubmed_numbers_are_well_formed(library: Library) -> Iterator[Complaint]:
    """A PMID is one to eight digits, a PMCID is PMC and digits."""
    for reference in library.references.values():
        for name, identifier in (("pmid", reference.pmid), ("pmcid", reference.pmcid)):
            if identifier and not identifier.is_valid:
                yield (
                    reference.place_of(name),
                    f"entry {reference.key!r}: the {name.upper()} {str(identifier)!r} is not well formed",
                    identifier.problem,
                )


@rule("BIB006", because="a source once: one work under two keys counts as two in every table")
def identifier_stands_once(library: Library) -> Iterator[Complaint]:
    """Two entries do not share a DOI or a PubMed number."""
    for name in ("doi", "pmid", "pmcid"):
        seen: dict[str, Reference] = {}
        for reference in library.references.values():
            value = _identifier(reference, name)
            first = seen.setdefault(value, reference) if value else reference
            if first is not reference:
                yield (
                    reference.place_of(name),
                    f"entry {reference.key!r} has the {name.upper()} of {first.key!r} at {first.place_of(name)}",
                    "one of the two identifiers is wrong, or the work stands twice",
                )


def _identifier(reference: Reference, name: str) -> str:
    """Return an identifier as it is compared."""
    if name == "doi":
        doi = reference.doi
        return doi.normal if doi else ""
    return reference.get(name).strip().lower()


@rule("BIB007", because="a source once: one work under two keys counts as two in every table")
def title_stands_once(library: Library) -> Iterator[Complaint]:
    """Two entries do not share title and year.

    Case, punctuation and braces are ignored. A preprint and its article differ in year or
    belong into one entry.
    """
    for alike in _by_last_word(library):
        seen: dict[tuple[str, str], Reference] = {}
        for reference in alike:
            title = re.sub(r"\W+", " ", to_text(reference.get("title")).casefold()).strip()
            first = seen.setdefault((title, reference.year), reference)
            if first is not reference:
                yield (
                    reference.place_of("title"),
                    f"entry {reference.key!r} has the title and year of {first.key!r} at {first.place}",
                    "remove one of them",
                )


def _by_last_word(library: Library) -> Iterator[list[Reference]]:
    """Yield the entries whose titles end alike: a cheap look before titles are decoded and compared."""
    groups: dict[str, list[Reference]] = {}
    for reference in library.references.values():
        title = reference.get("title")
        if title:
            last = title.rsplit(" ", 1)[-1]
            last = to_text(last) if "\\" in last or "$" in last else last
            groups.setdefault(last.strip("{}.?!").casefold(), []).append(reference)
    return (group for group in groups.values() if len(group) > 1)


@rule("BIB008", because="an uncited entry is either a forgotten citation or clutter")
def entry_is_cited(library: Library) -> Iterator[Complaint]:
    """Every entry is used somewhere: by a page's text, a record, or a row, or as another's ``crossref``."""
    parents = {
        reference.fields["crossref"] for reference in library.references.values() if "crossref" in reference.fields
    }
    for key, reference in library.references.items():
        if key not in library.used_keys and key not in parents:
            yield reference.place, f"the entry {key!r} is never cited", "cite it or remove it"


@rule("BIB009", because="btxdoc, Entry types; BibLaTeX manual 2.1")
def entry_type_is_known(library: Library) -> Iterator[Complaint]:
    """An entry's type is one that the list can format.

    An unknown type is printed like ``misc``; it is reported because its fields may be lost.
    """
    for reference in library.references.values():
        if reference.type not in _REQUIRED:
            yield (
                reference.place,
                f"entry {reference.key!r}: unknown type @{reference.type}",
                f"one of: {', '.join(sorted(_REQUIRED))}",
            )


@rule("BIB012", because="a sorted file has one place for each entry, and changes that can be read")
def entries_are_sorted(library: Library) -> Iterator[Complaint]:
    """Entries stand in the order of their keys."""
    previous = ""
    for key, reference in library.references.items():
        if key.casefold() < previous:
            yield reference.place, f"the entry {key!r} stands after {previous!r}", "sort the entries by key"
        previous = max(previous, key.casefold())
