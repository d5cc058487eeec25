"""A bibliography entry as it stands in the file, and where it stands."""

from __future__ import annotations

import re
from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from dataclasses import dataclass, field
from functools import cached_property

from citewell.domain.entry_types import EntryType, Form, type_of
from citewell.domain.identifiers import Doi, Eprint, Pmcid, Pmid
from citewell.domain.places import Place

_ENDS = (".", "?", "!", ":", "…")
# What an "eprinttype" calls the archives whose numbers have a field of their own: Better BibTeX writes PubMed's so.
_OWN_FIELDS = {"pubmed": "pmid", "pmid": "pmid", "pmcid": "pmcid", "pmc": "pmcid", "pubmed central": "pmcid"}
_YEAR = re.compile(r"(?<![\d-])\d{4}(?!\d)")


@dataclass(frozen=True, kw_only=True)
class Person:
    """A name in its parts, or a body's name as ``family`` alone (``literal``)."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: bool = False


@dataclass(frozen=True, kw_only=True)
class Reference:
    """One entry; ``fields`` hold the raw text between the delimiters, macros resolved.

    ``damaged`` tells that it could not be read to its end.
    """

    key: str
    type: str
    place: Place
    fields: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    translators: tuple[Person, ...] = ()
    more_authors: bool = False
    more_editors: bool = False
    more_translators: bool = False
    damaged: bool = False

    @property
    def filled(self) -> frozenset[str]:
        """Return the names of the fields that are not empty."""
        return frozenset(name for name, value in self.fields.items() if value.strip())

    def get(self, name: str) -> str:
        """Return a field's raw text, or an empty text."""
        return self.fields.get(name, "")

    def place_of(self, name: str) -> Place:
        """Return where a field's value stands; the entry's place if it has no such field."""
        written_as = "eprint" if name not in self.places and name == self._field_of_eprint else name
        return self.places.get(written_as, self.place)

    @property
    def year(self) -> str:
        """Return the four digits of ``year`` or of BibLaTeX's ``date``, the first of several, or an empty text."""
        match = _YEAR.search(self.written_year)
        return match.group() if match else ""

    @property
    def written_year(self) -> str:
        """Return the raw text of ``year``, or of BibLaTeX's ``date``, or an empty text."""
        return self.get("year").strip() or self.get("date").strip()

    @property
    def entry_type(self) -> EntryType:
        """Return what is known of the entry's type."""
        return type_of(self.type, self.get("entrysubtype").strip())

    @property
    def whole_title(self) -> str:
        """Return the raw title with its subtitle; of an issue that has a title of its own, that one."""
        if self._is_named_issue:
            return _with_subtitle(self.get("issuetitle"), self.get("issuesubtitle"))
        return _with_subtitle(self.get("title"), self.get("subtitle"))

    @property
    def container(self) -> str:
        """Return the raw name of the journal or book in which the work appeared."""
        if self._is_named_issue:
            return _with_subtitle(self.get("title"), self.get("subtitle"))
        is_whole = self.entry_type.form is Form.WHOLE and bool(self.get("title"))
        book = "" if is_whole else _with_subtitle(self.get("booktitle"), self.get("booksubtitle"))
        return self.get("journal") or self.get("journaltitle") or book

    @property
    def _is_named_issue(self) -> bool:
        return self.type == "periodical" and bool(self.get("issuetitle").strip())

    @property
    def eprint(self) -> Eprint | None:
        """Return the number under which an archive has the work, if the entry has one."""
        number = self.get("eprint").strip()
        archive = self.get("eprinttype").strip() or self.get("archiveprefix").strip()
        return Eprint(number, archive) if number and not self._field_of_eprint else None

    @property
    def _field_of_eprint(self) -> str:
        return _OWN_FIELDS.get(self.fields["eprinttype"].strip().lower(), "") if "eprinttype" in self.fields else ""

    def number(self, name: str) -> str:
        """Return the raw number that stands in a field, such as ``pmid``, or as an ``eprint`` of what the field is for."""
        return self.get(name).strip() or (self.get("eprint").strip() if name == self._field_of_eprint else "")

    @property
    def names(self) -> tuple[Person, ...]:
        """Return those by whom the work is cited: authors, else editors, else the body whose work it is.

        A publisher is none: of a book by nobody it is not the author.
        """
        if self.authors or self.editors:
            return self.authors or self.editors
        body = self.get("organization") or self.get("institution")
        return (Person(family=body, literal=True),) if body else ()

    @property
    def more_names(self) -> bool:
        """Return whether not all of those are named by whom the work is cited."""
        return self.more_authors if self.authors else bool(self.editors) and self.more_editors

    @property
    def first_family(self) -> str:
        """Return the raw family name, with its particle, of whoever is named first; a body's name is none."""
        for person in self.names[:1]:
            if not person.literal:
                return f"{person.particle} {person.family}".strip()
        return ""

    @property
    def doi(self) -> Doi | None:
        """Return the DOI, if the entry has one."""
        return Doi(self.get("doi").strip()) if self.get("doi").strip() else None

    @property
    def pmid(self) -> Pmid | None:
        """Return the PubMed number, if the entry has one."""
        written = self.number("pmid")
        return Pmid(written) if written else None

    @property
    def pmcid(self) -> Pmcid | None:
        """Return the PubMed Central number, if the entry has one."""
        written = self.number("pmcid")
        return Pmcid(written) if written else None


