"""RIS: records of tagged lines, read as Zotero reads them and written as entries of a bibliography.

A record begins with ``TY`` and ends with ``ER``. A line without a tag goes on with the value
before it. What has no field in BibTeX is kept in ``annote``, as Zotero keeps it in a note. One bad
record is one finding; it is read as far as it can be, and so are the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from string import ascii_lowercase

from citewell.domain.entry_types import lacking
from citewell.domain.findings import Finding
from citewell.domain.places import Place
from citewell.domain.reference import Reference
from citewell.readers.files import read_text
from citewell.readers.ris_fields import TYPES, fields_of

CODE = "RIS001"
_LINE = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*))?")
_KEY = re.compile(r"[^\s,{}()\"=#%\\~]+")
_LONGEST = 60
# "in press" is one, too.
_LONGEST_YEAR = 10


@dataclass(kw_only=True)
class Record:
    """The tags of a record in their order, and what is wrong with it."""

    place: Place
    tags: list[tuple[str, str]] = field(default_factory=list)
    faults: list[tuple[Place, str, str]] = field(default_factory=list)

    def values(self, *names: str) -> list[str]:
        """Return the values of some tags, in the order of the tags' names; empty ones are none."""
        return [value for name in names for tag, value in self.tags if tag == name and value]

    def add(self, tag: str, value: str) -> None:
        """Add a line; without a tag it goes on with the value before it."""
        if not tag:
            tag, before = self.tags.pop()
            value = f"{before} {value}".strip()
        self.tags.append((tag, value))

    def unclosed(self) -> Record:
        """Return the record, marked as one whose end is not told."""
        self.fault("it has no ER", "close it with a line 'ER  - '")
        return self

    def fault(self, message: str, hint: str, place: Place | None = None) -> None:
        """Remember what is wrong."""
        self.faults.append((place or self.place, message, hint))


def read_ris(file: Path, path: str) -> tuple[tuple[Reference, ...], list[Finding]]:
    """Return the entries of all records in the file's order, and what is wrong."""
    text, problems = read_text(file, path, CODE)
    return ((), problems) if text is None else entries_of(text, path)


def entries_of(text: str, path: str) -> tuple[tuple[Reference, ...], list[Finding]]:
    """Return the entries of a text's records, and what is wrong."""
    problems: list[Finding] = []
    records = list(_records(text, path, problems))
    if not records:
        hint = "a record begins with 'TY  - ' and ends with 'ER  - '"
        problems.append(Finding(where=Place(path), code=CODE, message="no record begins in this file", hint=hint))
    keys: dict[str, int] = {}
    entries = []
    for record in records:
        entry = _entry(record, keys)
        entries.append(entry)
        if record.faults:
            message = f"record {entry.key!r}: " + "; ".join(message for _, message, _ in record.faults)
            hint = "; ".join(dict.fromkeys(hint for _, _, hint in record.faults))
            problems.append(
                Finding(where=min(place for place, _, _ in record.faults), code=CODE, message=message, hint=hint)
            )
    return tuple(entries), sorted(problems)


def _records(text: str, path: str, problems: list[Finding]) -> Iterator[Record]:
    """Yield the records; what stands outside of them is a finding for each stretch."""
    record: Record | None = None
    is_stray = False
    for place, tag, value in _lines(text, path):
        if tag == "TY":
            if record:
                yield record.unclosed()
            record, is_stray = Record(place=place, tags=[(tag, value)]), False
        elif record is None:
            if not is_stray:
                problems.append(_stray(f"{tag}  - {value}" if tag else value, place))
            is_stray = True
        elif tag == "ER":
            if value:
                record.fault(f"text after ER: {_short(value)!r}", "give it a tag before ER, or remove it", place)
            yield record
            record = None
        else:
            record.add(tag, value)
    if record:
        yield record.unclosed()


def _lines(text: str, path: str) -> Iterator[tuple[Place, str, str]]:
    """Yield place, tag and value of each line that is not blank; the tag of a line without one is empty."""
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.fullmatch(line.rstrip())
        if match:
            yield Place(path, number), match[1], (match[2] or "").strip()
        elif line.strip():
            yield Place(path, number), "", line.strip()


def _stray(text: str, place: Place) -> Finding:
    message = f"text outside a record: {_short(text)!r}"
    return Finding(where=place, code=CODE, message=message, hint="move it between TY and ER, or remove it")


def _entry(record: Record, keys: dict[str, int]) -> Reference:
    """Return a record's entry under a key that no other has yet."""
    written = record.tags[0][1]
    kind = TYPES.get(written.upper(), "misc")
    if written.upper() not in TYPES:
        record.fault(f"unknown type {written!r}, read as @misc", f"one of: {', '.join(sorted(TYPES))}")
    fields = fields_of(record.tags, kind)
    if "author" in lacking(kind, frozenset(fields)):
        record.fault(f"it has no AU, which @{kind} needs", "add a line 'AU  - Family, Given'")
    return Reference(key=_key(record, fields, keys), type=kind, place=record.place, fields=fields)


def _key(record: Record, fields: dict[str, str], keys: dict[str, int]) -> str:
    """Return the ID, or of a record without one the first author's family name and the year.

    ``keys`` are those taken, in lower case, each with how many records asked for it.
    """
    written = "".join(record.values("ID")[:1])
    key = written
    if not _KEY.fullmatch(written):
        family = re.sub(r"[\W_]+", "", (fields.get("author") or fields.get("editor", "")).split(",")[0]).lower()
        year = re.sub(r"[\W_]+", "", fields.get("year", ""))[:_LONGEST_YEAR]
        key = f"{family or 'anonymous'}{year}"
        if written:
            record.fault(f"the ID {_short(written)!r} is no key", f"@{key} is written instead")
    free = key
    while free.casefold() in keys:
        keys[key.casefold()] += 1
        free = _suffixed(key, keys[key.casefold()])
    keys[free.casefold()] = 1
    if free != key == written:
        record.fault(f"the ID {key!r} stands already above", f"@{free} is written instead")
    return free


def _suffixed(key: str, number: int) -> str:
    """Return the key of the second record as "leaf2016b", of the 27th and later as "leaf2016-27"."""
    return f"{key}{ascii_lowercase[number - 1]}" if number <= len(ascii_lowercase) else f"{key}-{number}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
