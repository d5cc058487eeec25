"""What a bibliography entry says of the time when a work appeared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citewell.domain.identifiers import EdtfDate
from citewell.domain.library import Library
from citewell.domain.reference import Reference
from citewell.latex.reading import to_text
from citewell.rules.registry import Complaint, rule

_YEAR = re.compile(r"[12][0-9]{3}")
_NO_YEAR_YET = re.compile(
    r"(?:in press|in preparation|in print|forthcoming|to appear|submitted|accepted|n\.\s?d|no date|undated)\.?",
    re.IGNORECASE,
)
_LAST = {"month": 12, "day": 31}


@rule("BIB020", because="btxdoc, year; BibLaTeX manual 2.3.8, dates after EDTF; APA 7, 9.14", alone=True)
def date_can_be_read(library: Library) -> Iterator[Complaint]:
    """A ``year`` is one from 1000 to 2999 or says that there is none yet, a ``date`` is an EDTF date.

    "in press", "forthcoming" and "n.d." are printed as they stand, and so is anything else,
    but no program can sort it or compare it. Of a range or a guess give the year in ``year``,
    or write ``date = {1998/2004}`` or ``date = {1850~}``. Month and day are in the calendar;
    a year beside a date is the same.
    """
    for reference, written in library.references.column("year"):
        if not _is_year(written):
            message = f"entry {reference.key!r}: the year {written!r} is none from 1000 to 2999"
            yield (
                reference.place_of("year"),
                message,
                "write four digits, 'in press' or 'n.d.', or an EDTF date as date",
            )
    for reference, written in library.references.column("date"):
        yield from _of_date(reference, written.strip())
    for name, last in _LAST.items():
        for reference, written in library.references.column(name):
            if written.isdecimal() and not 1 <= int(written) <= last:
                message = f"entry {reference.key!r}: there is no {name} {written}"
                yield reference.place_of(name), message, f"write a number from 1 to {last}"


@cache
def _is_year(written: str) -> bool:
    """Return whether a year can be used; a bibliography has few different ones."""
    text = to_text(written).strip()
    return bool(_YEAR.fullmatch(text) or _NO_YEAR_YET.fullmatch(text))


def _of_date(reference: Reference, written: str) -> Iterator[Complaint]:
    date, year = EdtfDate(written), reference.get("year").strip()
    if not date.is_valid:
        message = f"entry {reference.key!r}: the date {written!r} is no EDTF date"
        yield reference.place_of("date"), message, f"{date.problem}, of the years 1000 to 2999"
    elif year and to_text(year) != date.year:
        message = f"entry {reference.key!r}: the year {year!r} is not that of the date {written!r}; the year is used"
        yield reference.place_of("date"), message, "keep the one that is right"
