"""The bibliography: entries whose fields, places and people are worked out when somebody asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from citewell.bibtex.index import BibtexIndex, Entry, RawEntry
from citewell.bibtex.plain_entry import PlainRun
from citewell.domain.errors import UnreadableError
from citewell.domain.findings import Finding
from citewell.domain.places import Place
from citewell.domain.reference import Person, Reference, References
from citewell.readers.files import read_text
from citewell.readers.inheritance import works
from citewell.readers.name_problems import name_problems
from citewell.readers.odd_text import odd_text
from citewell.readers.people import OTHERS, people
from citewell.readers.unknown_commands import unknown_commands

# "Family, Given" whose braces, if any, hold nothing but an accent: no body, no name in parts.
_FAMILY_FIRST = re.compile(r"(?:[^\W\d_{}]|\{\\[^{},;=~&]*\})(?>(?:[^{},;=~&]|\{\\[^{},;=~&]*\})*)(?=,)")
_NOT_IN_A_NAME = (" and ", " et al")


class LazyReference(Reference):
    """An entry whose fields, places and people are worked out only when somebody asks for them."""

    # Of 20,000 entries few need more than that.
    __slots__ = ("entry",)
    entry: Entry

    def __init__(self, entry: Entry) -> None:
        # Frozen, so that the value goes past its guard.
        object.__setattr__(self, "entry", entry)

    @property
    def key(self) -> str:
        """Return the key."""
        return self.entry.key

    @property
    def type(self) -> str:
        """Return the type in lower case."""
        return self.entry.type

    @property
    def fields(self) -> Mapping[str, str]:
        """Return the raw text of each field."""
        return self.entry.fields

    @property
    def filled(self) -> frozenset[str]:
        """Return the names of the fields that are not empty."""
        return self.entry.filled

    @property
    def place(self) -> Place:
        """Return where the entry begins."""
        return self.entry.place

    @property
    def places(self) -> Mapping[str, Place]:
        """Return where each field's value begins."""
        return self.entry.places

    @property
    def damaged(self) -> bool:
        """Return whether reading stopped at a fault, so that what follows it is not known."""
        return isinstance(self.entry, RawEntry) and self.entry.damaged

    @cached_property
    def authors(self) -> tuple[Person, ...]:
        """Return the authors that are named."""
        return tuple(person for person in self._all_authors if person != OTHERS)

    @property
    def first_family(self) -> str:
        """Return the raw family name of whoever is named first, without asking pybtex for the others."""
        person = next(people(self.fields.get("author", "")), OTHERS)
        if person == OTHERS:
            return super().first_family
        return "" if person.literal else f"{person.particle} {person.family}".strip()

    @cached_property
    def editors(self) -> tuple[Person, ...]:
        """Return the editors that are named."""
        return tuple(person for person in people(self.fields.get("editor", "")) if person != OTHERS)

    @cached_property
    def translators(self) -> tuple[Person, ...]:
        """Return the translators that are named."""
        return tuple(person for person in people(self.fields.get("translator", "")) if person != OTHERS)

    @cached_property
    def more_authors(self) -> bool:
        """Return whether the authors are named "and others"."""
        return OTHERS in self._all_authors

    @property
    def more_editors(self) -> bool:
        """Return whether the editors are named "and others"."""
        return OTHERS in people(self.fields.get("editor", ""))

    @property
    def more_translators(self) -> bool:
        """Return whether the translators are named "and others"."""
        return OTHERS in people(self.fields.get("translator", ""))

    @cached_property
    def _all_authors(self) -> tuple[Person, ...]:
        return tuple(people(self.fields.get("author", "")))


