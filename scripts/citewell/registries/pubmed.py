"""PubMed's record of a PMID (E-utilities, ``efetch``).

The publication type "Retracted Publication" is the paper, "Retraction Notice" the notice; only
the exact name counts. Of ``CommentsCorrections`` those that end with ``In`` tell what became of
this paper, those with ``For``, ``Of`` or ``From`` what this paper says of others. Since 2016 PubMed
calls a partial retraction an erratum.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

from citewell.domain.months import MONTHS
from citewell.domain.registered import Notice, NoticeKind, RegisteredWork
from citewell.registries.client import Client
from citewell.registries.shape import plain

NAME = "PubMed"
_KINDS = {
    "RetractionIn": NoticeKind.RETRACTION,
    "PartialRetractionIn": NoticeKind.PARTIAL_RETRACTION,
    "ExpressionOfConcernIn": NoticeKind.CONCERN,
    "ErratumIn": NoticeKind.CORRECTION,
    "CorrectedandRepublishedIn": NoticeKind.REPLACEMENT,
    "RetractedandRepublishedIn": NoticeKind.REPLACEMENT,
    "UpdateIn": NoticeKind.NEW_VERSION,
}
_MONTHS = [month[:3] for month in MONTHS]
_DATE = re.compile(rf"\. (?P<year>\d{{4}})(?: (?P<month>{'|'.join(_MONTHS)})(?: (?P<day>\d{{1,2}}))?)?")
_DOI = re.compile(r"\bdoi: ?(10\.\S+)")
_COCHRANE = "Cochrane Database Syst Rev."


def work(client: Client, pmid: str) -> tuple[RegisteredWork | None, dt.date]:
    """Return the record of a PMID, None if PubMed has none, and the day of the answer."""
    asking = {"db": "pubmed", "id": pmid, "retmode": "xml", "tool": "citewell"}
    if client.contact:
        asking["email"] = client.contact
    address = f"{client.addresses.pubmed}/efetch.fcgi?{urlencode(asking)}"
    root, asked = client.ask(f"pubmed-{pmid}", address, _parsed)
    record = _record(root, pmid) if root is not None else None
    return (_work(record, pmid, asked) if record is not None else None), asked


def _parsed(text: str) -> ET.Element:
    if "<!ENTITY" in text:
        raise ValueError("entities of its own")
    try:
        root = ET.fromstring(text)  # noqa: S314 - without entities of its own, and of limited size
    except ET.ParseError as problem:
        raise ValueError(str(problem)) from None
    if root.tag != "PubmedArticleSet":
        raise ValueError(root.tag)
    return root


def _record(root: ET.Element, pmid: str) -> ET.Element | None:
    """Return the article or book chapter of this number; those that it cites have numbers too."""
    for record in root:
        for path in ("MedlineCitation/PMID", "BookDocument/PMID"):
            if (record.findtext(path) or "").strip() == pmid:
                return record
    return None


def _work(record: ET.Element, pmid: str, asked: dt.date) -> RegisteredWork:
    return RegisteredWork(
        registry=NAME,
        field="pmid",
        identifier=pmid,
        asked=asked,
        titles=tuple(filter(None, (_title(found) for path in _TITLES for found in record.iterfind(path)))),
        first=_first(record),
        years=frozenset(year for path in _DATES for found in record.iterfind(path) for year in _year(found)),
        doi=next((_text(found).lower() for path in _DOIS for found in record.iterfind(path)), ""),
        notices=tuple(_notices(record)),
    )


_TITLES = (
    "MedlineCitation/Article/ArticleTitle",
    "MedlineCitation/Article/VernacularTitle",
    "BookDocument/ArticleTitle",
    "BookDocument/Book/BookTitle",
)
_DATES = (
    "MedlineCitation/Article/Journal/JournalIssue/PubDate",
    "MedlineCitation/Article/ArticleDate",
    "BookDocument/Book/PubDate",
)
_DOIS = (
    "PubmedData/ArticleIdList/ArticleId[@IdType='doi']",
    "MedlineCitation/Article/ELocationID[@EIdType='doi']",
    "PubmedBookData/ArticleIdList/ArticleId[@IdType='doi']",
)
_NOTICES = "MedlineCitation/CommentsCorrectionsList/CommentsCorrections"
_TYPES = "MedlineCitation/Article/PublicationTypeList/PublicationType"


def _text(element: ET.Element) -> str:
    return plain("".join(element.itertext()))


def _title(element: ET.Element) -> str:
    """Return a title; that of a work in another language is translated, in square brackets."""
    return re.sub(r"^\[(.*)\]\.?$", r"\1", _text(element))


def _year(date: ET.Element) -> list[str]:
    """Return the years of "2017", or of "2019 Dec-2020 Jan"."""
    return re.findall(r"\b\d{4}\b", f"{date.findtext('Year') or ''} {date.findtext('MedlineDate') or ''}")


def _first(record: ET.Element) -> tuple[str, ...]:
    authors = (people for people in record.iter("AuthorList") if people.get("Type") != "editors")
    first = next((person for people in authors for person in people.iterfind("Author")), None)
    found = [] if first is None else [first.find(name) for name in ("LastName", "CollectiveName", "ForeName")]
    return tuple(_text(name) for name in found if name is not None)


def _notices(record: ET.Element) -> Iterator[Notice]:
    told = list(_comments(record))
    yield from told
    is_retracted = any(_text(kind) == "Retracted Publication" for kind in record.iterfind(_TYPES))
    is_republished = record.find(f"{_NOTICES}[@RefType='RetractedandRepublishedIn']") is not None
    if (is_retracted or is_republished) and not any(notice.kind is NoticeKind.RETRACTION for notice in told):
        yield Notice(kind=NoticeKind.RETRACTION, sources=(NAME,))


def _comments(record: ET.Element) -> Iterator[Notice]:
    for found in record.iterfind(_NOTICES):
        kind = _KINDS.get(found.get("RefType", ""))
        source = plain(found.findtext("RefSource"))
        if kind is None:
            continue
        if kind is NoticeKind.RETRACTION and source.startswith(_COCHRANE):
            # A newer version of a Cochrane review was long taken for a retraction.
            kind = NoticeKind.NEW_VERSION
        doi, date = _DOI.search(source), _DATE.search(source)
        number = plain(found.findtext("PMID"))
        notice = doi[1].rstrip(".").lower() if doi else f"PMID {number}" if number else source
        yield Notice(kind=kind, date=_iso(date) if date else "", identifier=notice, sources=(NAME,))


def _iso(date: re.Match[str]) -> str:
    month = f"{_MONTHS.index(date['month']) + 1:02}" if date["month"] else ""
    return "-".join(filter(None, (date["year"], month, date["day"] and date["day"].zfill(2))))