def _with_subtitle(title: str, subtitle: str) -> str:
    """Return "Title: Subtitle" as raw text; no colon follows a question mark."""
    title, subtitle = title.strip(), subtitle.strip()
    between = "" if not title or not subtitle else " " if title.rstrip("}").endswith(_ENDS) else ": "
    return title + between + subtitle


class References(Mapping[str, Reference]):
    """References by key, in the order of their file; ``repeated`` are those whose key stood before."""

    def __init__(self, references: Iterable[Reference] = ()) -> None:
        found: dict[str, Reference] = {}
        self.repeated = tuple(one for one in references if found.setdefault(one.key, one) is not one)
        self._by_key: Mapping[str, Reference] = found

    @classmethod
    def of(cls, by_key: Mapping[str, Reference]) -> References:
        """Return the references of a mapping, which may read them when somebody asks."""
        references = cls()
        references._by_key = by_key
        return references

    def __getitem__(self, key: str) -> Reference:
        return self._by_key[key]

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_key)

    def __len__(self) -> int:
        return len(self._by_key)

    def keys(self) -> KeysView[str]:
        """Return the keys."""
        return self._by_key.keys()

    def values(self) -> ValuesView[Reference]:
        """Return the references."""
        return self._by_key.values()

    def items(self) -> ItemsView[str, Reference]:
        """Return the keys with their references."""
        return self._by_key.items()

    def column(self, name: str) -> Iterator[tuple[Reference, str]]:
        """Yield each reference that has a field, with the field's raw text, in order."""
        return ((one, one.fields[name]) for one in self.values() if name in one.filled)

    def numbers(self, name: str) -> Iterator[tuple[Reference, str]]:
        """Yield each reference that has a DOI, a PMID or a PMCID, with its raw text, those in ``eprint`` last."""
        yield from self.column(name)
        for reference, _ in self.column("eprinttype"):
            if name not in reference.filled and reference.number(name):
                yield reference, reference.number(name)

    @property
    def parents(self) -> Mapping[str, str]:
        """Return the ``crossref`` of each reference that has one, by key."""
        return {one.key: parent.strip() for one, parent in self.column("crossref")}

    @cached_property
    def first_families(self) -> frozenset[str]:
        """Return the raw family names of all first authors."""
        return frozenset({one.first_family for one in self.values()} - {""})

    @cached_property
    def first_given(self) -> frozenset[str]:
        """Return the raw given names of all first authors."""
        return frozenset(person.given for one in self.values() for person in one.names[:1])

    @cached_property
    def first_bodies(self) -> frozenset[str]:
        """Return the raw names of all bodies that are named first."""
        return frozenset(person.family for one in self.values() for person in one.names[:1] if person.literal)
