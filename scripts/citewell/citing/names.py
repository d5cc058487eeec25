"""How those who wrote a work are named: in the text, and in the list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from string import ascii_lowercase

from citewell.domain.identifiers import EdtfDate
from citewell.domain.reference import Person, Reference
from citewell.latex.reading import to_text

_BETWEEN_NAMES = re.compile(r"[\s.\u00a0]+")
# What somebody is called, and a library's years of life.
_BESIDE_A_NAME = re.compile(r"\([^()]*\)|\"[^\"]*\"|“[^“”]*”")
_WITHIN_A_YEAR = re.compile(r"T[^/]*|-(?:\d\d|XX)")
_ABOUT = re.compile(r"(\d{3}[\dX])([~%])")
# A hyphen may be one that a publisher's program writes.
_HYPHEN = re.compile("[-\u2010\u2011]")
_PAIR = 2
_LISTED = 20
# Of initials without a blank, "RGB" is the longest; more letters are a name in capitals.
_RUN_TOGETHER = 3


def family(person: Person) -> str:
    """Return the family name with its particle: "van der Kolk"."""
    name, particle = to_text(person.family), to_text(person.particle) if person.particle else ""
    return f"{particle} {name}" if particle and name else particle or name


def names_in_text(reference: Reference) -> str:
    """Return "Dore", "Barber & Aaronson" or "Berman et al."; the title if nobody is named."""
    names = [family(person) for person in reference.names]
    if not names:
        return to_text(reference.get("title")) or reference.key
    if reference.more_names or len(names) > _PAIR:
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


def names_before_title(people: tuple[Person, ...], *, more: bool = False) -> str:
    """Return "P. Kettle & B. Mug", as editors stand before the title of their book (APA 7)."""
    names = [" ".join(part for part in (initials(to_text(one.given)), family(one)) if part) for one in people]
    if more:
        return f"{', '.join(names)} et al." if names else ""
    if len(names) <= _PAIR:
        return " & ".join(names)
    return ", ".join(names[:-1]) + ", & " + names[-1]


def _inverted(person: Person) -> str:
    return ", ".join([part for part in parts_in_list(person) if part])


def parts_in_list(person: Person) -> tuple[str, str, str]:
    """Return family name, initials and suffix, as a list names somebody and is sorted."""
    return family(person), initials(to_text(person.given)), to_text(person.suffix)


@lru_cache(maxsize=65536)
def initials(given: str) -> str:
    """Return "E. M." for "Evgeny Mikhailovich", "J.-P." for "Jean-Pierre", "R. G." for "RG", "F. A. de" for "Fernando Antonio de"."""
    first, *rest = _BETWEEN_NAMES.split(_BESIDE_A_NAME.sub(" ", given).replace(".-", "-").strip())
    return " ".join(
        [initial for words in (_initials_of(first), *map(_particle_or_initials, rest)) for initial in words]
    )


def _particle_or_initials(word: str) -> list[str]:
    """Return a small word as it is, as citeproc does; the first of a name is none."""
    return [word] if len(word) > 1 and word.islower() and word.isalpha() else _initials_of(word)


def _initials_of(word: str) -> list[str]:
    if word.isupper() and len(word) <= _RUN_TOGETHER and word.isalpha():
        return [f"{letter}." for letter in word]
    if not word.isascii() and any(unicodedata.east_asian_width(sign) == "W" for sign in word):
        return [word]  # a sign of Chinese, Japanese or Korean is no letter, and not shortened
    letters = [next(filter(str.isalpha, part), "") for part in _HYPHEN.split(word)]
    return ["-".join(f"{letter}." for letter in letters if letter)] if any(letters) else []


def folded(name: str) -> str:
    """Return a name as it is compared: no accents, no case, straight apostrophes, plain hyphens."""
    if name.isascii():
        return name.casefold()
    plain = unicodedata.normalize(
        "NFKD", name.casefold().replace("’", "'").replace("ø", "o").replace("ł", "l").replace("\u00a0", " ")
    )
    return "".join(character for character in plain if not unicodedata.combining(character))


def _grouped(references: Mapping[str, Reference], by: Callable[[Reference], Hashable]) -> list[list[str]]:
    """Return the keys of each group of references that have the same value, groups of one left out."""
    groups: dict[Hashable, list[str]] = {}
    for key, reference in references.items():
        groups.setdefault(by(reference), []).append(key)
    return [keys for keys in groups.values() if len(keys) > 1]


def _first_word_and_year(reference: Reference) -> tuple[str, str]:
    """Return what two works have in common if their names in the text do: told without asking for all their names."""
    first = to_text(reference.first_family) or names_in_text(reference)
    return folded(first).partition(" ")[0], year_in_text(reference)


def year_in_text(reference: Reference) -> str:
    """Return "2020", "in press", "ca. 1850" or "1998–2004": nothing that the entry says of its year is left out."""
    written = reference.written_year
    if written.isdecimal():
        return written
    if reference.get("year").strip() or not EdtfDate(written).is_valid:
        return to_text(written)
    return _years(written)


@lru_cache(maxsize=1024)
def _years(date: str) -> str:
    """Return the years of an EDTF date with its marks of doubt: "2018", "1984?", "ca. 1850", "1980s", "1985–1990"."""
    start, stroke, end = _WITHIN_A_YEAR.sub("", date).partition("/")
    years = start if start == end or not stroke else f"{start.strip('.')}–{end.strip('.')}"
    return _ABOUT.sub(_about, years).replace("X", "0s")


def _about(match: re.Match[str]) -> str:
    """Return "ca. 1850" for "1850~", and "ca. 1850?" for "1850%"."""
    return f"ca. {match[1]}{'?' if match[2] == '%' else ''}"


def letter(number: int) -> str:
    """Return "a" to "z" for 0 to 25, then "aa", "ab" as BibLaTeX does."""
    before, last = divmod(number, len(ascii_lowercase))
    return (letter(before - 1) if before else "") + ascii_lowercase[last]


@dataclass(frozen=True, eq=False)
class Labels:
    """The author-year labels of a whole bibliography, told apart by letters where they clash."""

    references: Mapping[str, Reference]
    known_letters: Mapping[str, str] | None = None
    _names: dict[str, str] = field(default_factory=dict)

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """Return the letters by key, those of a work that is alone with its names and year left out."""
        if self.known_letters is not None:
            return self.known_letters
        near = _grouped(self.references, _first_word_and_year)
        clashes = (
            _grouped({key: self.references[key] for key in keys}, lambda reference: folded(names_in_text(reference)))
            for keys in near
        )
        return {key: letter(number) for keys in chain(*clashes) for number, key in enumerate(sorted(keys))}

    def year(self, key: str) -> str:
        """Return "2020", "2020a", "n.d.", "n.d.-a" or "in press-a" (APA 7)."""
        year, letter_ = year_in_text(self.references[key]) or "n.d.", self.letters.get(key, "")
        return year if not letter_ else f"{year}{'' if year[-1].isdecimal() else '-'}{letter_}"

    def names(self, key: str) -> str:
        """Return the names as they stand in the text."""
        if key not in self._names:
            self._names[key] = names_in_text(self.references[key])
        return self._names[key]

    def label(self, key: str) -> str:
        """Return "Berman et al., 2000"."""
        return f"{self.names(key)}, {self.year(key)}"
