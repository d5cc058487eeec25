"""An invented bibliography of about 0.9 kB an entry, as a citation manager writes it."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from bench.words import Words

# Written forms of a name, and its key; none is an English word or a word of the vocabulary.
_FAMILIES = (
    ('M{\\"u}ller', "muller"), ("Garc{\\'\\i}a", "garcia"), ("Núñez", "nunez"), ("O'Neill", "oneill"),
    ("van der Kolk", "vanderkolk"), ("Øverland", "overland"), ("{\\L}ukasz", "lukasz"), ("Smith-Jones", "smithjones"),
    ("Čapek", "capek"), ('G{\\"o}del', "godel"), ("Fran{\\c c}ois", "francois"), ("Yamamoto", "yamamoto"),
    ("Wójcik", "wojcik"), ("Abernathy", "abernathy"), ("Zimmermann", "zimmermann"), ("Kowalski", "kowalski"),
    ("Nguyen", "nguyen"), ("Okonkwo", "okonkwo"), ("Lindqvist", "lindqvist"), ("Papadopoulos", "papadopoulos"),
)  # fmt: skip
_GIVEN = (
    "Anna M.", "J.-P.", "{\\'E}mile", "José", "K. L.", "Mary", "Søren", "T.", 'J{\\"o}rg', "Wei", "Amara", "R. G.",
)  # fmt: skip
_TYPES = ("article",) * 17 + ("book", "incollection", "inproceedings")
_JOURNALS = 400
_FIELD_WIDTH = 9
_ABSTRACT = 48
_KEY_NAME = 10


class Entries:
    """Writes entries; ``keys`` holds the keys in the file's order."""

    def __init__(self, random: Random, words: Words, count: int) -> None:
        self.random = random
        self.words = words
        self.journals = [
            " ".join(["Journal of", *(word.capitalize() for word in words.rare(2))]) for _ in range(_JOURNALS)
        ]
        self._names = self._distinct_names()
        found: dict[str, tuple[str, int]] = {}
        while len(found) < count:
            name, ascii_name = random.choice(self._names)
            year = random.randint(1970, 2026)
            found[f"{ascii_name}{year}{words.rare(1)[0]}"] = (name, year)
        self._first = dict(sorted(found.items()))
        self.keys = list(self._first)

    def _distinct_names(self) -> list[tuple[str, str]]:
        """Return 20 names with accents and 2,000 compounds of invented words."""
        invented = [
            (f"{a.capitalize()}-{b.capitalize()}", (a + b)[:_KEY_NAME])
            for a, b in zip(self.words.rare(2000), self.words.rare(2000), strict=True)
        ]
        return [*_FAMILIES * 20, *invented]

    def write(self) -> Iterator[str]:
        """Yield the entries as BibTeX, sorted by key."""
        for number, (key, (family, year)) in enumerate(self._first.items()):
            kind = self.random.choice(_TYPES)
            fields = {"author": self._authors(family), "title": self._title(number), **self._where(kind)}
            fields |= {
                "year": str(year),
                "doi": f"10.{1000 + number % 8999}/{key[:5]}.{number:06d}",
                "pmid": str(10_000_000 + number * 7),
                "abstract": self.words.paragraph(_ABSTRACT),
            }
            body = "\n".join(f"  {name:<{_FIELD_WIDTH}}= {{{value}}}," for name, value in fields.items())
            yield f"@{kind}{{{key},\n{body}\n}}\n"

    def _authors(self, first: str) -> str:
        people = [first, *(self.random.choice(self._names)[0] for _ in range(self.random.choice((0, 1, 2, 3, 4, 7))))]
        return " and ".join(f"{family}, {self.random.choice(_GIVEN)}" for family in people)

    def _title(self, number: int) -> str:
        words = self.words.draw(self.random.randint(7, 12)) + self.words.rare(2)
        words[0] = words[0].capitalize()
        words[2] = "{" + words[2].upper() + "}"
        return " ".join(words) + f" \\& case {number}"

    def _where(self, kind: str) -> dict[str, str]:
        first = self.random.randint(1, 1800)
        pages = f"{first}--{first + self.random.randint(2, 20)}"
        if kind == "article":
            volume, issue = self.random.randint(1, 120), self.random.randint(1, 12)
            return {
                "journal": self.random.choice(self.journals),
                "volume": str(volume),
                "number": str(issue),
                "pages": pages,
            }
        publisher = {"publisher": f"{self.words.rare(1)[0].capitalize()} Press"}
        if kind == "book":
            return publisher
        return {"booktitle": f"Proceedings on {self.words.rare(1)[0]}", "pages": pages, **publisher}
