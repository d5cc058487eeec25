"""Which entries a mention can mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from citewell.citing.names import Labels, family, folded
from citewell.domain.reference import Person, Reference, References
from citewell.latex.reading import to_text
from citewell.markup.mentions import KnownNames

# A work by two is cited by both names, never as "et al.".
_CITED_BY_BOTH = 2
# Of "US Food and Drug Administration" too the short form has F, D and A.
_INITIAL = re.compile(r"\b[^\W\d_a-z](?=[^\W\d_A-Z])")
# Of a given name, initials left out.
_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")


@dataclass(frozen=True, eq=False)
class Matcher:
    """Finds entries by names and year, or by journal and year."""

    references: References

    @cached_property
    def labels(self) -> Labels:
        """Return the labels, whose letters tell "2020a" from "2020b"."""
        return Labels(self.references)

    @cached_property
    def families(self) -> frozenset[str]:
        """Return the family names of all first authors, with and without particle."""
        names = set(map(to_text, self.references.first_families))
        return frozenset(names | set(map(_without_particle, names))) - {""}

    @cached_property
    def given_names(self) -> frozenset[str]:
        """Return the given names of all first authors."""
        return frozenset(_WORD.findall(" ".join(map(to_text, self.references.first_given))))

    @cached_property
    def known_names(self) -> KnownNames:
        """Return whom a text can name."""
        return KnownNames(
            families=self.families,
            bodies=frozenset(map(to_text, self.references.first_bodies)),
            given=lambda: self.given_names,
            is_list=lambda names, *, others: bool(self.by_names(names, others=others)),
        )

    @cached_property
    def _by_first(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for key, reference in self.references.items():
            for person in reference.names[:1]:
                for name in _ways(person):
                    found.setdefault(folded(name), []).append(key)
        return found

    @cached_property
    def _by_initials(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for key, reference in self.references.items():
            for body in (person for person in reference.names[:1] if person.literal):
                found.setdefault("".join(_INITIAL.findall(to_text(body.family))), []).append(key)
        return found

    def _by(self, name: str) -> Sequence[str]:
        """Return the keys of works by a first author, or by a body of these initials: "WHO"."""
        return self._by_first.get(folded(name)) or (self._by_initials.get(name, ()) if name.isupper() else ())

    @cached_property
    def _by_journal(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for key, reference in self.references.items():
            if reference.container:
                found.setdefault(_journal(to_text(reference.container)), []).append(key)
        return found

    def by_names(self, names: Sequence[str], year: str = "", *, others: bool = False) -> tuple[str, ...]:
        """Return the keys whose authors and year fit; ``others`` is "et al."."""
        keys = [key for key in self._by(names[0]) if self._fits(key, names, others=others)]
        if not year:
            return tuple(sorted(keys))
        exact = [key for key in keys if self.labels.year(key) == year]
        return tuple(sorted(exact or [key for key in keys if self.references[key].year == year]))

    def _fits(self, key: str, names: Sequence[str], *, others: bool) -> bool:
        reference = self.references[key]
        people = [folded(family(person)) for person in reference.names]
        if others and len(people) <= _CITED_BY_BOTH and not reference.more_names:
            return False
        for wanted, person in zip(names[1:], people[1:], strict=False):
            if folded(wanted) not in {person, person.split(" ")[-1]}:
                return False
        return len(names) <= len(people) or reference.more_names

    def shows(self, keys: Iterable[str], name: str) -> bool:
        """Return whether a citation of one of some works names somebody: the first author, or either of two."""
        people = (person for key in keys for person in _shown(self.references[key]))
        return any(folded(name) in map(folded, _ways(person)) for person in people)

    def by_journal(self, journal: str, year: str = "") -> tuple[str, ...]:
        """Return the keys that appeared in a journal, in a year if one is named."""
        keys = self._by_journal.get(_journal(journal), ())
        return tuple(sorted(key for key in keys if not year or self.references[key].year == year[:4]))

    def near(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the keys by the first name alone, for a hint when the year does not fit."""
        return tuple(sorted(self._by(names[0])))


def _shown(reference: Reference) -> Sequence[Person]:
    """Return who is named where a work is cited."""
    names = reference.names
    return names[:1] if reference.more_names or len(names) > _CITED_BY_BOTH else names


def _ways(person: Person) -> set[str]:
    """Return the names that mean somebody; a particle in the braces of a family name is part of it to BibTeX."""
    name, without = family(person), to_text(person.family)
    return {name, without} if person.literal else {name, without, _without_particle(name)}


def _without_particle(name: str) -> str:
    """Return how else somebody is named: "van der Kolk" is also "Kolk"."""
    return name.rsplit(" ", 1)[-1] if name[:1].islower() else name


def _journal(name: str) -> str:
    plain = re.sub(r"\([^)]*\)|[^\w\s&]", " ", folded(name)).replace("&", " and ")
    return re.sub(r"\s+", " ", re.sub(r"^\s*the\s", " ", plain)).strip()
