r"""A bibliography's text in blocks: entries that may be moved, and all else, which stays.

The blocks joined are the text, to the byte. Anything that is not plainly a well-formed entry
stays: comments, ``@string``, an entry behind a ``%``, and an entry that does not parse, with
all that follows it up to the next line that begins one. Line ends are kept as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_START = re.compile(r"@\s*(?P<type>[A-Za-z][\w-]*)\s*(?P<open>[{(])")
_NEXT = r"(?<![^\r\n])[ \t]*@[ \t]*[A-Za-z][\w-]*[ \t]*[{(]"
_START_OF_LINE = re.compile(_NEXT)
# A key with "=" may be a field where the key is lacking; its entry stays where it is.
_KEYS = {"{": re.compile(r"\s*(?P<key>[^\s,{}=@]+)\s*"), "(": re.compile(r"\s*(?P<key>[^\s,{}()=@]+)\s*")}
_NAME = re.compile(r"\s*(?P<name>[^\s\d\"#%'(),={}@][^\s\"#%'(),={}@]*)\s*=\s*")
_BARE = re.compile(r"[^\s,#{}()\"=%@]+")
_BLANK = re.compile(r"\s*")
# What can end a group or show that it was never closed, by the character that closes it.
_ENDS = {close: re.compile(rf"[{{}}{close}]") for close in '})"'}
_ENDS_OR_ENTRY = {close: re.compile(rf"[{{}}{close}]|{_NEXT}") for close in '})"'}
_Ends = Mapping[str, re.Pattern[str]]
# Each may go to the end of the file; with more of them, a file of broken entries would take too long.
_SECOND_LOOKS = 50
_STAYS = frozenset({"comment", "preamble", "string"})
_CLOSING = {"{": "}", "(": ")"}


@dataclass(frozen=True, kw_only=True)
class Value:
    """A field whose value is one text in braces or quotation marks: offsets within its entry."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A well-formed entry, from its ``@`` to its closing brace."""

    text: str
    key: str
    values: tuple[Value, ...] = field(default=())

    @property
    def crossref(self) -> str:
        """Return the key of the entry from which this one takes fields, or an empty text."""
        found = (self.text[value.start : value.end] for value in self.values if value.name == "crossref")
        return next(found, "").strip()


@dataclass(frozen=True, kw_only=True)
class Rest:
    """What stands where it is; ``is_damaged`` text is not touched at all."""

    text: str
    is_damaged: bool = False


class _MalformedError(Exception):
    """This is not plainly an entry."""


def split(text: str) -> Iterator[Entry | Rest]:
    """Yield the blocks of a text in order."""
    done = position = 0
    looks = _SECOND_LOOKS
    while match := _START.search(text, position):
        found = _read(text, match, _ENDS_OR_ENTRY)
        if found is None and looks and match["type"].lower() not in _STAYS:
            # What looks like an entry within may be text, if all braces close.
            found = _read(text, match, _ENDS)
            looks -= found is None
        if found:
            end, entry = found
        else:
            if _is_behind_percent(text, match.start()):
                position = match.end()
                continue
            following = _START_OF_LINE.search(text, match.end())
            end = following.start() if following else len(text)
            entry = Rest(text=text[match.start() : end], is_damaged=True)
        position = end
        if entry is not None:
            if done < match.start():
                yield Rest(text=text[done : match.start()])
            yield entry
            done = end
    if done < len(text):
        yield Rest(text=text[done:])


def _is_behind_percent(text: str, offset: int) -> bool:
    line = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    return "%" in text[line:offset]


def _read(text: str, match: re.Match[str], ends: _Ends) -> tuple[int, Entry | Rest | None] | None:
    """Return what ``_block`` does, or None if this is not plainly an entry."""
    try:
        return _block(text, match, ends)
    except _MalformedError:
        return None


def _block(text: str, match: re.Match[str], ends: _Ends) -> tuple[int, Entry | Rest | None]:
    """Return the offset after a block, and the entry; None for what stays as part of the rest."""
    close = _CLOSING[match["open"]]
    if match["type"].lower() in _STAYS:
        return _group(text, match.end(), close, ends), None
    key = _KEYS[match["open"]].match(text, match.end())
    if key is None:
        raise _MalformedError
    values, end = _fields(text, key.end(), close, ends)
    if _is_behind_percent(text, match.start()):
        return end, None
    start = match.start()
    shifted = tuple(Value(name=name, start=first - start, end=last - start) for name, first, last in values)
    return end, Entry(text=text[start:end], key=key["key"], values=shifted)


def _fields(text: str, position: int, close: str, ends: _Ends) -> tuple[list[tuple[str, int, int]], int]:
    """Return name, start and end of each plain value, and the offset after the entry."""
    found = []
    names = set()
    while not text.startswith(close, position):
        if not text.startswith(",", position):
            raise _MalformedError
        position = _skip(text, position + 1)
        if text.startswith((close, ","), position):
            continue
        name = _NAME.match(text, position)
        # Which of two values counts is the reader's to say, so such an entry stays as it is.
        if name is None or name["name"].lower() in names:
            raise _MalformedError
        names.add(name["name"].lower())
        end, is_plain = _value(text, name.end(), ends)
        if is_plain:
            found.append((name["name"].lower(), name.end() + 1, end - 1))
        position = _skip(text, end)
    return found, position + 1


def _value(text: str, position: int, ends: _Ends) -> tuple[int, bool]:
    """Return the offset after a value, and whether it is one text without macros or ``#``."""
    parts = 0
    is_plain = True
    while True:
        parts += 1
        opening = text[position : position + 1]
        if opening in {"{", '"'}:
            end = _group(text, position + 1, "}" if opening == "{" else '"', ends)
        else:
            bare = _BARE.match(text, position)
            if bare is None:
                raise _MalformedError
            end, is_plain = bare.end(), False
        after = _skip(text, end)
        if not text.startswith("#", after):
            return end, is_plain and parts == 1
        position = _skip(text, after + 1)


def _group(text: str, position: int, close: str, ends: _Ends) -> int:
    """Return the offset after the sign that ends a group; another entry's start in it may be a lost brace."""
    depth = 0
    for match in ends[close].finditer(text, position):
        found = match.group()
        if found == close and depth == 0:
            return match.end()
        depth += {"{": 1, "}": -1}.get(found, 0)
        if depth < 0 or len(found) > 1:
            break
    raise _MalformedError


def _skip(text: str, position: int) -> int:
    blank = _BLANK.match(text, position)
    return blank.end() if blank else position
