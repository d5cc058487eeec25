"""The paragraphs, list items and table rows of a masked text, and the sentences of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from citewell.markup.spans import Span, within

_BOUND = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]|[ \t]*\||#{1,6}[ \t])")
_BLANK_LINE = re.compile(r"\n[ \t>]*(?:\n|\Z)")
# What parts a table's head from its rows; with it, a row need not begin with a sign.
_DELIMITER = re.compile(r"^[ \t>]*:?-++:?[ \t]*(?>(?:\|[ \t]*:?-++:?[ \t]*)+)\|?[ \t]*$", re.MULTILINE)
# Before a full stop that ends no sentence.
_ABBREVIATIONS = frozenset(("al", "cf", "e.g", "fig", "figs", "i.e", "vs"))
_CITED = r"\s++\[[^\[\]@]*+@++"
_STOP = re.compile(rf"[.!?;](?:{_CITED})*(?:\s++(?=[A-Z\[(@])|\s*+\Z)")
# What an aside without a citation says belongs to its sentence: "(1.2 to 2.4; P = .03)".
_ASIDE = re.compile(r"\((?>(?:[^()@]|\([^()@]*+\))*)\)")
_WORD_BEFORE = re.compile(r"(?<![\w.])[\w.]{1,8}\Z")


def find_blocks(masked: str, start: int = 0) -> Iterator[Span]:
    """Yield start and end of each paragraph, list item and table row from an offset on."""
    bounds = {start, len(masked), *(match.end() for match in _BOUND.finditer(masked, start))}
    if "|" in masked:
        bounds.update(find_rows(masked, start))
    return pairwise(sorted(bounds))


def find_rows(masked: str, start: int = 0) -> Iterator[int]:
    """Yield where the lines of tables begin, from what parts head and rows on."""
    end = start
    for delimiter in _DELIMITER.finditer(masked, start):
        line = delimiter.start()
        if line >= end:
            blank = _BLANK_LINE.search(masked, line)
            end = blank.start() if blank else len(masked)
            while 0 < line < end or line == delimiter.start():
                yield line
                line = masked.find("\n", line) + 1


def find_sentences(text: str) -> Iterator[Span]:
    """Yield start and end of each sentence of a block in which all of each citation is "@".

    A citation in brackets after the full stop belongs to the sentence before it.
    """
    bounds = {0, len(text)}
    is_aside = within(match.span() for match in _ASIDE.finditer(text)) if "(" in text else None
    for stop in _STOP.finditer(text):
        if is_aside and is_aside(stop.start()):
            continue
        word = _WORD_BEFORE.search(text, max(stop.start() - 9, 0), stop.start())
        if not (word and text[stop.start()] == "." and word.group().lower() in _ABBREVIATIONS):
            bounds.add(stop.end())
    return pairwise(sorted(bounds))
