"""What all registries say of one entry: one question for each identifier it has."""

from __future__ import annotations

from collections.abc import Iterator

from citewell.domain.identifiers import Doi, Pmid
from citewell.domain.registered import Answers, RegisteredWork, Unasked, Unknown
from citewell.registries import crossref, handles, pubmed
from citewell.registries.client import Client
from citewell.registries.door import CouldNotAskError

Found = RegisteredWork | Unknown | Unasked


def ask(client: Client, doi: Doi | None, pmid: Pmid | None) -> Answers:
    """Return the records of a DOI and of a PMID, and what is unknown or could not be asked."""
    found: list[Found] = []
    written_out = ""
    if doi:
        bare = Doi(doi.bare)
        normal = _long(client, bare.normal) if bare.is_short else bare.normal
        if isinstance(normal, str):
            written_out = normal if bare.is_short else ""
            found += _of_doi(client, normal)
        else:
            found.append(normal)
    if pmid:
        found += _of_pmid(client, pmid)
    return _sorted(found, written_out)


def _sorted(found: list[Found], written_out: str) -> Answers:
    return Answers(
        works=tuple(one for one in found if isinstance(one, RegisteredWork)),
        unknown=tuple(one for one in found if isinstance(one, Unknown)),
        unasked=tuple(one for one in found if isinstance(one, Unasked)),
        written_out=written_out,
    )


def _long(client: Client, short: str) -> str | Unknown | Unasked:
    try:
        long, asked = handles.written_out(client, short)
    except CouldNotAskError as problem:
        return Unasked(field="doi", registry=handles.NAME, identifier=f"DOI {short}", why=str(problem))
    if long is None:
        return Unknown(field="doi", identifier=f"DOI {short}", told="doi.org has no such shortDOI", asked=asked)
    if not Doi(long).is_valid:
        return Unasked(field="doi", registry=handles.NAME, identifier=f"DOI {short}", why="the answer is no DOI")
    return long


def _of_doi(client: Client, doi: str) -> Iterator[Found]:
    name = f"DOI {doi}"
    if not Doi(doi).is_valid:
        yield Unasked(field="doi", registry="", identifier=name, why="the DOI is not well formed")
        return
    try:
        work, _ = crossref.work(client, doi)
        if work:
            yield work
            return
        agency, asked = crossref.agency(client, doi)
    except CouldNotAskError as problem:
        yield Unasked(field="doi", registry=crossref.NAME, identifier=name, why=str(problem))
        return
    told = (
        f"registered with {agency}, whose records are not read"
        if agency
        else "Crossref and the other agencies have no record"
    )
    yield Unknown(field="doi", identifier=name, told=told, asked=asked)


def _of_pmid(client: Client, pmid: Pmid) -> Iterator[Found]:
    name = f"PMID {pmid}"
    if not pmid.is_valid:
        yield Unasked(field="pmid", registry="", identifier=name, why="the PMID is not well formed")
        return
    try:
        work, asked = pubmed.work(client, str(pmid))
    except CouldNotAskError as problem:
        yield Unasked(field="pmid", registry=pubmed.NAME, identifier=name, why=str(problem))
        return
    yield work or Unknown(field="pmid", identifier=name, told="PubMed has no record", asked=asked)
