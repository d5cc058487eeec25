"""Stretches of a text, from offset to offset."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate

# Where a stretch begins, and where it ends.
Span = tuple[int, int]


def within(spans: Iterable[Span]) -> Callable[[int], bool]:
    """Return what tells whether an offset lies within one of these."""
    spans = sorted(spans)
    starts, reach = [start for start, _ in spans], list(accumulate((end for _, end in spans), max))

    def is_within(offset: int) -> bool:
        before = bisect_right(starts, offset)
        return before > 0 and offset < reach[before - 1]

    return is_within
