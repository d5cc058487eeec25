"""How an entry opens: its type, its bracket and its key, and what can be wrong with them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citewell.bibtex.syntax import FaultError, after_blank
from citewell.domain.entry_types import TYPES

# BibTeX's scanner stops at a comma, a blank or the closing brace, and at nothing else. No key is as long as
# this; without an end, thousands of broken openings would each be read to the end of the file.
_MOST = 1000
_KEYS = {
    "{": re.compile(rf"[^\s,}}]{{0,{_MOST}}}"),
    "(": re.compile(rf"(?:[^\s,()}}]|\([^\s,()}}]{{0,{_MOST}}}\)){{0,{_MOST}}}"),
}
_WITH_BLANKS = re.compile(rf"[^,{{}}()\"=#%\n]{{0,{_MOST}}}(?=,)")
_WITH_BRACES = re.compile(rf"[^\s,]{{0,{_MOST}}}")
_FIELD = re.compile(r"(?P<name>[A-Za-z_][\w-]*)[ \t\r\n]*=[ \t\r\n]*(?P<opening>[{\"]?)")
# What stands before a number or a macro is a field's name if it is one of these, else a part of a key.
_FIELDS = frozenset((
    "author", "editor", "title", "booktitle", "journal", "journaltitle", "year", "date", "month", "day", "volume", "number",
    "issue", "pages", "chapter", "edition", "series", "publisher", "institution", "school", "organization", "address", "note",
    "type", "doi", "url", "isbn", "issn", "pmid", "pmcid", "crossref", "eid", "howpublished", "keywords", "abstract",
    "translator",
))  # fmt: skip
_BROKEN = re.compile(r"@[ \t]*(?:(?P<type>[A-Za-z][\w-]*)|(?=\{))")
# What a field looks like whose entry a brace too many has closed before it.
_LOST_FIELD = re.compile(r"[ \t\r\n]*,[ \t\r\n]*+[A-Za-z][\w-]*+[ \t\r\n]*+=[ \t\r\n]*+[{\"\d]")
_OPENING = TYPES.keys() | {"set", "xdata", "string", "preamble"}


@dataclass(frozen=True)
class Key:
    """A key and the offset of what follows it: a comma, the closing bracket, or what should not be there."""

    text: str
    after: int


def read_key(text: str, match: re.Match[str]) -> Key:
    """Return the key after an entry's opening; raise ``FaultError`` where there is none."""
    start = after_blank(text, match.end())
    found = _KEYS[match["open"]].match(text, start)
    key = found.group() if found else ""
    if not key or _is_field(text, start, key):
        raise FaultError(match.start(), "the entry has no key", "write a key and a comma after the opening brace")
    if "{" in key:
        whole = _WITH_BRACES.match(text, start)
        raise FaultError(start, f"the key {whole.group() if whole else key!r} holds a brace", "write it without")
    after = after_blank(text, start + len(key))
    if not text.startswith((",", "}", ")"), after):
        whole = _WITH_BLANKS.match(text, start)
        if whole and len(whole.group().rstrip()) > len(key):
            raise FaultError(start, f"the key {whole.group().rstrip()!r} holds a blank", "write it without")
    return Key(key, after)


def _is_field(text: str, start: int, key: str) -> bool:
    """Return whether a field stands where the key should be; ``10.5555/a=b`` is a key, ``year=2001`` is none."""
    field = _FIELD.match(text, start)
    if field is None:
        return False
    is_within = field.end() <= start + len(key) and not field["opening"]
    return not is_within or field["name"].lower() in _FIELDS


def broken_opening(text: str, start: int) -> FaultError | None:
    """Return what is wrong with an ``@`` that begins a line like an entry, and opens none."""
    match = _BROKEN.match(text, start)
    if match is None or not _begins_line(text, start):
        return None
    if not match["type"]:
        return FaultError(start, "an entry opens without a type", "write the type between '@' and the brace")
    if match["type"].lower() not in _OPENING:
        return None
    return FaultError(
        start, f"@{match['type']} opens without a brace", f"write '@{match['type']}{{' before what belongs to it"
    )


def lost_fields(text: str, end: int) -> FaultError | None:
    """Return what is wrong behind the closing brace of an entry if fields follow it."""
    if not _LOST_FIELD.match(text, end):
        return None
    return FaultError(
        end, "fields follow its closing brace and are lost", "remove the closing brace that is one too many"
    )


def _begins_line(text: str, offset: int) -> bool:
    """Return whether nothing but blanks stands before an offset on its line; the line may be long."""
    while offset and text[offset - 1] in " \t":
        offset -= 1
    return not offset or text[offset - 1] == "\n"
