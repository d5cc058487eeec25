"""Which BibTeX field a tag of RIS becomes: the inverse of the export, and what other programs write besides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from citewell.domain.entry_types import Form, type_of
from citewell.domain.identifiers import Doi, Pmcid, Pmid
from citewell.domain.vocabulary import PublicationStatus
from citewell.latex.writing import to_latex

TYPES = {
    "JOUR": "article", "EJOUR": "article", "MGZN": "article", "NEWS": "article", "ABST": "article", "JFULL": "periodical",
    "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "PAMP": "booklet", "CHAP": "incollection", "ECHAP": "incollection",
    "CPAPER": "inproceedings", "CONF": "proceedings", "THES": "thesis", "RPRT": "report", "GOVDOC": "report",
    "STAND": "standard", "UNPB": "unpublished", "MANSCPT": "unpublished", "INPR": "unpublished", "ELEC": "online",
    "WEB": "online", "BLOG": "online", "GEN": "misc", "DATA": "dataset", "COMP": "software", "VIDEO": "video", "PAT": "patent",
    "STAT": "legislation", "BILL": "legislation", "CASE": "jurisdiction", "HEAR": "misc", "LEGAL": "legal", "DICT": "inreference",
    "ENCYC": "inreference", "SOUND": "audio", "MUSIC": "music", "ART": "artwork", "MPCT": "movie", "PCOMM": "letter",
}  # fmt: skip
# What takes the first value of the first tag that has one; all other values are kept in ``annote``.
_SINGLE = {
    "title": ("TI", "T1", "CT", "BT"),
    "shorttitle": ("ST",),
    "volume": ("VL",),
    "number": ("IS",),
    "edition": ("ET",),
    "series": ("T3",),
    "address": ("CY", "PP"),
    "url": ("UR", "L2"),
    "language": ("LA",),
    "abstract": ("AB", "N2"),
}
_DOIS = ("DO", "DI")
_CONTAINERS = ("T2", "JF", "JO", "BT", "JA", "J2", "J1")
_PUBLISHERS = {"thesis": "school", "report": "institution"}
_ORDER = (
    "author", "editor", "translator", "title", "shorttitle", "type", "journal", "shortjournal", "booktitle", "year", "month", "day", "series", "volume", "number", "pages",
    "publisher", "school", "institution", "address", "edition", "isbn", "issn", "doi", "pmid", "pmcid", "url", "urldate", "language", "keywords",
    "abstract", "status", "status-note", "annote",
)  # fmt: skip
_VERBATIM = frozenset({"author", "editor", "translator", "pages", "doi", "url", "pmid", "pmcid"})
_DATE = re.compile(r"(\d{4})(?:[/-](0?[1-9]|1[0-2])?(?:[/-](0?[1-9]|[12]\d|3[01])?)?)?(?:[/-](.*))?")
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
_STATUS = re.compile(rf"Status: ({'|'.join(str(member.value) for member in PublicationStatus)})(?:: (.*))?")
# What BibTeX, or a reader of names, would take apart.
_SEPARATES = re.compile(r"\band\b|[&;]", re.IGNORECASE)
# Zotero writes the time of day behind the day on which a page was read.
_TIME = re.compile(r"[\d:]*")
_BY_PMID = {("DB", "PubMed"), ("DB", "MEDLINE")}
_NOT_FIELDS = frozenset({"TY", "ID", "ER"})


def fields_of(tags: Iterable[tuple[str, str]], kind: str) -> dict[str, str]:
    """Return the fields of an entry as raw text; what becomes no field of its own stands in ``annote``."""
    left = [(tag, " ".join(value.split())) for tag, value in tags if value and tag not in _NOT_FIELDS]
    found = _people(left)
    for name, names in _SINGLE.items():
        found[name] = _take(left, *names)
    # In an address a brace is written so; as it is, it would end the field too early.
    found["url"] = found["url"].replace("{", "%7B").replace("}", "%7D")
    found["booktitle" if type_of(kind).form is Form.IN_BOOK else "journal"] = _take(left, *_CONTAINERS)
    found["shortjournal"] = _take(left, "J2", "JA", "J1")
    found[_PUBLISHERS.get(kind, "publisher")] = _take(left, "PB")
    found.update(_dates(left))
    found.update(_numbers(left))
    found["urldate"] = _seen_on(left)
    if type_of(kind).kind or type_of(kind).numbered:
        found["type"] = _take(left, "M3")
    found.update(_notes(left))
    found["keywords"] = ", ".join(value for tag, value in left if tag == "KW")
    rest = (value if tag == "N1" else f"{tag}: {value}" for tag, value in left if tag != "KW")
    found["annote"] = "; ".join(dict.fromkeys(rest))
    return {name: value if name in _VERBATIM else to_latex(value) for name in _ORDER if (value := found.get(name, ""))}


def _take(left: list[tuple[str, str]], *names: str) -> str:
    """Return the first value of the first of some tags that has one, and take it and its repetitions out."""
    value = next((value for name in names for tag, value in left if tag == name), "")
    if value:
        left[:] = [(tag, other) for tag, other in left if not (tag in names and other == value)]
    return value


def _people(left: list[tuple[str, str]]) -> dict[str, str]:
    """Return authors, editors and translators; editors of a work without authors may stand as ``ED``."""
    found = {}
    for name, names in (("author", ("AU", "A1")), ("editor", ("ED", "A2")), ("translator", ("A4",))):
        people = [_person(value) for tag, value in left if tag in names and value.strip(", ")]
        left[:] = [(tag, value) for tag, value in left if tag not in names]
        note = ("N1", f"The list of {name}s is not complete.")
        if note in left and people:
            left.remove(note)
            people.append("others")
        found[name] = " and ".join(people)
    return found


def _person(value: str) -> str:
    """Return "Family, Given, Suffix" as BibTeX has it; a comma at the end marks a body's name, which may hold others."""
    value = " ".join(value.split())
    if value.endswith(","):
        return f"{{{to_latex(value[:-1].rstrip())}}}"
    family, *rest = (_whole(part.strip()) for part in value.split(","))
    if len(rest) == 2:  # noqa: PLR2004 - given name and suffix
        given, suffix = rest
        return f"{family}, {suffix}, {given}" if suffix else f"{family}, {given}"
    return ", ".join((family, " ".join(part for part in rest if part))) if rest else family


