"""Pandoc's citation grammar, read from masked text.

``[see @a, pp. 3-5; also @b]``, ``@a``, ``@a [p. 33]``, ``[-@a]``, ``@{odd.key.}``.
Pandoc is the oracle (pandoc manual, "Citation syntax"); the few places where we differ
on purpose are listed in ``docs/about/citations.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property, lru_cache

from citewell.domain.citation import Citation, CitationGroup, Mode
from citewell.markup.affixes import ENTITY, is_entity
from citewell.markup.bounds import END
from citewell.markup.ends import with_ends
from citewell.markup.keys import KEY, key_at, key_of

_BRACKETS = re.compile(rf"\[|\]|{END}")
_GAP = re.compile(r"[ \t]*(?:\n(?:[ \t]*>)*[ \t]*)?")
# Emphasised and quoted text stays in one piece: what is in it ends neither prefix nor suffix.
_WHOLE = rf"(?P<whole>(?P<stars>\*+)[^\s*](?:[^*{END}]*[^\s*])?(?P=stars)" + "".join(
    rf"|(?<!\w){mark}[^\s{mark}](?:[^{mark}{END}]*[^\s{mark}])?{mark}(?!\w)" for mark in "_\"'"
)
_NEXT_IN_PREFIX = re.compile(_WHOLE + rf")|(?P<entity>{ENTITY})|\[|\]|;|-?@|{END}")
_NEXT_IN_SUFFIX = re.compile(_WHOLE + rf")|(?P<entity>{ENTITY})|\[|\]|;|{END}")
_ATTACHED = re.compile(rf"\[(?!\^)[^\]\[@{END}]*\]|\([^()\n{END}]*\)|\{{[^{{}}\n{END}]*\}}")
# The usual form, keys alone in brackets, which needs none of what follows.
_KEYS_ALONE = re.compile(r"\[-?@\w+(?>(?:;[ \n]-?@\w+)*)\](?![\[({])")
_LONE_KEY = re.compile(r"(?P<hide>-?)@(?P<plain>\w+)(?P<braced>)")


class _Memo:
    """What is known of a text's brackets, so that none is read twice: work grows in line with length."""

    def __init__(self, masked: str) -> None:
        self.masked = masked
        self.suffix_end: dict[int, int | None] = {}
        self.prefix_end: dict[int, re.Match[str] | None] = {}
        self.no_list: set[int] = set()

    @cached_property
    def partner(self) -> dict[int, int]:
        """Return for each bracket the one that closes it within its block."""
        found: dict[int, int] = {}
        opened: list[int] = []
        for match in _BRACKETS.finditer(self.masked):
            if match.group() == "[":
                opened.append(match.start())
            elif match.group() != "]":
                opened.clear()
            elif opened:
                found[opened.pop()] = match.start()
        return found


@lru_cache(maxsize=32)
def _memo(masked: str) -> _Memo:
    return _Memo(masked)


def find_citations(masked: str, text: str) -> Iterator[CitationGroup]:
    """Yield the outermost citations in order; prefixes and suffixes are cut from ``text``."""
    masked, position, end = with_ends(masked) if "@" in masked else "", 0, 0
    while (sign := masked.find("@", position)) >= 0:
        group = _bracketed_before(masked, text, position, sign)
        if group is None:
            hidden = sign > position and masked[sign - 1] == "-" and masked[sign - 2 : sign - 1] != "-"
            start = sign - hidden
            group = _narrative(masked, text, start, joined=start == end)
            if group is None and start < sign:
                group = _narrative(masked, text, sign, joined=False)
        position = group.end if group else sign + 1
        if group:
            end = group.end
            yield group


def _bracketed_before(masked: str, text: str, position: int, sign: int) -> CitationGroup | None:
    """Return the first citation in brackets that opens before an ``@`` and holds one."""
    start = masked.find("[", position, sign)
    while start >= 0:
        group = _bracketed(masked, text, start)
        if group:
            return group
        start = masked.find("[", start + 1, sign)
    return None


def _citation(match: re.Match[str], text: str, *, narrative: bool, prefix: str = "", suffix: str = "") -> Citation:
    hidden = Mode.SUPPRESS_AUTHOR if match["hide"] else None
    return Citation(
        key=key_of(match, text),
        mode=hidden or (Mode.AUTHOR_IN_TEXT if narrative else Mode.NORMAL),
        prefix=prefix,
        suffix=suffix,
        start=match.start() + len(match["hide"]),
    )


