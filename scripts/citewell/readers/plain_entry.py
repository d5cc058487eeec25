"""The usual form of a BibTeX entry, read many times faster than by structure.

One field a line, ``name = {value},``, the closing brace alone on its line. Whatever is not
exactly so is left to ``citewell.readers.bibtex``; a test holds both to the same answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from sys import intern

from citewell.domain.places import Lines, Place

_HEAD = re.compile(r"@([A-Za-z]+)\{([^\s,{}()\"=#%]+),[ \t]*\n")
_FIELD = re.compile(r"[ \t]*([A-Za-z][\w-]*)[ \t]*=[ \t]*\{(.*)\},?\n")
_BALANCED = re.compile(r"[^{}]*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}[^{}]*)*\Z")
_BLANKS = re.compile(r"[ \t]{2,}|\t")
_SPECIAL = frozenset({"comment", "preamble", "string"})


@dataclass(kw_only=True, slots=True)
class PlainEntry:
    """An entry in the usual form; places are worked out only when somebody asks for them."""

    type: str
    key: str
    fields: dict[str, str]
    lines: Lines
    start: int
    end: int

    @property
    def place(self) -> Place:
        """Return where the entry begins."""
        return self.lines.place(self.start)

    @property
    def places(self) -> dict[str, Place]:
        """Return where each field's value begins."""
        found = _FIELD.finditer(self.lines.text, self.start, self.end)
        return {match[1].lower(): self.lines.place(match.start(2) - 1) for match in found}


def read_plain_entry(text: str, start: int, lines: Lines) -> PlainEntry | None:
    """Return the entry that begins at ``start``, a line's first character, if it has the usual form."""
    head = _HEAD.match(text, start)
    end = text.find("\n}", start) + 1
    if head is None or not end or head.end() > end or head[1].lower() in _SPECIAL:
        return None
    pairs = _FIELD.findall(text, head.end(), end)
    ended_by_comma = text.count("},\n", head.end(), end)
    last_without = 0 if text.startswith("},\n", end - 3) else 1
    if len(pairs) != text.count("\n", head.end(), end) or ended_by_comma != len(pairs) - last_without:
        return None
    # Each name once in memory, not once an entry.
    fields = {intern(name): value for name, value in pairs}
    names = "".join(fields)
    if names != names.lower():
        fields = {name.lower(): value for name, value in pairs}
    for name, value in fields.items():
        if ("{" in value or "}" in value) and not _BALANCED.match(value):
            return None
        if "  " in value or "\t" in value or value[:1] == " " or value[-1:] == " ":
            fields[name] = _BLANKS.sub(" ", value).strip()
    if len(fields) != len(pairs):
        return None
    return PlainEntry(type=intern(head[1].lower()), key=head[2], fields=fields, lines=lines, start=start, end=end + 1)