class IndexedReferences(References):
    """References by key; a field of all of them is read in one search through each run of usual entries."""

    @classmethod
    def remembered(cls, run: PlainRun, named_first: tuple[Sequence[str], Sequence[str]]) -> IndexedReferences:
        """Return the references of a run of which it is known who is named first."""
        references = cls(map(LazyReference, run.entries))
        references.run, references.named_first = run, named_first
        return references

    @cached_property
    def run(self) -> PlainRun | None:
        """Return the run in which all entries stand, if one does."""
        runs = {one.entry.run for one in (*self.values(), *self.repeated) if isinstance(one, LazyReference)}
        return runs.pop() if len(runs) == 1 else None

    @cached_property
    def _groups(self) -> Sequence[tuple[PlainRun | None, Sequence[Reference]]]:
        """Return the references that stand together in a run of usual entries, and those between."""
        if self.run:
            return [(self.run, list(self.values()))]
        return [(run, list(group)) for run, group in groupby(self.values(), key=attrgetter("entry.run"))]

    def column(self, name: str) -> Iterator[tuple[Reference, str]]:
        """Yield each reference that has a field, with the field's raw text, in order."""
        for run, group in self._groups:
            if run and len(group) == len(run.entries):
                count = run.count(name)
                having = group if count == len(group) else [one for one in group if count and name in one.filled]
                yield from zip(having, run.values(name) if count else (), strict=True)
            else:
                yield from ((one, one.fields[name]) for one in group if name in one.filled)

    @cached_property
    def authored(self) -> Sequence[tuple[Reference, str]]:
        """Return each reference that has authors, with their raw text; it is asked for more than once."""
        return tuple(self.column("author"))

    @property
    def first_families(self) -> frozenset[str]:
        """Return the raw family names of all first authors; for the usual name its text is enough."""
        return frozenset(self.named_first[0])

    @property
    def first_bodies(self) -> frozenset[str]:
        """Return the raw names of all bodies that are named first; with authors, only one in braces is a body."""
        return frozenset(self.named_first[1])

    @cached_property
    def named_first(self) -> tuple[Sequence[str], Sequence[str]]:
        """Return the raw family names of all first authors, and those of all bodies that are named first."""
        maybe_bodies = [one for one in self.values() if "author" not in one.filled]
        families = {one.first_family for one in maybe_bodies}
        for reference, author in self.authored:
            match = _FAMILY_FIRST.match(author)
            family = match.group().rstrip() if match else ""
            unusual = not family or (" " in family and _is_no_name(family.lower())) or _has_two_commas(author, family)
            families.add(reference.first_family if unusual else family)
            if author.startswith("{"):
                maybe_bodies.append(reference)
        # Nobody asks for it once more, and of many entries it is a lot.
        del self.authored
        bodies = {person.family for one in maybe_bodies for person in one.names[:1] if person.literal}
        return sorted(families - {""}), sorted(bodies)


def bibliography_text(file: Path, path: str) -> str:
    """Return a bibliography's text; raise ``UnreadableError`` if there is none: without it no source would be known."""
    text, problems = read_text(file, path, "BIB001")
    if text is None:
        raise UnreadableError(problems[0])
    return text


def read_bibliography(file: Path, path: str) -> tuple[References, list[Finding]]:
    """Return the entries by key, in the file's order, and what is wrong; of a repeated key the first entry counts."""
    text, problems = read_text(file, path, "BIB001")
    return (References(), problems) if text is None else references_of(text, path)


def references_of(text: str, path: str) -> tuple[IndexedReferences, list[Finding]]:
    """Return the same of a bibliography's text."""
    index = BibtexIndex(text, path)
    problems = [*index.problems, *odd_text(text, path, index.entries)]
    references = IndexedReferences(map(LazyReference, works(index.entries, problems)))
    problems += name_problems(references.authored, references)
    problems += unknown_commands(text, path, index.entries, references)
    return references, problems


def _has_two_commas(author: str, family: str) -> bool:
    """Return whether two commas stand in the first name, which may be no one person's."""
    first = len(family)
    second = author.find(",", author.find(",", first) + 1)
    return second >= 0 and " and " not in author[first:second]


def _is_no_name(family: str) -> bool:
    """Return whether what stands before a comma, in lower case, is more than one family name."""
    return family.startswith("and ") or any(word in family for word in _NOT_IN_A_NAME)