def _narrative(masked: str, text: str, start: int, *, joined: bool) -> CitationGroup | None:
    """Read ``@key``, and a locator or further citations in brackets after it.

    ``joined`` tells that another citation ends right here, as in ``@a@b``.
    """
    match = KEY.match(masked, start) if joined else key_at(masked, start)
    if match is None:
        return None
    first = _citation(match, text, narrative=True)
    bracket = _skip_gap(masked, match.end())
    if masked.startswith("[", bracket):
        more = _bracketed(masked, text, bracket)
        if more:
            return CitationGroup(start=start, end=more.end, in_brackets=False, citations=(first, *more.citations))
        located = _bare_locator(masked, text, bracket, first)
        if located:
            return CitationGroup(start=start, end=located[1], in_brackets=False, citations=located[0])
    return CitationGroup(start=start, end=match.end(), in_brackets=False, citations=(first,))


def _bare_locator(masked: str, text: str, bracket: int, first: Citation) -> tuple[tuple[Citation, ...], int] | None:
    """Read ``[p. 33; @other]`` after a narrative citation."""
    if masked.startswith("[^", bracket):
        return None
    end = _suffix_end(masked, bracket + 1)
    if end is None:
        return None
    citations = [replace(first, suffix=text[bracket + 1 : end].strip())]
    if masked[end] == ";":
        rest = _citation_list(masked, text, _skip_gap(masked, end + 1))
        if rest is None:
            return None
        citations += rest[0]
        end = rest[1]
    return None if text[end + 1 : end + 2] in {"[", "("} else (tuple(citations), end + 1)


def _bracketed(masked: str, text: str, start: int) -> CitationGroup | None:
    """Read ``[prefix @key suffix; ...]``."""
    alone = _KEYS_ALONE.match(masked, start)
    if alone:
        keys = _LONE_KEY.finditer(masked, start, alone.end())
        citations = tuple(_citation(key, text, narrative=False) for key in keys)
        return CitationGroup(start=start, end=alone.end(), in_brackets=True, citations=citations)
    read = _citation_list(masked, text, _skip_gap(masked, start + 1))
    if read is None or _ATTACHED.match(masked, read[1] + 1):
        return None
    return CitationGroup(start=start, end=read[1] + 1, in_brackets=True, citations=tuple(read[0]))


def _citation_list(masked: str, text: str, position: int) -> tuple[list[Citation], int] | None:
    """Read citations up to the closing bracket; return them and the bracket's offset."""
    citations: list[Citation] = []
    hopeless, seen = _memo(masked).no_list, []
    while True:
        seen.append(position)
        key = _prefix_end(masked, position) if position not in hopeless else None
        end = _suffix_end(masked, key.end()) if key else None
        if key is None or end is None:
            hopeless.update(seen)
            return None
        citations.append(
            _citation(
                key,
                text,
                narrative=False,
                prefix=text[position : key.start()].strip(),
                suffix=text[key.end() : end].rstrip(),
            )
        )
        if masked[end] == "]":
            return citations, end
        position = _skip_gap(masked, end + 1)


def _prefix_end(masked: str, position: int) -> re.Match[str] | None:
    """Return the key that ends the prefix starting at ``position``."""
    memo, seen, found = _memo(masked), [], None
    while match := _NEXT_IN_PREFIX.search(masked, position):
        if match.start() in memo.prefix_end:
            found = memo.prefix_end[match.start()]
            break
        seen.append(match.start())
        if match.group() == "[":
            position = memo.partner.get(match.start(), match.start()) + 1
        elif match["whole"]:
            position = match.end()
        elif match["entity"]:
            position = _after_entity(match)
        elif match.group().endswith("@"):
            found = key_at(masked, match.start())
            if found:
                break
            position = match.start() + 1
        else:
            break
    memo.prefix_end.update(dict.fromkeys(seen, found))
    return found


def _suffix_end(masked: str, position: int) -> int | None:
    """Return the offset of the ``;`` or ``]`` that ends the suffix."""
    memo, seen, found = _memo(masked), [], None
    while match := _NEXT_IN_SUFFIX.search(masked, position):
        if match.start() in memo.suffix_end:
            found = memo.suffix_end[match.start()]
            break
        seen.append(match.start())
        if match.group() == "[":
            position = memo.partner.get(match.start(), match.start()) + 1
        elif match["whole"]:
            position = match.end()
        elif match["entity"]:
            position = _after_entity(match)
        else:
            found = match.start() if match.group() in {";", "]"} else None
            break
    memo.suffix_end.update(dict.fromkeys(seen, found))
    return found


def _after_entity(match: re.Match[str]) -> int:
    """Return where to read on: the semicolon of what only looks like an entity separates."""
    return match.end() if is_entity(match.group()) else match.end() - 1


def _skip_gap(masked: str, position: int) -> int:
    gap = _GAP.match(masked, position)
    return gap.end() if gap else position
