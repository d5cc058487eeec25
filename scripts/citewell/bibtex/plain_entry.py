"""The usual form of BibTeX entries, read many times faster than by structure.

One field a line, ``name = {value},``, the closing brace alone on its line. Whatever is not
exactly so is left to ``citewell.bibtex.index``; a test holds both to the same answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, cached_property
from sys import intern
from typing import Any

from citewell.bibtex.syntax import NOT_ENTRIES
from citewell.domain.places import Lines, Place

_VALUE = r"[^{}\n]*+(?>(?:\{[^{}\n]*+(?>(?:\{[^{}\n]*+\}[^{}\n]*+)*)\}[^{}\n]*+)*)"
_FIELD = rf"[ \t]*+[A-Za-z_][\w-]*+[ \t]*+=[ \t]*+\{{(?=[^\s}}]){_VALUE}(?<!\s)\}}"
_ENTRY = re.compile(
    rf"(?>(?:[ \t]*\n)*)@([A-Za-z]++)\{{([^\s,{{}}()\"=#%]++),[ \t]*+(\n)(?>(?:{_FIELD},\n)*)(?>(?:{_FIELD}\n)?)\}}"
)
_NAMES = re.compile(r"\n[ \t]*([A-Za-z_][\w-]*)[ \t]*=")
_NAMED_VALUES = re.compile(r"\n[ \t]*([A-Za-z_][\w-]*)[ \t]*=[ \t]*\{(.*)\}")
_BLANKS = re.compile(r"[ \t]{2,}|\t")


class PlainEntry:
    """An entry in the usual form; its fields and places are read only when somebody asks for them.

    ``filled`` holds the names of its fields; none of them is empty.
    """

    __slots__ = ("_fields", "end", "filled", "key", "run", "start", "type")

    def __init__(self, run: PlainRun, kind: str, key: str, filled: frozenset[str], span: tuple[int, int]) -> None:
        self.run = run
        self.type = kind
        self.key = key
        self.filled = filled
        # From the line's end after the key to the closing brace.
        self.start, self.end = span
        self._fields: dict[str, str] | None = None

    @property
    def fields(self) -> dict[str, str]:
        """Return the raw text of each field."""
        if self._fields is None:
            found = _NAMED_VALUES.findall(self.run.lines.text, self.start, self.end)
            self._fields = {intern(name.lower()): one_blank(value) for name, value in found}
        return self._fields

    @property
    def place(self) -> Place:
        """Return where the entry begins."""
        return self.run.lines.place(self.run.lines.text.rindex("@", 0, self.start))

    @property
    def places(self) -> dict[str, Place]:
        """Return where each field's value begins."""
        lines = self.run.lines
        found = _NAMED_VALUES.finditer(lines.text, self.start, self.end)
        return {match[1].lower(): lines.place(match.start(2) - 1) for match in found}


class PlainRun:
    """Entries in the usual form with nothing but blank lines between them."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.entries: list[PlainEntry] = []

    def count(self, name: str) -> int:
        """Return how many of the entries have a field."""
        return sum(times for filled, times in self._alike.items() if name in filled)

    @cached_property
    def _alike(self) -> Counter[frozenset[str]]:
        return Counter(entry.filled for entry in self.entries)

    def values(self, name: str) -> Iterator[str]:
        """Yield the raw text of a field, of every entry that has it, in order: one search through all of them."""
        pattern = re.compile(rf"\n[ \t]*(?i:{re.escape(name)})[ \t]*=[ \t]*\{{(.*)\}}")
        found = pattern.findall(self.lines.text, self.entries[0].start, self.entries[-1].end)
        return map(one_blank, found)


def read_plain_run(lines: Lines, start: int) -> PlainRun:
    """Return the entries in the usual form from ``start`` on, a line's first character, up to anything else."""
    run, text, position = PlainRun(lines), lines.text, start
    while match := _ENTRY.match(text, position):
        kind, key = match[1].lower(), match[2]
        position = match.end()
        filled = _lower(tuple(_NAMES.findall(text, match.start(3), position)))
        if kind in NOT_ENTRIES or filled is None:
            break
        run.entries.append(PlainEntry(run, intern(kind), key, filled, (match.start(3), position)))
    return run


def to_columns(run: PlainRun) -> list[Any]:
    """Return a run as plain values: sets of field names, then each entry's type, key, number of such a set, start and end.

    In columns, because a row for each entry would need twice the room.
    """
    numbers = {filled: number for number, filled in enumerate({entry.filled: None for entry in run.entries})}
    entries = run.entries
    return [
        [sorted(filled) for filled in numbers],
        [one.type for one in entries],
        [one.key for one in entries],
        [numbers[one.filled] for one in entries],
        [one.start for one in entries],
        [one.end for one in entries],
    ]


def from_columns(columns: list[Any], lines: Lines) -> PlainRun:
    """Return the run of the same text that ``to_columns`` wrote."""
    run, filled = PlainRun(lines), [frozenset(map(intern, names)) for names in columns[0]]
    run.entries = [
        PlainEntry(run, intern(kind), key, filled[number], (start, end))
        for kind, key, number, start, end in zip(*columns[1:], strict=True)
    ]
    return run


@cache
def _lower(names: tuple[str, ...]) -> frozenset[str] | None:
    """Return field names in lower case, or None if one stands twice; most entries have the same few names."""
    lower = frozenset(intern(name.lower()) for name in names)
    return lower if len(lower) == len(names) else None


def one_blank(value: str) -> str:
    """Return a value with one blank between its words."""
    return _BLANKS.sub(" ", value) if "  " in value or "\t" in value else value
