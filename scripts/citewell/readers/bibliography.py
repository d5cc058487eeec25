"""The bibliography: entries whose places and people are worked out when somebody asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from citewell.domain.places import Finding, Place
from citewell.domain.reference import Person, Reference
from citewell.readers.bibtex import BibtexIndex, RawEntry
from citewell.readers.files import read_text
from citewell.readers.inheritance import works
from citewell.readers.odd_text import odd_text
from citewell.readers.people import names, parsed, people, usual
from citewell.readers.plain_entry import PlainEntry
from citewell.readers.written_names import fault, is_extended, without_et_al

# "Family, Given" whose family is one capitalised word: no particle, no brace, no body.
_FAMILY_FIRST = re.compile(r"[A-Z](?:[^\W\d_]|['’-])*,")


class LazyReference(Reference):
    """An entry whose places and people are worked out only when somebody asks for them."""

    _entry: RawEntry | PlainEntry

    def __init__(self, entry: RawEntry | PlainEntry) -> None:
        # Frozen, so that the values go past its guard; one by one, so that no dictionary is made for each entry.
        object.__setattr__(self, "key", entry.key)
        object.__setattr__(self, "type", entry.type)
        object.__setattr__(self, "fields", entry.fields)
        object.__setattr__(self, "_entry", entry)

    @property
    def place(self) -> Place:
        """Return where the entry begins."""
        return self._entry.place

    @property
    def places(self) -> Mapping[str, Place]:
        """Return where each field's value begins."""
        return self._entry.places

    @property
    def damaged(self) -> bool:
        """Return whether reading stopped at a fault, so that what follows it is not known."""
        return isinstance(self._entry, RawEntry) and self._entry.damaged

    @cached_property
    def authors(self) -> tuple[Person, ...]:
        """Return the authors that are named."""
        return tuple(person for person in self._all_authors if person.family != "others")

    @property
    def first_family(self) -> str:
        """Return the first author's raw family name, for the usual "Family, Given" without asking pybtex."""
        match = _FAMILY_FIRST.match(self.fields.get("author", ""))
        if match:
            return match.group()[:-1]
        first = names(self.fields["author"])[0] if self.fields.get("author") else ""
        person = (usual(first) or parsed(first)) if first else None
        if person is None:
            return super().first_family
        return "" if person.literal else f"{person.particle} {person.family}".strip()

    @cached_property
    def editors(self) -> tuple[Person, ...]:
        """Return the editors."""
        return tuple(people(self._entry.fields.get("editor", "")))

    @cached_property
    def more_authors(self) -> bool:
        """Return whether the entry says "and others"."""
        return any(person.family == "others" for person in self._all_authors)

    @cached_property
    def _all_authors(self) -> tuple[Person, ...]:
        return tuple(people(self._entry.fields.get("author", "")))


def read_bibliography(file: Path, path: str) -> tuple[tuple[Reference, ...], list[Finding]]:
    """Return all entries in the file's order, repeated keys included, and what is wrong."""
    text, problems = read_text(file, path, "BIB001")
    if text is None:
        return (), problems
    index = BibtexIndex(text, path)
    problems += index.problems
    problems += odd_text(text, path, index.entries)
    entries = works(index.entries, problems)
    for entry in entries:
        problems += _name_problems(entry)
    index.lines.forget(lambda: read_text(file, path, "BIB001")[0] or "")
    return tuple(LazyReference(entry) for entry in entries), problems


def _name_problems(entry: RawEntry | PlainEntry) -> Iterator[Finding]:
    """Yield the names that cannot be told apart, and those that say "et al."."""
    for field in ("author", "editor"):
        value = entry.fields.get(field, "")
        # A cheap look first: most lists are in order.
        if value.count(",") > value.count(" and ") + 1 or ";" in value or " al" in value or "=" in value:
            for written in names(value):
                found = _name_problem(written)
                if found:
                    code, problem, hint = found
                    message = f"entry {entry.key!r}: the {field} {written!r} {problem}"
                    yield Finding(where=entry.places[field], code=code, message=message, hint=hint)


def _name_problem(written: str) -> tuple[str, str, str] | None:
    """Return code, message and hint of what is wrong with a name."""
    found = fault(written)
    if found:
        return ("BIB018", *found)
    if without_et_al(written)[1]:
        return "BIB018", "says 'et al.'", "write 'and others'"
    if parsed(written) is not None:
        return None
    if is_extended(written):
        return "BIB001", "cannot be read as an extended name", "write family=..., given=..., prefix=..., suffix=..."
    return "BIB001", "has too many commas", "separate people with ' and ', a body's name in double braces"
