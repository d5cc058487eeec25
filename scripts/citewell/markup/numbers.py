"""Numbers as prose writes them, in one form: "1,200", ".50", "0·5" and "27/68"; names, dates and versions hold none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from citewell.markup.digits import find_digits
from citewell.markup.spans import Span

_HYPHENS = frozenset("-\u2010\u2011")
# Between groups of three; a plain blank is none, because it also stands between two numbers.
_MARKS = ",\u00a0\u2009\u202f"
# Some journals raise the point.
_RAISED = "\u00b7"
_POINTS = frozenset(f".{_RAISED}")
_IN_ONE_FORM = str.maketrans({**dict.fromkeys(_MARKS, ""), _RAISED: "."})
_NUMBER = re.compile(rf"\d{{1,3}}(?>(?:[{_MARKS}]\d{{3}})+)(?!\d)(?:[.{_RAISED}]\d+)?|\d++(?:[.{_RAISED}]\d+)?")
_IN_A_NAME = re.compile(r"\d++(?:\.\d++)*")
# A DOI; a date or a version; a time of day.
_NO_NUMBER = re.compile(r"10\.\d{4,9}/\S++|\d++(?P<joint>[./-])\d++(?>(?:(?P=joint)\d++)+)|\d{1,2}:\d\d(?!\d)")
_PER_CENT = re.compile(r"[*_]{0,3}(?:\s|&nbsp;)?(?:\\?%|per\s?cent\b)")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


class Number(NamedTuple):
    """A number where it stands; ``value`` has no sign, no marks of thousands and no needless nought."""

    start: int
    end: int
    value: str
    is_decimal: bool
    may_be_year: bool


def find_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a text; "1.5-2" holds two, "DSM-5" and "2026-11-21" none."""
    return (_number(text, start, end) for start, end in number_spans(text, find_digits(text)))


def number_spans(text: str, digits: Iterable[Span]) -> Iterator[Span]:
    """Yield start and end of each number, of rows of digits in order."""
    end = 0
    for first, _ in digits:
        if first >= end:
            other = _IN_A_NAME.match(text, first) if _ends_a_name(text, first) else _NO_NUMBER.match(text, first)
            written = other or _NUMBER.match(text, first)
            end = written.end() if written else first
            if written and not other:
                is_part = _POINTS.isdisjoint(written.group()) and _is_point(text, first - 1)
                yield first - is_part, end


def _ends_a_name(text: str, first: int) -> bool:
    """Return whether digits go on a word, as in "K3" and "DSM-5"."""
    before = text[max(first - 2, 0) : first]
    return before[-1:].isalpha() or (before[-1:] in _HYPHENS and before[:1].isalpha())


def per_cent_after(text: str, end: int) -> re.Match[str] | None:
    """Return the sign or word for per cent that follows a number ending at an offset."""
    return _PER_CENT.match(text, end)


def may_be_year(written: str) -> bool:
    """Return whether a number is written as a year is."""
    return bool(_YEAR.fullmatch(written))


def _number(text: str, start: int, end: int) -> Number:
    written = text[start:end]
    whole, _, part = written.translate(_IN_ONE_FORM).partition(".")
    whole, rest = whole.lstrip("0") or "0", part.rstrip("0")
    return Number(
        start=start,
        end=end,
        value=f"{whole}.{rest}" if rest else whole,
        is_decimal=bool(part),
        may_be_year=may_be_year(written),
    )


def _is_point(text: str, at: int) -> bool:
    """Return whether a point before digits begins a decimal, as in "p = .03", and ends nothing."""
    return at >= 0 and text[at] in _POINTS and not (at and (text[at - 1].isalnum() or text[at - 1] in ".)]"))
