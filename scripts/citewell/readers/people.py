"""The people of an author or editor field; pybtex is asked only about unusual names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType

from citewell.domain.reference import Person
from citewell.readers.written_names import (
    SUFFIX,
    extended,
    fault,
    is_extended,
    without_et_al,
    without_last_comma,
    without_stray_and,
)

# Those of a list that are not named: "and others".
OTHERS = Person(family="others")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def people(value: str) -> Iterator[Person]:
    """Yield the people of a field's text; "and others" and "et al." are ``OTHERS``."""
    for written in names(value) if value else ():
        name, more = without_et_al(without_last_comma(without_stray_and(written)))
        person = (usual(name) or parsed(name)) if name else None
        if person:
            yield person
        if more:
            yield OTHERS


def names(value: str) -> list[str]:
    """Return the names of a list; pybtex tells them apart where braces do not close, or an "and" is in capitals."""
    pieces = value.split(" and ")
    if "~" in value.replace("\\~", "") or value.lower().count(" and ") != len(pieces) - 1:
        return list(_unusual().split(value))
    if "{" in value or "}" in value:
        joined = _joined_in_braces(pieces, " and ")
        pieces = joined if joined is not None else list(_unusual().split(value))
    return [" ".join(piece.split()) for piece in pieces]


def _joined_in_braces(pieces: list[str], separator: str) -> list[str] | None:
    """Return the pieces with those put together again that a separator in braces set apart; None if some do not close."""
    joined, depth = [""], 0
    for piece in pieces:
        joined[-1] += piece
        depth += piece.count("{") - piece.count("}")
        if depth:
            joined[-1] += separator
        else:
            joined.append("")
    return None if depth else joined[:-1]


def usual(written: str) -> Person | None:
    """Return the person of "Family, Given", "von Family, Given" or "Family, Jr., Given"; any other name is left to pybtex."""
    family, comma, given = written.partition(",")
    suffix = ""
    if "," in given:
        suffix, _, given = given.partition(",")
        if not SUFFIX.match(suffix.strip()):
            return None
    words = _joined_in_braces(family.split(), " ") if "{" in family else family.split()
    if (
        not comma
        or "," in given
        or ";" in written
        or "&" in written
        or "=" in family
        or ("~" in written and "~" in written.replace("\\~", ""))
        or "\\ " in written
        or not words
        or family.startswith("{}")
        or not given.strip()
        or (("{" in written or "}" in written) and not all(map(_is_closed, (family, suffix, given))))
    ):
        return None
    # A list is twice as fast, and this is asked of each author.
    number = 0 if all([word[0].isupper() for word in words]) else _particles(words)  # noqa: C419 - as told above
    if number is None:
        return None
    family, particle = " ".join(words[number:]), " ".join(words[:number])
    return Person(family=family, given=" ".join(given.split()), particle=particle, suffix=" ".join(suffix.split()))


def _particles(words: list[str]) -> int | None:
    """Return how many words of "van der Kolk" are its particle, up to the last small one; None if that is not sure."""
    # The last word belongs to the name, however it is written.
    small = [number for number, word in enumerate(words[:-1]) if not word[0].isupper()]
    are_letters = all(words[number].isalpha() and words[number][0].islower() for number in small)
    return (small[-1] + 1 if small else 0) if are_letters else None


def parsed(written: str) -> Person | None:
    """Return the person of any other form, or None if no one person can be meant."""
    if is_extended(written):
        return extended(written)
    if _WORD.fullmatch(written):
        return Person(family=written)
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


def _is_closed(text: str) -> bool:
    return text.count("{") == text.count("}") and text.find("{") <= text.find("}")


def _is_one_group(text: str) -> bool:
    depth = 0
    for position, character in enumerate(text):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            return position == len(text) - 1
    return False
