"""The types of entries: what each requires, where its works stand, and what other programs call them."""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from typing import NamedTuple


class Form(Enum):
    """Where works of a type stand."""

    ALONE = auto()
    WHOLE = auto()
    """A book, whose ``booktitle`` is for those that name it as ``crossref``."""
    IN_BOOK = auto()
    IN_JOURNAL = auto()


class EntryType(NamedTuple):
    """A type: ``csl`` and ``ris`` are its names there, ``form`` is where its works stand.

    ``requires`` has alternatives joined by "/"; ``kind`` is what stands in brackets behind a title (APA 7, 10),
    ``numbered`` what stands before a number.
    """

    csl: str
    ris: str
    requires: str
    form: Form = Form.ALONE
    kind: str = ""
    numbered: str = ""

    @property
    def is_thesis(self) -> bool:
        """Return whether works of this type are theses."""
        return self.csl == "thesis"


_COLLECTION = "editor title year/date"
_IN_COLLECTION = "author title booktitle year/date"
_THESIS = "author title school/institution year/date"
_REPORT = EntryType("report", "RPRT", "title institution/organization year/date", numbered="Report")
_PAPER = EntryType("paper-conference", "CPAPER", _IN_COLLECTION, Form.IN_BOOK)
_WEB_PAGE = EntryType("webpage", "ELEC", "title url/doi")
# BibTeX's standard types with what btxdoc requires of each, BibLaTeX's regular ones with what its manual does (2.1.1),
# and those that its styles print like "misc" (2.1.3). The names in CSL are those that pandoc gives.
TYPES = {
    "article": EntryType("article-journal", "JOUR", "author title journal/journaltitle year/date", Form.IN_JOURNAL),
    "book": EntryType("book", "BOOK", "author/editor title publisher year/date", Form.WHOLE),
    "booklet": EntryType("pamphlet", "PAMP", "title"),
    "inbook": EntryType(
        "chapter", "CHAP", "author/editor title booktitle/chapter/pages publisher year/date", Form.IN_BOOK
    ),
    "incollection": EntryType("chapter", "CHAP", _IN_COLLECTION, Form.IN_BOOK),
    "inproceedings": _PAPER,
    "conference": _PAPER,
    "manual": EntryType("book", "BOOK", "title"),
    "mastersthesis": EntryType("thesis", "THES", _THESIS, kind="Master’s thesis"),
    "phdthesis": EntryType("thesis", "THES", _THESIS, kind="Doctoral dissertation"),
    "thesis": EntryType("thesis", "THES", _THESIS, kind="Thesis"),
    "misc": EntryType("document", "GEN", "title"),
    "online": _WEB_PAGE,
    "electronic": _WEB_PAGE,
    "www": _WEB_PAGE,
    "proceedings": EntryType("book", "CONF", "title year/date", Form.WHOLE),
    "techreport": _REPORT,
    "report": _REPORT,
    "unpublished": EntryType("manuscript", "UNPB", "author title note"),
    "mvbook": EntryType("book", "BOOK", "author/editor title year/date", Form.WHOLE),
    "bookinbook": EntryType("chapter", "CHAP", _IN_COLLECTION, Form.IN_BOOK),
    "suppbook": EntryType("chapter", "CHAP", _IN_COLLECTION, Form.IN_BOOK),
    "collection": EntryType("book", "EDBOOK", _COLLECTION, Form.WHOLE),
    "mvcollection": EntryType("book", "EDBOOK", _COLLECTION, Form.WHOLE),
    "suppcollection": EntryType("chapter", "CHAP", _IN_COLLECTION, Form.IN_BOOK),
    "reference": EntryType("book", "EDBOOK", _COLLECTION, Form.WHOLE),
    "mvreference": EntryType("book", "EDBOOK", _COLLECTION, Form.WHOLE),
    "inreference": EntryType("entry-encyclopedia", "ENCYC", _IN_COLLECTION, Form.IN_BOOK),
    "periodical": EntryType("article-journal", "JFULL", _COLLECTION, Form.IN_JOURNAL),
    "suppperiodical": EntryType(
        "article-journal", "JOUR", "author title journal/journaltitle year/date", Form.IN_JOURNAL
    ),
    "mvproceedings": EntryType("book", "CONF", "title year/date", Form.WHOLE),
    "patent": EntryType("patent", "PAT", "author title number year/date", numbered="Patent"),
    "dataset": EntryType("dataset", "DATA", "author/editor title year/date", kind="Data set"),
    "software": EntryType("software", "COMP", "title", kind="Computer software"),
    "artwork": EntryType("graphic", "ART", "title", kind="Artwork"),
    "audio": EntryType("song", "SOUND", "title", kind="Audio recording"),
    "commentary": EntryType("book", "BOOK", "title"),
    "image": EntryType("graphic", "ART", "title", kind="Image"),
    "jurisdiction": EntryType("legal_case", "CASE", "title"),
    "legal": EntryType("treaty", "LEGAL", "title"),
    "legislation": EntryType("legislation", "STAT", "title"),
    "letter": EntryType("personal_communication", "PCOMM", "title", kind="Letter"),
    "movie": EntryType("motion_picture", "MPCT", "title", kind="Film"),
    "music": EntryType("song", "MUSIC", "title", kind="Music recording"),
    "performance": EntryType("performance", "GEN", "title", kind="Performance"),
    "review": EntryType("review", "JOUR", "title", Form.IN_JOURNAL),
    "standard": EntryType("standard", "STAND", "title", numbered="Standard"),
    "video": EntryType("motion_picture", "VIDEO", "title", kind="Video"),
}


_SUBTYPES = {
    "magazine": TYPES["article"]._replace(csl="article-magazine", ris="MGZN"),
    "newspaper": TYPES["article"]._replace(csl="article-newspaper", ris="NEWS"),
}


def type_of(name: str, subtype: str = "") -> EntryType:
    """Return what is known of a type and BibLaTeX's ``entrysubtype``; of an unknown one what is known of "misc"."""
    found = TYPES.get(name, TYPES["misc"])
    return _SUBTYPES.get(subtype, found) if found.csl == "article-journal" else found


@cache
def lacking(name: str, filled: frozenset[str]) -> tuple[str, ...]:
    """Return what a type requires and the fields do not give; most entries have the same few fields."""
    requires = TYPES[name].requires.split() if name in TYPES else ()
    return tuple(needed for needed in requires if filled.isdisjoint(needed.split("/")))
