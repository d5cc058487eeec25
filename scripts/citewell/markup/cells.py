"""The cells of a table's rows that its head has no column for: Python-Markdown leaves them out of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from citewell.markup.lines import line_end
from citewell.markup.spans import Span

_SEPARATOR = re.compile(r"\n[ \t>]*+[|:-][|:\- ]*+(?![^\n])")
_LEAD = re.compile(r"[ \t>]*+")
_ITEM = re.compile(r"[ \t>]*+(?:[-*+]|\d{1,9}\.)[ \t]++")
# What a table may follow: an empty line, or a line that is a block of its own.
_BEFORE = re.compile(r"[ \t>]*+(?:\Z|#|!!!|\?\?\?|===|<[^<>]*\smarkdown\b)")
# Signs of code pair off as they do for Python-Markdown, which looks at a row alone.
_SIGN = re.compile(r"\\\\|(?P<escaped>\\`+)|(?P<ticks>`+)|\\\||(?P<pipe>\|)")


class _Table(NamedTuple):
    """How many columns a table has, whether its head begins or ends with a sign, and its rows."""

    columns: int
    is_framed: bool
    rows: Iterator[Span]


def surplus_cells(masked: str, text: str, start: int = 0) -> Iterator[Span]:
    """Yield start and end of what a row holds beyond the columns of its table; ``masked`` has no code."""
    end = start
    for separator in _SEPARATOR.finditer(masked, start) if "|" in masked else ():
        below = separator.start() + 1
        head = text.rfind("\n", 0, separator.start()) + 1
        table = _table(text, head, below) if end <= head else None
        for row in table.rows if table else ():
            end = row[1]
            surplus = _surplus(text, row, table) if table else ()
            if surplus and text[surplus[0][0] : surplus[-1][1]].strip(" |"):
                yield surplus[0][0], surplus[-1][1]


def _surplus(text: str, row: Span, table: _Table) -> Sequence[Span]:
    """Return the cells of a row that its table has no column for; most rows have too few signs for one."""
    start, end = row
    if text.count("|", start + table.is_framed, end - table.is_framed) < table.columns:
        return ()
    return _cells(text, row, is_framed=table.is_framed)[table.columns :]


def _table(text: str, head: int, separator: int) -> _Table | None:
    """Return the table that begins with a head and the line below it, if there is one."""
    before = text.rfind("\n", 0, max(head - 1, 0)) + 1
    table = None
    if _BEFORE.match(text[before : max(head - 1, 0)]):
        table = _fitting(text, _line(text, head, _LEAD), _lines(text, separator))
    # What is no table with the sign of a list in its head may be one in the list's item.
    if table is None and _ITEM.match(text, head):
        table = _fitting(text, _line(text, head, _ITEM), _lines(text, separator, until=_ITEM))
    return table


def _fitting(text: str, head: Span, lines: Iterator[Span]) -> _Table | None:
    is_framed = text.startswith("|", head[0]) or _ends_framed(text[slice(*head)])
    columns, below = len(_cells(text, head, is_framed=is_framed)), next(lines, None)
    if below is None or len(_cells(text, below, is_framed=is_framed)) != columns:
        return None
    # Of one column each row needs a frame.
    rows = takewhile(lambda row: text.startswith("|", row[0]) or _ends_framed(text[slice(*row)]), lines)
    return _Table(columns, is_framed, lines if columns > 1 else rows)


def _lines(text: str, start: int, until: re.Pattern[str] | None = None) -> Iterator[Span]:
    """Yield the lines from an offset to the block's end, or to one that begins with something."""
    while start < len(text) and not (until and until.match(text, start)):
        line = _line(text, start, _LEAD)
        if line[0] == line[1]:
            return
        yield line
        start = line_end(text, start) + 1


def _line(text: str, start: int, lead: re.Pattern[str]) -> Span:
    """Return a line without what it begins with and blanks around it."""
    end = line_end(text, start)
    match = lead.match(text, start, end)
    begin = match.end() if match else start
    return begin, begin + len(text[begin:end].rstrip(" "))


def _ends_framed(row: str) -> bool:
    bare = row.removesuffix("|")
    return bare != row and (len(bare) - len(bare.rstrip("\\"))) % 2 == 0


def _cells(text: str, row: Span, *, is_framed: bool) -> Sequence[Span]:
    start, end = row
    if is_framed:
        end -= _ends_framed(text[start:end])
        start += text.startswith("|", start, end)
    bounds = [start - 1, *_pipes(text, start, end), end]
    return [(before + 1, after) for before, after in pairwise(bounds)]


def _pipes(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a row's pipes stand that are neither escaped nor in code."""
    signs = [sign for sign in _SIGN.finditer(text, start, end) if sign.lastgroup]
    closings: dict[int, list[int]] = {}
    for number in range(len(signs) - 1, -1, -1):
        if signs[number].lastgroup != "pipe":
            closings.setdefault(_ticks(signs[number]), []).append(number)
    number = 0
    while number < len(signs):
        sign = signs[number]
        if sign.lastgroup == "pipe":
            yield sign.start()
        else:
            # The first of escaped ticks opens nothing.
            same = closings.get(_ticks(sign) - (sign.lastgroup == "escaped"), [])
            while same and same[-1] <= number:
                same.pop()
            number = same[-1] if same else number
        number += 1


def _ticks(sign: re.Match[str]) -> int:
    return len(sign["ticks"] or sign["escaped"][1:])
