"""An index of a BibTeX text by structure: every entry with the place of every field.

It comes before pybtex because pybtex forgets places, stops at the first fault, and lets
one broken entry swallow the next. What is wrong is a finding (``BIB001``); the entry
keeps what stood before the fault, and reading goes on at the next entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from citewell.bibtex.groups import Groups
from citewell.bibtex.opening import broken_opening, lost_fields, read_key
from citewell.bibtex.plain_entry import PlainEntry, PlainRun, read_plain_run
from citewell.bibtex.syntax import (
    BARE,
    CLOSING,
    ENTRY,
    NAME,
    NEXT_ENTRY,
    NOT_ENTRIES,
    SECOND_LOOKS,
    FaultError,
    after_blank,
    is_behind_percent,
)
from citewell.domain.findings import Finding
from citewell.domain.months import MONTHS
from citewell.domain.places import Lines, Place


@dataclass(kw_only=True)
class RawEntry:
    """An entry as it stands: its fields in order, first value kept, with their places.

    ``damaged`` tells that reading stopped at a fault.
    """

    type: str
    key: str
    place: Place
    fields: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    damaged: bool = False
    run: PlainRun | None = None

    @property
    def filled(self) -> frozenset[str]:
        """Return the names of the fields that are not empty."""
        return frozenset(name for name, value in self.fields.items() if value.strip())


Entry = RawEntry | PlainEntry


class BibtexIndex:
    """Reads one BibTeX text; ``entries`` and ``problems`` hold what was found."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.lines = Lines(path, text)
        self.macros = {month[:3].lower(): month for month in MONTHS}
        self.problems: list[Finding] = []
        self._groups = Groups(text)
        self._second_looks = SECOND_LOOKS
        self._with_entries = False
        # Before it stands nothing that can make a comment of what follows.
        self._clear = 0
        self.entries: list[Entry] = list(self._read())

    def _read(self) -> Iterator[Entry]:
        position = 0
        while (start := self.text.find("@", position)) >= 0:
            at_line_start = start == 0 or self.text[start - 1] == "\n"
            plain = read_plain_run(self.lines, start).entries if at_line_start else []
            if plain:
                position = self._clear = plain[-1].end
                yield from plain
                self._loses_fields(plain[-1], position)
                continue
            position, entry = self._by_structure(start)
            if entry and entry.key:
                yield entry

    def _by_structure(self, start: int) -> tuple[int, RawEntry | None]:
        """Read the entry at an ``@``; return where to go on, and the entry if it is one."""
        match = ENTRY.match(self.text, start)
        if match is None:
            broken = broken_opening(self.text, start)
            if broken:
                self._tell(broken, "")
            return start + 1, None
        known = len(self.problems)
        is_comment = is_behind_percent(self.text, self._clear, start)
        entry = self._opened(match)
        try:
            end = self._body(entry, match)
        except FaultError as fault:
            whole = self._second_look(match, known) if fault.swallows and self._second_looks else None
            if whole is None and is_comment:
                return match.end(), None
            if whole is None:
                self._report(fault, entry)
                entry.damaged = True
                following = NEXT_ENTRY.search(self.text, match.end())
                return (following.start() if following else len(self.text)), entry
            end, entry = whole
        if "\n" in self.text[start:end] or not is_comment:
            self._clear = end
        entry.damaged = self._loses_fields(entry, end)
        return end, entry

    def _loses_fields(self, entry: Entry, end: int) -> bool:
        """Return whether fields follow an entry, and report it."""
        lost = lost_fields(self.text, end) if entry.key else None
        if lost:
            self._report(lost, entry)
        return bool(lost)

    def _opened(self, match: re.Match[str]) -> RawEntry:
        return RawEntry(type=match["type"].lower(), key="", place=self.lines.place(match.start()))

    def _second_look(self, match: re.Match[str], known: int) -> tuple[int, RawEntry] | None:
        """Read an entry in which another seems to begin; if all its braces close, that one is its text."""
        entry, told = self._opened(match), self.problems[known:]
        del self.problems[known:]
        self._with_entries = True
        try:
            return self._body(entry, match), entry
        except FaultError:
            self._second_looks -= 1
            self.problems[known:] = told
            return None
        finally:
            self._with_entries = False

    def _report(self, fault: FaultError, entry: Entry) -> None:
        self._tell(fault, f"entry {entry.key!r}: " if entry.key else f"@{entry.type}: ")

    def _tell(self, fault: FaultError, whose: str) -> None:
        where = self.lines.place(min(fault.offset, len(self.text)))
        self.problems.append(Finding(where=where, code="BIB001", message=f"{whose}{fault}", hint=fault.hint))

    def _body(self, entry: RawEntry, match: re.Match[str]) -> int:
        """Read what follows ``@type{``; return the offset after the entry."""
        close = CLOSING[match["open"]]
        if entry.type in NOT_ENTRIES:
            return self._special(entry, match.end(), close)
        key = read_key(self.text, match)
        entry.key = key.text
        self._refuse_next_entry(match.start(), key.after)
        self._refuse_lost_comma(entry, f"key {key.text!r}", key.after, close)
        return self._fields(entry, key.after, close)

    def _special(self, entry: RawEntry, position: int, close: str) -> int:
        if entry.type == "string":
            definition = RawEntry(type="string", key="", place=entry.place)
            end = self._fields(definition, position, close)
            self.macros.update({name.lower(): value for name, value in definition.fields.items()})
            return end
        return self._groups.read(position, position, close, with_entries=self._with_entries)[1]

    def _fields(self, entry: RawEntry, position: int, close: str) -> int:
        last = position
        while True:
            position = after_blank(self.text, position)
            while self.text.startswith(",", position):
                position = after_blank(self.text, position + 1)
            if self.text.startswith(close, position):
                return position + 1
            name = NAME.match(self.text, position)
            if name is None:
                self._refuse_next_entry(last, position)
                raise FaultError(
                    position,
                    f"expected 'name = value', found {self._excerpt(position)}",
                    "look for a missing comma, brace or quotation mark before this place",
                )
            value, place, position = self._value(name)
            position = after_blank(self.text, position)
            last = name.start("name")
            self._refuse_next_entry(last, position)
            if name["name"][0].isdigit():
                message = f"the field name {name['name']!r} begins with a digit, so the field is not used"
                self._report(FaultError(last, message, "let it begin with a letter"), entry)
            else:
                self._keep(entry, name["name"].lower(), value, place)
            self._refuse_lost_comma(entry, f"field {name['name']!r}", position, close)

    def _refuse_lost_comma(self, entry: RawEntry, what: str, position: int, close: str) -> None:
        """Report that no comma follows; only if another field does and none holds an entry, nothing else need be lost."""
        if self.text.startswith((",", close), position):
            return
        message = f"expected a comma after the {what}, found {self._excerpt(position)}"
        fault = FaultError(position, message, f"end the {what.partition(' ')[0]} before with a comma")
        if self._with_entries or not NAME.match(self.text, position):
            raise fault
        self._report(fault, entry)

    def _refuse_next_entry(self, last: int, position: int) -> None:
        """Refuse an entry that is not closed; what its last field swallowed is not used."""
        if position >= len(self.text) or ENTRY.match(self.text, position):
            message = "a brace opened here or before is never closed"
            raise FaultError(last, message, "close it before the next entry")

    def _keep(self, entry: RawEntry, name: str, value: str, place: Place) -> None:
        if name in entry.fields:
            message = f"entry {entry.key!r}: the field {name!r} stands twice; the first value is used"
            self.problems.append(Finding(where=place, code="BIB001", message=message, hint="keep one of the two"))
            return
        # A macro may begin or end with the blank that parts it from its neighbours.
        entry.fields[name] = value if entry.type == "string" else value.strip()
        entry.places[name] = place

    def _value(self, name: re.Match[str]) -> tuple[str, Place, int]:
        """Read a value, its ``#`` parts joined; return text, place and the offset after it."""
        parts: list[str] = []
        position = name.end()
        place = self.lines.place(position)
        while True:
            part, position = self._part(position, name["name"])
            parts.append(part)
            after = after_blank(self.text, position)
            if not self.text.startswith("#", after):
                return re.sub(r"[ \t\r\n]+", " ", "".join(parts)), place, position
            position = after_blank(self.text, after + 1)

    def _part(self, position: int, name: str) -> tuple[str, int]:
        opening = self.text[position : position + 1]
        if opening in {"{", '"'}:
            return self._groups.read(position, position + 1, CLOSING[opening], with_entries=self._with_entries)
        bare = BARE.match(self.text, position)
        if bare is None:
            raise FaultError(position, f"the field {name!r} has no value", "write it in braces")
        word = bare.group()
        if word.isdigit():
            return word, bare.end()
        if word.lower() not in self.macros:
            message = f"the field {name!r} uses the undefined macro {word!r}"
            hint = "put the text in braces, or define the macro with @string"
            self.problems.append(Finding(where=self.lines.place(position), code="BIB001", message=message, hint=hint))
            return word, bare.end()
        return self.macros[word.lower()], bare.end()

    def _excerpt(self, position: int) -> str:
        text = self.text[position : position + 30].split("\n")[0].strip()
        return repr(text) if text else "the end of the file" if position >= len(self.text) else "the end of the line"
