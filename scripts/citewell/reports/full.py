"""Plain lines with a code frame: the guilty line, and a caret under the column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from citewell.domain.findings import Finding
from citewell.reports.registry import Checked, report
from citewell.reports.text import closing_lines, finding_line, painted
from citewell.reports.words import printable

_WIDTH = 100
_BEFORE = 60
# Marks on a letter, and vowels and finals of Hangul, which are drawn within a syllable's two cells.
_MARKS = frozenset({"Mn", "Me"})
_WITHIN_SYLLABLE = re.compile(r"[\u1160-\u11ff\ud7b0-\ud7fb]")


@report("full")
def as_full(checked: Checked) -> str:
    """Return the lines of ``text``, each finding followed by its place in the file."""
    lines = []
    for finding in checked.findings:
        lines += [finding_line(finding, checked), *_frame(finding, checked), ""]
    lines += closing_lines(checked)
    return "".join(f"{line}\n" for line in lines)


def _frame(finding: Finding, checked: Checked) -> Iterator[str]:
    """Yield the guilty line and its caret; nothing for a line that is empty or not there."""
    line = checked.line_at(finding.where)
    if not line.strip():
        return
    shown, caret = _excerpt(line, finding.where.column - 1)
    number = str(finding.where.line)
    yield f"  {painted(f'{number} |', 'frame', checked)} {shown}"
    yield f"  {painted(' ' * len(number) + ' |', 'frame', checked)} {' ' * caret}{painted('^', 'code', checked)}"


def _excerpt(line: str, column: int) -> tuple[str, int]:
    """Return what is shown of a line, and how many cells stand before the column."""
    start = max(0, column - _BEFORE) if len(line) > _WIDTH else 0
    before = ("…" if start else "") + printable(line[start:column])
    after = printable(line[column : start + _WIDTH]) + ("…" if len(line) > start + _WIDTH else "")
    return before + after, sum(map(_cells, before))


def _cells(character: str) -> int:
    """Return how many cells of a terminal a character takes."""
    if unicodedata.category(character) in _MARKS or unicodedata.combining(character):
        return 0
    if _WITHIN_SYLLABLE.match(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
