"""How those who wrote a work are named: in the text, and in the list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from citewell.citing.latex import to_text
from citewell.domain.reference import Person, Reference

_PAIR = 2
_LISTED = 20


def family(person: Person) -> str:
    """Return the family name with its particle: "van der Kolk"."""
    return " ".join(part for part in (to_text(person.particle), to_text(person.family)) if part)


def names_in_text(reference: Reference) -> str:
    """Return "Dore", "Barber & Aaronson" or "Berman et al."; the title if nobody is named."""
    names = [family(person) for person in reference.names]
    if not names:
        return to_text(reference.get("title")) or reference.key
    if reference.more_authors or len(names) > _PAIR:
        return f"{names[0]} et al."
    return " & ".join(names)


def names_in_list(people: tuple[Person, ...], *, more: bool = False) -> str:
    """Return "Dore, J., & Wolfson, P."; after twenty names an ellipsis and the last (APA 7)."""
    names = [_inverted(person) for person in people]
    if more:
        return ", ".join([*names, "et al."])
    if len(names) > _LISTED:
        return ", ".join(names[: _LISTED - 1]) + ", … " + names[-1]
    if len(names) > 1:
        return ", ".join(names[:-1]) + ", & " + names[-1]
    return "".join(names)


def _inverted(person: Person) -> str:
    parts = [family(person), initials(to_text(person.given)), to_text(person.suffix)]
    return ", ".join(part for part in parts if part)


def initials(given: str) -> str:
    """Return "E. M." for "Evgeny Mikhailovich", "J.-P." for "Jean-Pierre", "R. G." for "RG"."""
    found = []
    for word in re.split(r"[\s.\u00a0]+", given.replace(".-", "-")):
        if word.isupper() and len(word) <= 3 and word.isalpha():  # noqa: PLR2004 - run-together initials
            found += [f"{letter}." for letter in word]
        elif word:
            found.append("-".join(f"{part[0]}." for part in word.split("-") if part))
    return " ".join(found)


def folded(name: str) -> str:
    """Return a name as it is compared: no accents, no case, straight apostrophes, plain hyphens."""
    plain = unicodedata.normalize(
        "NFKD", name.casefold().replace("’", "'").replace("ø", "o").replace("ł", "l").replace("\u00a0", " ")
    )
    return "".join(character for character in plain if not unicodedata.combining(character))


@dataclass(frozen=True, eq=False)
class Labels:
    """The author-year labels of a whole bibliography, told apart by letters where they clash."""

    references: Mapping[str, Reference]

    @cached_property
    def _letters(self) -> Mapping[str, str]:
        clashes: dict[tuple[str, str], list[str]] = {}
        for key in sorted(self.references):
            reference = self.references[key]
            clashes.setdefault((folded(names_in_text(reference)), reference.year), []).append(key)
        return {
            key: chr(ord("a") + number) for keys in clashes.values() if len(keys) > 1 for number, key in enumerate(keys)
        }

    def year(self, key: str) -> str:
        """Return the year with its letter, or "n.d."."""
        return (self.references[key].year or "n.d.") + self._letters.get(key, "")

    def names(self, key: str) -> str:
        """Return the names as they stand in the text."""
        return names_in_text(self.references[key])

    def label(self, key: str) -> str:
        """Return "Berman et al., 2000"."""
        return f"{self.names(key)}, {self.year(key)}"
