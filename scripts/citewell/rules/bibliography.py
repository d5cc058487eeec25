"""What a bibliography entry must be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citewell.domain.entry_types import TYPES, lacking
from citewell.domain.identifiers import Doi, Pmcid, Pmid
from citewell.domain.library import Library
from citewell.domain.ordering import out_of_order
from citewell.domain.reference import Reference
from citewell.latex.addresses import has_endnote, several
from citewell.latex.reading import to_text
from citewell.rules.registry import Complaint, problems_of, rule


@rule("BIB002", because="BibTeX keys are compared without case; a key is the address of a source", alone=True)
def key_stands_once(library: Library) -> Iterator[Complaint]:
    """A key stands once in the bibliography, also when case is ignored.

    The first entry is used; none of the others is silently dropped.
    """
    for repeated in library.references.repeated:
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


@rule("BIB003", because="btxdoc, Entry types and their required fields; BibLaTeX manual 2.1.1", alone=True)
def required_fields_are_there(library: Library) -> Iterator[Complaint]:
    """An entry has the fields that its type requires.

    Without them a reader cannot find the work. Fields joined by "/" are alternatives. What an entry lacks that could
    not be read to its end, or whose ``crossref`` is no entry, may stand there.
    """
    orphans = {where for where, *_ in problems_of(library, "BIB014")}
    for reference in library.references.values():
        for needed in lacking(reference.type, reference.filled):
            if reference.damaged or reference.place_of("crossref") in orphans:
                break
            message = f"entry {reference.key!r}: @{reference.type} needs the field {needed!r}"
            yield reference.place, message, "add it, or write the type that the work is"


@rule("BIB004", because="ISO 26324; Crossref display guidelines", alone=True)
def doi_is_well_formed(library: Library) -> Iterator[Complaint]:
    r"""A DOI is written bare and in the form 10.REGISTRANT/SUFFIX.

    With an address before it the link would double; with a blank in it, it would break.
    Other programs do not read LaTeX in it, such as ``\_``, or what an address encodes, such
    as ``%3C``: the site decodes both, and ``citewell fix`` writes the bare DOI.
    """
    for reference, written in library.identifiers["doi"]:
        if not Doi.form.match(written):
            yield (
                reference.place_of("doi"),
                f"entry {reference.key!r}: the DOI {written!r} is not well formed",
                Doi(written).problem,
            )


@rule("BIB005", because="NLM, PubMed help: PMID and PMCID", alone=True)
def pubmed_numbers_are_well_formed(library: Library) -> Iterator[Complaint]:
    """A PMID is one to eight digits, a PMCID is PMC and digits."""
    for name, form in (("pmid", Pmid), ("pmcid", Pmcid)):
        for reference, written in library.identifiers[name]:
            if not form.form.match(written):
                yield (
                    reference.place_of(name),
                    f"entry {reference.key!r}: the {name.upper()} {written!r} is not well formed",
                    form(written).problem,
                )


@rule("BIB006", because="a source once: one work under two keys counts as two in every table", alone=True)
def identifier_stands_once(library: Library) -> Iterator[Complaint]:
    """Two entries do not share a DOI or a PubMed number; what is none, such as "null", is left to BIB005."""
    for name, column in library.identifiers.items():
        seen: dict[str, Reference] = {}
        for reference, written in column:
            value = Doi(written).normal if name == "doi" else written.lower()
            if name != "doi" and not any(map(str.isdigit, value)):
                continue
            first = seen.setdefault(value, reference)
            if first is not reference:
                yield (
                    reference.place_of(name),
                    f"entry {reference.key!r} has the {name.upper()} of {first.key!r} at {first.place_of(name)}",
                    "one of the two identifiers is wrong, or the work stands twice",
                )


@rule("BIB007", because="a source once: one work under two keys counts as two in every table", alone=True)
def title_stands_once(library: Library) -> Iterator[Complaint]:
    """Two entries do not share title and year.

    Case, punctuation and braces are ignored. Works by other people, or with other DOIs, may
    share both: "Preface". A preprint and its article belong into one entry.
    """
    for alike in _by_last_word(library):
        seen: dict[tuple[str, str], list[Reference]] = {}
        for reference in alike:
            title = re.sub(r"\W+", " ", to_text(reference.get("title")).casefold()).strip()
            before = seen.setdefault((title, reference.year), [])
            first = next((one for one in before if _may_be_one(one, reference)), None)
            before.append(reference)
            if first:
                yield (
                    reference.place_of("title"),
                    f"entry {reference.key!r} has the title and year of {first.key!r} at {first.place}",
                    "remove one of them",
                )


def _may_be_one(one: Reference, other: Reference) -> bool:
    """Return whether two entries of one title may be one work: no other people, no other DOI."""
    if one.doi and other.doi:
        return one.doi.normal == other.doi.normal
    families = [{to_text(person.family).casefold() for person in entry.names} for entry in (one, other)]
    return not all(families) or not families[0].isdisjoint(families[1])


def _by_last_word(library: Library) -> Iterator[list[Reference]]:
    """Yield the entries whose titles end alike: a cheap look before titles are decoded and compared."""
    first: dict[str, Reference] = {}
    groups: dict[str, list[Reference]] = {}
    for reference, title in library.references.column("title"):
        last = title.rsplit(" ", 1)[-1]
        last = to_text(last) if "\\" in last or "$" in last else last
        last = last.strip("{}.?!").casefold()
        before = first.setdefault(last, reference)
        if before is not reference:
            groups.setdefault(last, [before]).append(reference)
    yield from groups.values()


@rule("BIB008", because="an uncited entry is either a forgotten citation or clutter", whole=True)
def entry_is_cited(library: Library) -> Iterator[Complaint]:
    """Every entry is used somewhere: by a page's text, a record, or a row, or as another's ``crossref``."""
    parents = {parent.casefold() for _, parent in library.references.column("crossref")}
    for key, reference in library.references.items():
        if key not in library.used_keys and key.casefold() not in parents:
            yield reference.place, f"the entry {key!r} is never cited", "cite it or remove it"


@rule("BIB009", because="btxdoc, Entry types; BibLaTeX manual 2.1", alone=True)
def entry_type_is_known(library: Library) -> Iterator[Complaint]:
    """An entry's type is one that the list can format.

    These are BibTeX's and BibLaTeX's. An unknown type is printed like ``misc``; it is reported
    because its fields may be lost.
    """
    for reference in library.references.values():
        if reference.type not in TYPES:
            yield (
                reference.place,
                f"entry {reference.key!r}: unknown type @{reference.type}",
                f"one of: {', '.join(sorted(TYPES))}",
            )


@rule("BIB012", because="a sorted file has one place for each entry, and changes that can be read", alone=True)
def entries_are_sorted(library: Library) -> Iterator[Complaint]:
    """Entries stand in the order of their keys, behind all of them those that are another's ``crossref``.

    Classic BibTeX finds what a ``crossref`` names only behind the entry that names it.
    ``citewell fix`` sorts them, but moves none across a comment, an ``@string`` or an entry
    that cannot be read, and says how many it left.
    """
    for key, before in out_of_order(library.references, library.references.parents):
        told = f"the entry {key!r} stands after {before!r}"
        yield library.references[key].place, told, "sort the entries by key, those named by a crossref at the end"


@rule("BIB021", because="BibLaTeX manual 2.2.2, url: the URL of an online publication", alone=True)
def url_is_one_address(library: Library) -> Iterator[Complaint]:
    """A ``url`` holds one web address.

    EndNote's ``<Go to ISI>://`` is none. Of several only the first is linked and exported.
    Another may stand in ``howpublished`` or ``note``.
    """
    for reference, written in library.references.column("url"):
        if has_endnote(written):
            message = (
                f"entry {reference.key!r}: the url holds EndNote's own link {written!r}, which no browser can open"
            )
            yield reference.place_of("url"), message, "leave it out"
        elif "://" in written and len(several(written)) > 1:
            message = (
                f"entry {reference.key!r}: the url holds {len(several(written))} addresses; only the first is linked"
            )
            yield reference.place_of("url"), message, "keep one of them, put another into howpublished or note"
