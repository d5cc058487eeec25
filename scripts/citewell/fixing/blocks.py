r"""A bibliography's text in blocks: entries that may be moved, and all else, which stays.

The blocks joined are the text, to the byte. Anything that is not plainly a well-formed entry
stays: comments, ``@string``, an entry behind a ``%``, and an entry that does not parse, with
all that follows it up to the next line that begins one. Line ends are kept as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# What the reader takes for blank, too; any other may be a part of something.
_BLANKS = r"[ \t\r\n]*"
_START = re.compile(rf"@{_BLANKS}(?P<type>[A-Za-z][\w-]*){_BLANKS}(?P<open>[{{(])")
_NEXT = r"(?<![^\r\n])[ \t]*@[ \t]*[A-Za-z][\w-]*[ \t]*[{(]"
_START_OF_LINE = re.compile(_NEXT)
# A key with "=" may be a field where the key is lacking; its entry stays where it is.
_KEYS = {
    bracket: re.compile(rf"{_BLANKS}(?P<key>[^\s,{{}}=@{others}]+){_BLANKS}")
    for bracket, others in (("{", ""), ("(", "()"))
}
_NAME = re.compile(rf"{_BLANKS}(?P<name>[^\s\d\"#%'(),={{}}@][^\s\"#%'(),={{}}@]*){_BLANKS}={_BLANKS}")
_BARE = re.compile(r"[^\s,#{}()\"=%@]+")
_BLANK = re.compile(_BLANKS)
_LINE_END = re.compile(r"[\r\n]")
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


class _MalformedError(Exception):
    """This is not plainly an entry."""


def split(text: str) -> Iterator[Entry | Rest]:
    """Yield the blocks of a text in order."""
    return _Blocks(text).read()


class _Blocks:
    """Reads the blocks of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._looks = _SECOND_LOOKS
        # Before it stands nothing that can make a comment of what follows.
        self._clear = 0
        self._comments: list[tuple[int, int]] = []

    def read(self) -> Iterator[Entry | Rest]:
        """Yield the blocks in order."""
        done = position = 0
        while match := _START.search(self._text, position):
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
        is_behind_percent = self._is_behind_percent(start)
        found = self._whole(match)
        if found is None:
            return (match.end(), None) if is_behind_percent else self._damaged(match)
        end, entry = found
        if match["type"].lower() == "comment":
            self._comments.append((start, end))
        if not is_behind_percent or _LINE_END.search(self._text, start, end):
            self._clear = end
        if is_behind_percent or entry is None:
            return end, None
        # Which of two values counts is the reader's to say, so such an entry stays as it is.
        return end, Rest(text=entry.text, is_damaged=True) if entry.repeats else entry

    def _is_behind_percent(self, offset: int) -> bool:
        """Return whether a ``%`` stands before an offset on its line, and not within an entry."""
        line = max(self._text.rfind(end, self._clear, offset) + 1 for end in "\r\n")
        return "%" in self._text[max(line, self._clear) : offset]

    def _whole(self, match: re.Match[str]) -> tuple[int, Entry | None] | None:
        """Return the offset after a block and the entry that it is, or None if it is not plainly one."""
        found = _read(self._text, match, _ENDS_OR_ENTRY)
        if found is None and self._looks:
            # What looks like an entry within may be text, if all braces close.
            found = _read(self._text, match, _ENDS)
            self._looks -= found is None
        return found

    def _damaged(self, match: re.Match[str]) -> tuple[int, Rest]:
        """Return an entry of which nobody knows the end, up to the next line that begins one."""
        following = _START_OF_LINE.search(self._text, match.end())
        end = following.start() if following else len(self._text)
        return end, Rest(text=self._text[match.start() : end], is_damaged=True)


def _read(text: str, match: re.Match[str], ends: _Ends) -> tuple[int, Entry | None] | None:
    """Return what ``_block`` does, or None if this is not plainly an entry."""
    try:
        return _block(text, match, ends)
    except _MalformedError:
        return None


def _block(text: str, match: re.Match[str], ends: _Ends) -> tuple[int, Entry | None]:
    """Return the offset after a block, and the entry; None for what stays as part of the rest."""
    close = _CLOSING[match["open"]]
    if match["type"].lower() in _STAYS:
        return _group(text, match.end(), close, ends), None
    key = _KEYS[match["open"]].match(text, match.end())
    if key is None:
        raise _MalformedError
    names, values, end = _fields(text, key.end(), close, ends)
    start = match.start()
    shifted = tuple(Value(name=name, start=first - start, end=last - start) for name, first, last in values)
    repeats = len(set(names)) < len(names)
    return end, Entry(text=text[start:end], key=key["key"], values=shifted, repeats=repeats)


def _fields(text: str, position: int, close: str, ends: _Ends) -> tuple[list[str], list[tuple[str, int, int]], int]:
    """Return the names of all fields; name, start and end of each plain value; and the offset after the entry."""
    found = []
    names = []
    while not text.startswith(close, position):
        if not text.startswith(",", position):
            raise _MalformedError
        position = _skip(text, position + 1)
        if text.startswith((close, ","), position):
            continue
        name = _NAME.match(text, position)
        if name is None:
            raise _MalformedError
        names.append(name["name"].lower())
        end, is_plain = _value(text, name.end(), ends)
        if is_plain:
            found.append((names[-1], name.end() + 1, end - 1))
        position = _skip(text, end)
    return names, found, position + 1


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
