"""Fields that an entry has from another: ``crossref``; what BibLaTeX's ``xdata`` and sets would do is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from citewell.bibtex.index import Entry, RawEntry
from citewell.domain.findings import Finding
from citewell.domain.places import Place

_NO_WORKS = frozenset({"xdata", "set", "control"})
_UNSUPPORTED_FIELDS = ("xdata", "entryset")
LINKS = frozenset({"crossref", *_UNSUPPORTED_FIELDS})
# What is said of the whole and not of its part: its name is the part's "booktitle".
_OWN = frozenset((
    "title", "subtitle", "titleaddon", "author", "eprint", "eprinttype", "archiveprefix", "primaryclass", "crossref", "doi", "pmid", "pmcid", "url", "abstract", "keywords", "note", "annote",
    "verified", "design", "directness", "status", "status-note", "pages", "isbn", "urldate", "label",
))  # fmt: skip
_WRITE_OUT = "write the fields into each entry that needs them, and cite the works one by one"


def works(entries: Sequence[Entry], problems: list[Finding]) -> Sequence[Entry]:
    """Return the entries that are works, their inherited fields added; the rest is ``BIB014`` or ``BIB015``."""
    if not any(entry.type in _NO_WORKS or not LINKS.isdisjoint(entry.filled) for entry in entries):
        return entries
    by_key: dict[str, Entry] = {}
    for entry in entries:
        by_key.setdefault(entry.key.casefold(), entry)
    return list(_works(entries, by_key, problems))


def _works(entries: Sequence[Entry], by_key: Mapping[str, Entry], problems: list[Finding]) -> Iterator[Entry]:
    for entry in entries:
        if entry.type in _NO_WORKS:
            hint = "leave it out: it holds options, and no work" if entry.type == "control" else _WRITE_OUT
            problems.append(_not_supported(entry.place, f"@{entry.type} {entry.key!r}", hint))
            continue
        problems += [
            _not_supported(entry.places[name], f"entry {entry.key!r}: the field {name!r}")
            for name in _UNSUPPORTED_FIELDS
            if name in entry.fields
        ]
        yield _resolved(entry, by_key, problems) if "crossref" in entry.fields else entry


def _not_supported(where: Place, what: str, hint: str = _WRITE_OUT) -> Finding:
    return Finding(where=where, code="BIB015", message=f"{what} is not supported", hint=hint)


def _resolved(entry: Entry, by_key: Mapping[str, Entry], problems: list[Finding]) -> RawEntry:
    """Return an entry with what its ancestors lend it; its own fields stand, and keys are compared without case."""
    fields, places, seen = dict(entry.fields), dict(entry.places), {entry.key.casefold()}
    child: Entry = entry
    while name := child.fields.get("crossref"):
        parent = by_key.get(name.casefold())
        if parent is None or parent.key.casefold() in seen:
            problems.append(_dangling(child, name, missing=parent is None))
            break
        seen.add(parent.key.casefold())
        for inherited, value in _lent(parent.fields):
            if inherited not in fields:
                fields[inherited], places[inherited] = value, parent.place
        child = parent
    damaged = isinstance(entry, RawEntry) and entry.damaged
    return RawEntry(type=entry.type, key=entry.key, place=entry.place, fields=fields, places=places, damaged=damaged)


def _lent(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield from ((name, value) for name, value in fields.items() if name not in _OWN)
    if "title" in fields and "booktitle" not in fields:
        yield "booktitle", fields["title"]
        if "subtitle" in fields and "booksubtitle" not in fields:
            yield "booksubtitle", fields["subtitle"]


def _dangling(child: Entry, parent: str, *, missing: bool) -> Finding:
    problem = "which is no entry" if missing else "which leads back to itself"
    return Finding(
        where=child.places["crossref"],
        code="BIB014",
        message=f"entry {child.key!r} has the crossref {parent!r}, {problem}",
        hint="add the entry, correct its key, or write the fields here",
    )
