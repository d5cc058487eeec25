r"""A bibliography's text in blocks: entries that may be moved, and all else, which stays.

The blocks joined are the text, to the byte. Anything that is not plainly a well-formed entry
stays: comments, ``@string``, an entry behind a ``%``, and an entry that does not parse, with
all that follows it up to the next line that begins one. Line ends are kept as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citewell.bibtex.groups import Groups
from citewell.bibtex.opening import read_key
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

_LINE_END = re.compile(r"[\r\n]")


@dataclass(frozen=True, kw_only=True)
class Value:
    """A field whose value is one text in braces or quotation marks: offsets within its entry."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A well-formed entry, from its ``@`` to its closing brace; ``repeats`` tells that a field stands twice."""

    text: str
    key: str
    values: tuple[Value, ...] = ()
    repeats: bool = False


@dataclass(frozen=True, kw_only=True)
class Rest:
    """What stands where it is; ``is_damaged`` text is not touched at all, nor are ``comments``: offsets within it."""

    text: str
    comments: tuple[tuple[int, int], ...] = ()
    is_damaged: bool = False


def split(text: str) -> Iterator[Entry | Rest]:
    """Yield the blocks of a text in order."""
    return _Blocks(text).read()


class _Blocks:
    """Reads the blocks of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._groups = Groups(text)
        self._looks = SECOND_LOOKS
        # Whether what looks like another entry within is text.
        self._with_entries = False
        # Before it stands nothing that can make a comment of what follows.
        self._clear = 0
        self._comments: list[tuple[int, int]] = []

    def read(self) -> Iterator[Entry | Rest]:
        """Yield the blocks in order."""
        done = position = 0
        while match := ENTRY.search(self._text, position):
            position, block = self._block(match)
            if block:
                if done < match.start():
                    yield self._rest(done, match.start())
                yield block
                done = position
        if done < len(self._text):
            yield self._rest(done, len(self._text))

    def _rest(self, start: int, end: int) -> Rest:
        comments = tuple((first - start, last - start) for first, last in self._comments)
        self._comments = []
        return Rest(text=self._text[start:end], comments=comments)

    def _block(self, match: re.Match[str]) -> tuple[int, Entry | Rest | None]:
        """Return where to go on, and what begins at an ``@``; nothing if that is part of the rest."""
        start = match.start()
        is_comment = is_behind_percent(self._text, self._clear, start)
        found = self._whole(match)
        if found is None:
            return (match.end(), None) if is_comment else self._damaged(match)
        end, entry = found
        if match["type"].lower() == "comment":
            self._comments.append((start, end))
        if not is_comment or _LINE_END.search(self._text, start, end):
            self._clear = end
        if is_comment or entry is None:
            return end, None
        # Which of two values counts is the reader's to say, so such an entry stays as it is.
        return end, Rest(text=entry.text, is_damaged=True) if entry.repeats else entry

    def _whole(self, match: re.Match[str]) -> tuple[int, Entry | None] | None:
        """Return the offset after a block and the entry that it is, or None if it is not plainly one."""
        found = self._read(match)
        if found is None and self._looks:
            # What looks like an entry within may be text, if all braces close.
            self._with_entries = True
            found = self._read(match)
            self._with_entries = False
            self._looks -= found is None
        return found

    def _damaged(self, match: re.Match[str]) -> tuple[int, Rest]:
        """Return an entry of which nobody knows the end, up to the next line that begins one."""
        following = NEXT_ENTRY.search(self._text, match.end())
        end = following.start() if following else len(self._text)
        return end, Rest(text=self._text[match.start() : end], is_damaged=True)

    def _read(self, match: re.Match[str]) -> tuple[int, Entry | None] | None:
        try:
            return self._plain(match)
        except FaultError:
            return None

    def _plain(self, match: re.Match[str]) -> tuple[int, Entry | None]:
        """Return the offset after a block, and the entry; None for what stays as part of the rest."""
        close = CLOSING[match["open"]]
        if match["type"].lower() in NOT_ENTRIES:
            return self._group(match.end(), close), None
        key = read_key(self._text, match)
        names, values, end = self._fields(key.after, close)
        start = match.start()
        shifted = tuple(Value(name=name, start=first - start, end=last - start) for name, first, last in values)
        repeats = len(set(names)) < len(names)
        return end, Entry(text=self._text[start:end], key=key.text, values=shifted, repeats=repeats)

    def _fields(self, position: int, close: str) -> tuple[list[str], list[tuple[str, int, int]], int]:
        """Return the names of all fields; name, start and end of each plain value; and the offset after the entry."""
        found = []
        names = []
        while not self._text.startswith(close, position):
            if not self._text.startswith(",", position):
                raise FaultError(position, "no comma")
            position = after_blank(self._text, position + 1)
            if self._text.startswith((close, ","), position):
                continue
            name = NAME.match(self._text, position)
            if name is None or name["name"][0].isdigit():
                raise FaultError(position, "no name")
            names.append(name["name"].lower())
            end, is_plain = self._value(name.end())
            if is_plain:
                found.append((names[-1], name.end() + 1, end - 1))
            position = after_blank(self._text, end)
        return names, found, position + 1

    def _value(self, position: int) -> tuple[int, bool]:
        """Return the offset after a value, and whether it is one text without macros or ``#``."""
        parts = 0
        is_plain = True
        while True:
            parts += 1
            opening = self._text[position : position + 1]
            if opening in {"{", '"'}:
                end = self._group(position + 1, CLOSING[opening])
            else:
                bare = BARE.match(self._text, position)
                if bare is None:
                    raise FaultError(position, "no value")
                end, is_plain = bare.end(), False
            after = after_blank(self._text, end)
            if not self._text.startswith("#", after):
                return end, is_plain and parts == 1
            position = after_blank(self._text, after + 1)

    def _group(self, position: int, close: str) -> int:
        return self._groups.read(position, position, close, with_entries=self._with_entries)[1]
