"""The types of entries, and the fields that each requires."""

from __future__ import annotations

from functools import cache

_COLLECTION = ("editor", "title", "year/date")
_IN_COLLECTION = ("author", "title", "booktitle", "year/date")
# BibTeX's standard types with what btxdoc requires of each, and BibLaTeX's regular ones with what its manual does;
# alternatives are joined by "/".
REQUIRED = {
    "article": ("author", "title", "journal/journaltitle", "year/date"),
    "book": ("author/editor", "title", "publisher", "year/date"),
    "booklet": ("title",),
    "inbook": ("author/editor", "title", "booktitle/chapter/pages", "publisher", "year/date"),
    "incollection": ("author", "title", "booktitle", "year/date"),
    "inproceedings": ("author", "title", "booktitle", "year/date"),
    "conference": ("author", "title", "booktitle", "year/date"),
    "manual": ("title",),
    "mastersthesis": ("author", "title", "school/institution", "year/date"),
    "phdthesis": ("author", "title", "school/institution", "year/date"),
    "thesis": ("author", "title", "school/institution", "year/date"),
    "misc": ("title",),
    "online": ("title", "url/doi"),
    "electronic": ("title", "url/doi"),
    "www": ("title", "url/doi"),
    "proceedings": ("title", "year/date"),
    "techreport": ("title", "institution/organization", "year/date"),
    "report": ("title", "institution/organization", "year/date"),
    "unpublished": ("author", "title", "note"),
    "mvbook": ("author/editor", "title", "year/date"),
    "bookinbook": _IN_COLLECTION,
    "suppbook": _IN_COLLECTION,
    "collection": _COLLECTION,
    "mvcollection": _COLLECTION,
    "suppcollection": _IN_COLLECTION,
    "reference": _COLLECTION,
    "mvreference": _COLLECTION,
    "inreference": _IN_COLLECTION,
    "periodical": _COLLECTION,
    "suppperiodical": ("author", "title", "journal/journaltitle", "year/date"),
    "mvproceedings": ("title", "year/date"),
    "patent": ("author", "title", "number", "year/date"),
    "dataset": ("author/editor", "title", "year/date"),
    "software": ("title",),
}


@cache
def lacking(kind: str, filled: frozenset[str]) -> tuple[str, ...]:
    """Return what a type requires and the fields do not give; most entries have the same few fields."""
    return tuple(needed for needed in REQUIRED.get(kind, ()) if filled.isdisjoint(needed.split("/")))
