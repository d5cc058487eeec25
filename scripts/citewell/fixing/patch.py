"""What was fixed as a unified diff that ``patch -p1`` and ``git apply`` turn into the same bytes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher

# The only line end that patches know; of a carriage return or a form feed they know nothing.
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_UNENDED = "\n\\ No newline at end of file\n"


def unified(path: str, before: str, after: str) -> str:
    """Return a unified diff of a file's whole text, byte order mark included; empty if nothing differs."""
    return "".join(_lines(path, before, after))


def _lines(path: str, before: str, after: str) -> Iterator[str]:
    # Behind a name that holds blanks a tab tells its end.
    end = "\t" if " " in path else ""
    old, new = _LINE.findall(before), _LINE.findall(after)
    for number, group in enumerate(_ByRegion(old, new).get_grouped_opcodes()):
        if not number:
            yield f"--- a/{path}{end}\n+++ b/{path}{end}\n"
        (_, i1, _, j1, _), (_, _, i2, _, j2) = group[0], group[-1]
        yield f"@@ -{_range(i1, i2)} +{_range(j1, j2)} @@\n"
        for tag, start, stop, new_start, new_stop in group:
            if tag != "insert":
                yield from _signed(" " if tag == "equal" else "-", old[start:stop])
            if tag != "equal":
                yield from _signed("+", new[new_start:new_stop])


def _signed(sign: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield sign + (line if line.endswith("\n") else line + _UNENDED)


def _range(start: int, stop: int) -> str:
    """Return which lines a part is about; an empty one is named by the line before it."""
    length = stop - start
    return f"{start + 1}" if length == 1 else f"{start + bool(length)},{length}"


class _ByRegion(SequenceMatcher[str]):
    """Compares what stands between the lines that both texts hold once: most entries have one, and regions are small.

    The time that comparing takes may grow with the square of the length.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__(None, old, new)
        self._old, self._new = old, new

    def get_matching_blocks(self) -> list[Match]:
        """Return the runs of lines that stay, in order, and an empty one at the end."""
        found = [[0, 0, 0]]
        for block in self._blocks():
            i, j, size = found[-1]
            if (i + size, j + size) == block[:2]:
                found[-1][2] += block[2]
            else:
                found.append(list(block))
        ends = Match(len(self._old), len(self._new), 0)
        return [*(Match(*block) for block in found if block[2]), ends]

    def _blocks(self) -> Iterator[tuple[int, int, int]]:
        i = j = 0
        for anchor_i, anchor_j in (*_anchors(self._old, self._new), (len(self._old), len(self._new))):
            if i < anchor_i and j < anchor_j:
                within = SequenceMatcher(None, self._old[i:anchor_i], self._new[j:anchor_j])
                yield from ((i + one.a, j + one.b, one.size) for one in within.get_matching_blocks() if one.size)
            if anchor_i < len(self._old):
                yield anchor_i, anchor_j, 1
            i, j = anchor_i + 1, anchor_j + 1


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the lines stand that each text holds once, as many as are in the same order."""
    times, new_times = Counter(old), Counter(new)
    places = {line: place for place, line in enumerate(new) if times.get(line) == new_times[line] == 1}
    pairs = [(place, places[line]) for place, line in enumerate(old) if line in places]
    # The longest run that grows: of each length the one with the smallest end, and what stands before each.
    ends: list[int] = []
    numbers: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        numbers[length : length + 1] = [number]
        before.append(numbers[length - 1] if length else -1)
    found, number = [], numbers[-1] if numbers else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]