def _whole(part: str) -> str:
    """Return a part of a name as raw text, in braces if it would else be taken apart."""
    return f"{{{to_latex(part)}}}" if _SEPARATES.search(part) else to_latex(part)


def _dates(left: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield year, month and day; a date that has none of them stays a note, as does a remark such as a season.

    A year that is no number is kept as it stands: "in press".
    """
    found: dict[str, str] = {}
    for name in ("DA", "PY", "Y1"):
        for value in [value for tag, value in left if tag == name]:
            match = _DATE.fullmatch(value)
            if match and found.get("year", match[1]) == match[1]:
                *numbers, remark = match.groups()
                if not remark or found.get("month", numbers[1]):
                    left.remove((name, value))
                for part, number in zip(("year", "month", "day"), numbers, strict=True):
                    if number:
                        found.setdefault(part, number if part == "year" else str(int(number)))
    year = "" if "year" in found else _take(left, "PY")
    if year:
        found["year"] = year
    yield from found.items()


def _seen_on(left: list[tuple[str, str]]) -> str:
    """Return the day on which a web page was read, as BibLaTeX writes it; any other remark stays a note."""
    match = next((match for tag, value in left if tag == "Y2" and (match := _DATE.fullmatch(value.rstrip("/")))), None)
    if match is None or not _TIME.fullmatch(match[4] or ""):
        return ""
    _take(left, "Y2")
    return "-".join(f"{int(part):02}" for part in match.groups()[:3] if part)


def _numbers(left: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield pages and identifiers; a number of no known form stays a note."""
    taken: set[str] = set()
    first, last = _take(left, "SP"), _take(left, "EP")
    yield "pages", "--".join(to_latex(part) for part in (first, last) if part)
    # No DOI has a brace, which would end the field too early.
    if not any(tag in _DOIS and set(value) & set("{}") for tag, value in left):
        yield "doi", Doi(_take(left, *_DOIS)).bare
    is_from_pubmed = not _BY_PMID.isdisjoint(left)
    for tag, value in list(left):
        if tag in {"AN", "C2"}:
            bare = value.removeprefix("PMID:").strip()
            is_pmid = tag == "AN" and (is_from_pubmed or bare != value) and Pmid(bare).is_valid
            if is_pmid or (tag == "C2" and Pmcid(value).is_valid):
                left.remove((tag, value))
                yield ("pmid", bare) if is_pmid else ("pmcid", value)
    for value in [value for tag, value in left if tag == "SN"]:
        name = "issn" if _ISSN.fullmatch(value) else "isbn"
        if name not in taken:
            taken.add(name)
            left.remove(("SN", value))
            yield name, value


def _notes(left: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield what became of the work, as the export tells it."""
    for tag, value in list(left):
        match = _STATUS.fullmatch(value) if tag == "N1" else None
        if match:
            left.remove((tag, value))
            yield "status", match[1]
            yield "status-note", match[2] or ""
            return
