"""The bibliography: entries with their people; the only module that imports pybtex."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pybtex import errors as pybtex_errors
from pybtex.bibtex.utils import split_name_list
from pybtex.database import InvalidNameString
from pybtex.database import Person as PybtexPerson

from citewell.domain.places import Finding
from citewell.domain.reference import Person, Reference
from citewell.readers.bibtex import BibtexIndex, RawEntry
from citewell.readers.files import read_text


def read_bibliography(file: Path, path: str) -> tuple[tuple[Reference, ...], list[Finding]]:
    """Return all entries in the file's order, repeated keys included, and what is wrong."""
    text, problems = read_text(file, path, "BIB001")
    if text is None:
        return (), problems
    index = BibtexIndex(text, path)
    problems += index.problems
    return tuple(_reference(entry, problems) for entry in index.entries), problems


def _reference(entry: RawEntry, problems: list[Finding]) -> Reference:
    authors = tuple(_people(entry, "author", problems))
    return Reference(
        key=entry.key,
        type=entry.type,
        place=entry.place,
        fields=entry.fields,
        places=entry.places,
        authors=tuple(person for person in authors if person.family != "others"),
        editors=tuple(_people(entry, "editor", problems)),
        more_authors=any(person.family == "others" for person in authors),
    )


def _people(entry: RawEntry, name: str, problems: list[Finding]) -> Iterator[Person]:
    value = entry.fields.get(name, "")
    for written in split_name_list(value) if value else ():
        try:
            yield _person(written)
        except InvalidNameString:
            message = f"entry {entry.key!r}: the {name} {written!r} has too many commas"
            hint = "separate people with ' and ', a body's name in double braces"
            problems.append(Finding(where=entry.places[name], code="BIB001", message=message, hint=hint))


def _person(written: str) -> Person:
    """Return a person from "Family, Given", "Given Family" or "{A body's name}"."""
    if re.fullmatch(r"\{.*\}", written) and _is_one_group(written):
        return Person(family=written[1:-1], literal=True)
    with pybtex_errors.capture() as captured:
        person = PybtexPerson(written)
    if captured:
        raise InvalidNameString(written)
    return Person(
        family=" ".join(person.last_names),
        given=" ".join(person.first_names + person.middle_names),
        particle=" ".join(person.prelast_names),
        suffix=" ".join(person.lineage_names),
    )


def _is_one_group(text: str) -> bool:
    depth = 0
    for position, character in enumerate(text):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            return position == len(text) - 1
    return False
