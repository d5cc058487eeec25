"""Quantities in prose, and whether the paragraph that states one names its source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from citewell.markup.blocks import find_blocks
from citewell.markup.numbers import may_be_year, number_spans, per_cent_after
from citewell.markup.spans import Span

_COUNTED = (
    "people|persons|individuals|patients|participants|clients|veterans|women|men|adults|adolescents|children"
    "|outpatients|inpatients|volunteers|subjects|studies|trials|RCTs"
)
# What may stand between a number and what it counts; a closed list, because "after 3 weeks patients" counts none.
_OF_WHAT_KIND = (
    "adult|adolescent|young|younger|old|older|elderly|male|female|pregnant|healthy|depressed|bereaved|psychiatric|medical"
    "|clinical|nonclinical|hospital|human|eligible|matched|referred|surveyed|treated|untreated|enrolled|randomi[sz]ed|controlled"
    "|published|independent|small|large|[a-z]{2,20}(?:-[a-z]{2,20}){1,3}"
)
_BLANK = r"(?:\s|&nbsp;)"
_DOSE = re.compile(rf"{_BLANK}?[mµμ]g(?:/kg)?\b")
_COUNT = re.compile(rf"[*_]{{0,3}}(?:{_BLANK}(?:{_OF_WHAT_KIND})){{0,2}}{_BLANK}(?:{_COUNTED})\b", re.IGNORECASE)
_OF = re.compile(r"\sof\s(?:the\s)?\d++(?:[.,]\d++)*(?![\w%])")
_STATISTIC = re.compile(
    r"(?<![^\W_])(?:[pPdgnNr][*_]{0,2}\s?[=<>≤≥]|(?:OR|HR|RR|SMD|MD)[*_]{0,2}(?:\s?[=:]|(?=\s)))\s?[-−–+]?\Z"
)
_LONGEST_STATISTIC = 12
# What such a word stands before is the number of one in a row.
_LABEL = re.compile(
    r"\b(?:phase|type|stage|grade|level|class|step|part|table|figure|chapter|section|page|week|day|month|year|session|visit"
    r"|arm|group|cohort|study|trial|experiment|wave|no\.)\s\Z",
    re.IGNORECASE,
)
_LONGEST_LABEL = 10
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]")
_DEFINITION = re.compile(r"^[ ]{0,3}(?P<label>\[[^\]\n@]+\]):", re.MULTILINE)
_LABELLED = re.compile(r"\[[^\]\[\n@]+\](?!:)")


def find_unsourced_quantities(
    masked: str, text: str, digits: Iterable[Span], sources: Iterable[int], start: int = 0
) -> Iterator[tuple[int, str]]:
    """Yield the first quantity of each paragraph, list item or table row that names no source.

    ``sources`` are the offsets of citations and of links to records. A note or a link by reference
    names what its definition names, a list's item what an item does in which it stands.
    """
    quantities = list(_quantities(masked, text, digits))
    places = [at for at, _ in quantities]
    for first, last in _unsourced(masked, text, sorted(sources), start) if quantities else ():
        found = bisect_left(places, first)
        if found < len(places) and places[found] < last:
            yield quantities[found]


def _unsourced(masked: str, text: str, sources: Sequence[int], start: int) -> Iterator[Span]:
    """Yield the blocks that name no source, and stand in no item that does."""
    labels = _labels_of_sources(masked, text, sources, start)
    # The items in which a block stands: how far each is indented, and whether it names a source.
    items: list[tuple[int, bool]] = []
    for first, last in find_blocks(masked, start):
        is_sourced = _has(sources, first, last) or _refers(masked, text, labels, first, last)
        item = _ITEM.match(masked, first, last)
        if item:
            indent = len(item["indent"].expandtabs())
            items = [one for one in items if one[0] < indent]
            is_sourced = is_sourced or any(sourced for _, sourced in items)
            items.append((indent, is_sourced))
        elif masked[first:last].strip() and masked[first] not in " \t\n":
            items.clear()
        if not is_sourced:
            yield first, last


def _has(sources: Sequence[int], first: int, last: int) -> bool:
    at = bisect_left(sources, first)
    return at < len(sources) and sources[at] < last


def _labels_of_sources(masked: str, text: str, sources: Sequence[int], start: int) -> AbstractSet[str]:
    """Return the labels, with brackets, of the notes and links whose definitions name a source."""
    if "]:" not in masked or not sources:
        return frozenset()
    found = {
        match.start(): match["label"].casefold()
        for match in _DEFINITION.finditer(text, start)
        if masked[match.end() - 1] == ":"
    }
    return {
        found[first]
        for first, after in pairwise([*found, len(text)])
        if _has(sources, first, min(_end_of_block(masked, first), after))
    }


def _end_of_block(masked: str, start: int) -> int:
    end = masked.find("\n\n", start)
    return end if end >= 0 else len(masked)


def _refers(masked: str, text: str, labels: AbstractSet[str], first: int, last: int) -> bool:
    return bool(labels) and any(
        match.group().casefold() in labels and masked[match.start()] == "["
        for match in _LABELLED.finditer(text, first, last)
    )


def _quantities(masked: str, text: str, digits: Iterable[Span]) -> Iterator[tuple[int, str]]:
    """Yield the quantities: shares, doses, counts and statistics; "phase 2 trials" holds none."""
    for start, end in number_spans(masked, digits):
        statistic = _STATISTIC.search(masked, max(start - _LONGEST_STATISTIC, 0), start)
        if statistic:
            yield statistic.start(), text[statistic.start() : end]
            continue
        measured = per_cent_after(text, end) or _DOSE.match(masked, end) or _count_after(masked, start, end)
        if measured:
            yield start, text[start : measured.end()]


def _count_after(masked: str, start: int, end: int) -> re.Match[str] | None:
    """Return what is counted, unless the number is a year or one in a row."""
    counted = _COUNT.match(masked, end) or _OF.match(masked, end)
    if counted and not may_be_year(masked[start:end]):
        return None if _LABEL.search(masked, max(start - _LONGEST_LABEL, 0), start) else counted
    return None
