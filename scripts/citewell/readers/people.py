"""The people of an author or editor field; pybtex is asked only about unusual names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType

from citewell.domain.reference import Person
from citewell.readers.written_names import extended, fault, is_extended, without_et_al, without_stray_and

# Those of a list that are not named: "and others".
OTHERS = Person(family="others")


def people(value: str) -> Iterator[Person]:
    """Yield the people of a field's text; "and others" and "et al." are ``OTHERS``."""
    for written in names(value) if value else ():
        name, more = without_et_al(without_stray_and(written))
        person = (usual(name) or parsed(name)) if name else None
        if person:
            yield person
        if more:
            yield OTHERS


def names(value: str) -> list[str]:
    """Return the names of a list; pybtex tells them apart where an "and" may stand in braces, or in capitals."""
    names = [" ".join(name.split()) for name in value.split(" and ")]
    is_usual = "~" not in value and value.lower().count(" and ") == len(names) - 1
    if is_usual and all(name.count("{") == name.count("}") for name in names):
        return names
    return list(_unusual().split(value))


def usual(written: str) -> Person | None:
    """Return the person of the usual "Family, Given"; a particle or a suffix is left to pybtex."""
    family, comma, given = written.partition(",")
    words = family.split()
    if (
        not comma
        or "," in given
        or ";" in written
        or "&" in written
        or "=" in family
        or not words
        or not given.strip()
        or not all([word[0].isupper() for word in words])  # noqa: C419 - a list is twice as fast, and this is asked of each author
    ):
        return None
    return Person(family=" ".join(words), given=" ".join(given.split()))


def parsed(written: str) -> Person | None:
    """Return the person of any other form, or None if no one person can be meant."""
    if is_extended(written):
        return extended(written)
    if fault(written):
        return None
    if re.fullmatch(r"\{.*\}", written) and _is_one_group(written):
        return Person(family=written[1:-1], literal=True)
    found: Person | None = _unusual().person(written)
    return found


@cache
def _unusual() -> ModuleType:
    """Return the module that asks pybtex; most bibliographies can do without."""
    return import_module("citewell.readers.unusual_names")


def _is_one_group(text: str) -> bool:
    depth = 0
    for position, character in enumerate(text):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            return position == len(text) - 1
    return False
