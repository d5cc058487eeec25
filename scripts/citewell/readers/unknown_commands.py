r"""LaTeX commands that no reader of a bibliography's pages would see as they are meant (``BIB019``).

One look at the whole text: most of it holds no backslash, and nearly all commands are
told from their names. Only what is left is read with the field around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citewell.bibtex.index import Entry
from citewell.domain.findings import Finding
from citewell.domain.reference import References
from citewell.latex.reading import address_text, not_understood
from citewell.latex.styling import BEFORE_A_GROUP, UNDERSTOOD
from citewell.readers.odd_text import located

# All that is not an escape or an accent over a letter.
_COMMAND = re.compile(
    r"""\\(?![#$%&_{},/-]|["'`^~=.][ ]*(?:[A-Za-z]|\\[ij](?![A-Za-z])|\{\\?[ij]\}|\{[A-Za-z]\})|[bcdhHkruv](?:[ ]+[A-Za-z]|\{[A-Za-z]\}))([A-Za-z]+|.)"""
)
# Fields that are printed or exported as text; all others are for whoever keeps the bibliography.
_SHOWN = frozenset({
    "address", "article-number", "author", "booksubtitle", "booktitle", "booktitleaddon", "chapter", "date", "edition", "editor",
    "eid", "howpublished", "institution", "issue", "journal", "journalsubtitle", "journaltitle", "location", "month", "number",
    "organization", "pages", "publisher", "school", "series", "status-note", "subtitle", "title", "titleaddon", "translator",
    "type", "unconfirmed", "version", "volume", "year",
})  # fmt: skip
_HINT = "write the character itself, or leave the command out"


def unknown_commands(text: str, path: str, entries: Sequence[Entry], references: References) -> Iterator[Finding]:
    """Yield the commands in fields that are shown which are printed as they are written."""
    if "\\" in text:
        yield from _in_texts(text, path, entries)
        yield from _in_addresses(references)


def _in_texts(text: str, path: str, entries: Sequence[Entry]) -> Iterator[Finding]:
    found = [
        (match.start(), "BIB019", match.group())
        for match in _COMMAND.finditer(text)
        if match[1] not in UNDERSTOOD and not (match[1] in BEFORE_A_GROUP and text.startswith("{", match.end()))
    ]
    for where, entry, field, (_, code, command) in located(found, text, path, entries) if found else ():
        if field in _SHOWN and command in not_understood(entry.fields[field]):
            message = f"entry {entry.key!r}: the field {field!r} holds the command {command}, which is not understood"
            yield Finding(where=where, code=code, message=message, hint=_HINT)


def _in_addresses(references: References) -> Iterator[Finding]:
    for reference, raw in references.column("url"):
        if "\\" in raw and "\\" in address_text(raw):
            message = f"entry {reference.key!r}: the field 'url' holds a backslash: {raw}"
            hint = "write the address as a browser shows it"
            yield Finding(where=reference.place_of("url"), code="BIB019", message=message, hint=hint)
