"""What tells one printing or part of a work from another, as APA 7 prints it in brackets behind the title."""

from __future__ import annotations

import re

from citewell.citing.names import names_before_title
from citewell.domain.reference import Reference
from citewell.latex.reading import to_text

# BibLaTeX's names of kinds, which it prints in full (4.9.2.19).
_KINDS = {
    "techreport": "Technical Report", "resreport": "Research Report", "phdthesis": "Doctoral dissertation",
    "mathesis": "Master’s thesis", "bathesis": "Bachelor’s thesis", "candthesis": "Candidate thesis",
    "software": "Computer software", "datacd": "Data CD", "audiocd": "Audio CD",
    "patent": "Patent", "patentde": "German Patent", "patenteu": "European Patent", "patentfr": "French Patent",
    "patentuk": "British Patent", "patentus": "U.S. Patent", "patreq": "Patent Request",
    "patreqde": "German Patent Request", "patreqeu": "European Patent Request",
    "patreqfr": "French Patent Request", "patrequk": "British Patent Request", "patrequs": "U.S. Patent Request",
}  # fmt: skip
_ROLES = {"": "Ed.", "editor": "Ed.", "compiler": "Comp."}
_SAYS_EDITION = re.compile(r"\b(?:[eé]d(?:n|it|itio[n]?|ici[oó]n|izione)?|aufl(?:age)?|uitgave|uppl)\b", re.IGNORECASE)
_SEVERAL_PAGES = re.compile(r"[–—,;&+]|\d\s?f")
_TEENS = range(11, 14)


def role(reference: Reference) -> str:
    """Return "Ed." or "Eds.", or what else BibLaTeX's ``editortype`` says that they did: "Director"."""
    kind = to_text(reference.get("editortype")).strip()
    said = _ROLES.get(kind, kind.capitalize())
    is_one = len(reference.editors) == 1 and not reference.more_editors
    return said if is_one else f"{said.removesuffix('.')}s{'.' if said.endswith('.') else ''}"


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
        _numbered(reference) if reference.entry_type.numbered else _series(reference),
        f"Vol. {volume}" if volume.strip() else "",
        _version(to_text(reference.get("version")).strip()),
        f"{'pp.' if _SEVERAL_PAGES.search(pages) else 'p.'} {pages}" if pages else "",
    )
    return ", ".join(part for part in parts if part)


def described(reference: Reference) -> str:
    """Return "Doctoral dissertation, Tea School", or "Data set", as it stands in brackets behind the title."""
    kind, is_thesis = reference.entry_type.kind and kind_of_work(reference), reference.entry_type.is_thesis
    where = to_text(reference.get("school") or reference.get("institution")) if is_thesis else ""
    return f"{kind}, {where}" if where.strip() else kind


def kind_of_work(reference: Reference) -> str:
    """Return "Doctoral dissertation" or "U.S. Patent": what an entry says of its kind, else what its type does."""
    return said_kind(reference) or reference.entry_type.kind or reference.entry_type.numbered


def said_kind(reference: Reference) -> str:
    """Return in words what an entry's ``type`` says, where works are of several kinds; else an empty text."""
    if not (reference.entry_type.kind or reference.entry_type.numbered):
        return ""
    said = reference.get("type").strip()
    return _KINDS.get(said, to_text(said))


def _edition(edition: str) -> str:
    """Return "2nd ed." for "2" or "2nd"; what says of itself that it is an edition stays."""
    if not edition or _SAYS_EDITION.search(edition):
        # EndNote ends the whole word with a full stop, too, as if it were shortened.
        return edition.removesuffix(".") if edition.lower().endswith("edition.") else edition
    number = edition.removesuffix(".")
    return f"{_ordinal(int(number)) if number.isdecimal() else edition} ed."


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in _TEENS else ending}"


def _numbered(reference: Reference) -> str:
    """Return "Report No. 3"; the kind alone is not printed."""
    number = to_text(reference.get("number")).strip()
    return f"{kind_of_work(reference)} No. {number}" if number else ""


def _version(version: str) -> str:
    return version if not version or version[0] in "vV" else f"Version {version}"


def _series(reference: Reference) -> str:
    series, number = to_text(reference.get("series")).strip(), to_text(reference.get("number")).strip()
    return f"{series} No. {number}".strip() if number else series
