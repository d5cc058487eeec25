"""What tells one printing or part of a work from another, as APA 7 prints it in brackets behind the title."""

from __future__ import annotations

import re

from citewell.citing.names import names_before_title
from citewell.domain.reference import Reference
from citewell.latex.reading import to_text

_REPORTS = frozenset({"techreport", "report"})
# BibLaTeX's names of kinds, which it prints in full.
_KINDS = {
    "techreport": "Technical Report",
    "resreport": "Research Report",
    "phdthesis": "Doctoral dissertation",
    "mathesis": "Master’s thesis",
}
THESES = {"phdthesis": "Doctoral dissertation", "mastersthesis": "Master’s thesis", "thesis": "Thesis"}
_SAYS_EDITION = re.compile(r"\b(?:[eé]d(?:n|it|itio[n]?|ici[oó]n|izione)?|aufl(?:age)?|uitgave|uppl)\b", re.IGNORECASE)
_SEVERAL_PAGES = re.compile(r"[–—,;&+]|\d\s?f")
_TEENS = range(11, 14)


def role(reference: Reference) -> str:
    """Return "Ed." or "Eds."."""
    return "Ed." if len(reference.editors) == 1 and not reference.more_editors else "Eds."


def editors(reference: Reference) -> str:
    """Return "B. Pot (Ed.)" as it stands before a book's title, or an empty text."""
    people = names_before_title(reference.editors, more=reference.more_editors)
    return f"{people} ({role(reference)})" if people else ""


def translators(reference: Reference) -> str:
    """Return "B. Pot, Trans." as it stands behind the title of what they translated, or an empty text."""
    people = names_before_title(reference.translators, more=reference.more_translators)
    return f"{people}, Trans." if people else ""


def details_of_work(reference: Reference) -> str:
    """Return "B. Pot, Ed.; C. Cup, Trans.; 2nd ed., Vol. 3" of a work that stands alone, or an empty text."""
    people = names_before_title(reference.editors, more=reference.more_editors) if reference.authors else ""
    parts = (f"{people}, {role(reference)}" if people else "", translators(reference), printing(reference))
    return "; ".join(part for part in parts if part)


def printing(reference: Reference, pages: str = "") -> str:
    """Return "2nd ed., Tea Studies, Vol. 3, pp. 4–5", or an empty text."""
    volume = to_text(reference.get("volume"))
    parts = (
        _edition(to_text(reference.get("edition")).strip()),
        _report(reference) if reference.type in _REPORTS else _series(reference),
        f"Vol. {volume}" if volume.strip() else "",
        f"{'pp.' if _SEVERAL_PAGES.search(pages) else 'p.'} {pages}" if pages else "",
    )
    return ", ".join(part for part in parts if part)


def thesis(reference: Reference) -> str:
    """Return "Doctoral dissertation, Tea School" of a thesis, or an empty text."""
    kind = kind_of_thesis(reference)
    where = to_text(reference.get("school") or reference.get("institution"))
    return f"{kind}, {where}" if kind and where.strip() else kind


def kind_of_thesis(reference: Reference) -> str:
    """Return "Doctoral dissertation", or what else an entry says of a thesis; of other works an empty text."""
    if reference.type not in THESES:
        return ""
    said = reference.get("type").strip()
    return _KINDS.get(said, to_text(said)) or THESES[reference.type]


def _edition(edition: str) -> str:
    """Return "2nd ed." for "2" or "2nd"; what says of itself that it is an edition stays."""
    if not edition or _SAYS_EDITION.search(edition):
        return edition
    number = edition.removesuffix(".")
    return f"{_ordinal(int(number)) if number.isdecimal() else edition} ed."


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in _TEENS else ending}"


def _report(reference: Reference) -> str:
    """Return "Report No. 3"; the kind alone is not printed."""
    number = to_text(reference.get("number")).strip()
    kind = reference.get("type").strip()
    return f"{_KINDS.get(kind, to_text(kind)) or 'Report'} No. {number}" if number else ""


def _series(reference: Reference) -> str:
    series, number = to_text(reference.get("series")).strip(), to_text(reference.get("number")).strip()
    return f"{series} No. {number}" if series and number else series
