"""Crossref's record of a DOI (REST API, ``works/{doi}``) and the agency of one that it does not have.

``updated-by`` tells what became of a work; ``update-to`` stands on a notice and tells what the
notice is about, so it is never read as a status. Some notices carry both; there the side that
Retraction Watch gives decides. Every DOI is asked about alone and encoded, so that no comma or
``<`` in it can change the question.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from citewell.domain.registered import Notice, NoticeKind, RegisteredWork
from citewell.registries.client import Client
from citewell.registries.shape import child, day, document, items, objects, plain

NAME = "Crossref"
_YEARS = ("issued", "published", "published-print", "published-online", "posted")
_KINDS = {
    "retraction": NoticeKind.RETRACTION,
    "withdrawal": NoticeKind.WITHDRAWAL,
    "removal": NoticeKind.WITHDRAWAL,
    "partial_retraction": NoticeKind.PARTIAL_RETRACTION,
    "expression_of_concern": NoticeKind.CONCERN,
    "concern": NoticeKind.CONCERN,
    "correction": NoticeKind.CORRECTION,
    "corrigendum": NoticeKind.CORRECTION,
    "erratum": NoticeKind.CORRECTION,
    "addendum": NoticeKind.CORRECTION,
    "clarification": NoticeKind.CORRECTION,
    "new_version": NoticeKind.NEW_VERSION,
    "new_edition": NoticeKind.NEW_VERSION,
}
_REPLACED = re.compile("replac|republi")
_COCHRANE = re.compile(r"10\.1002/14651858\.cd\d+(?:\.pub\d+)?")


def work(client: Client, doi: str) -> tuple[RegisteredWork | None, dt.date]:
    """Return the record of a DOI, None if Crossref has none, and the day of the answer."""
    address = f"{client.addresses.crossref}/works/{quote(doi, safe='')}"
    message, asked = client.ask(f"crossref-{doi}", address, lambda text: child(document(text), "message"))
    return (_work(message, doi, asked) if message is not None else None), asked


def agency(client: Client, doi: str) -> tuple[str, dt.date]:
    """Return the name of the agency where a DOI is registered, empty if nowhere, and the day of the answer."""
    address = f"{client.addresses.crossref}/works/{quote(doi, safe='')}/agency"
    label, asked = client.ask(f"agency-{doi}", address, _label)
    return label or "", asked


def _label(text: str) -> str:
    label = plain(child(child(document(text), "message"), "agency").get("label"))
    if not label:
        raise ValueError("no agency")
    return label


def _work(message: Mapping[str, Any], doi: str, asked: dt.date) -> RegisteredWork:
    return RegisteredWork(
        registry=NAME,
        field="doi",
        identifier=doi,
        asked=asked,
        titles=tuple(filter(None, _titles(message))),
        first=_first(objects(message, "author")),
        years=frozenset(day(child(message, name).get("date-parts"))[:4] for name in _YEARS) - {""},
        doi=plain(message.get("DOI")).lower(),
        notices=tuple(_notices(message, doi)),
    )


def _titles(message: Mapping[str, Any]) -> Iterator[str]:
    """Yield the title alone and with each subtitle, and the title in the work's own language."""
    for title in (plain(title) for title in items(message, "title")):
        yield title
        yield from (f"{title}: {plain(subtitle)}" for subtitle in items(message, "subtitle"))
    yield from (plain(title) for title in items(message, "original-title"))


def _first(authors: list[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the names of the author who is marked as first; family and given name are sometimes exchanged."""
    first = next((author for author in authors if author.get("sequence") == "first"), authors[0] if authors else {})
    return tuple(filter(None, (plain(first.get(name)) for name in ("family", "name", "given"))))


def _kind(name: str) -> NoticeKind:
    return NoticeKind.REPLACEMENT if _REPLACED.search(name) else _KINDS.get(name, NoticeKind.OTHER)


def _notices(message: Mapping[str, Any], doi: str) -> Iterator[Notice]:
    about = {plain(update.get("DOI")).lower() for update in objects(message, "update-to")} - {doi}
    for update in objects(message, "updated-by"):
        notice, source = plain(update.get("DOI")).lower(), plain(update.get("source"))
        if notice in about and source != "retraction-watch":
            continue
        kind = _kind(re.sub(r"[-\s]+", "_", plain(update.get("type")).lower()))
        if _COCHRANE.fullmatch(doi) and _COCHRANE.fullmatch(notice) and notice != doi:
            kind = NoticeKind.NEW_VERSION
        yield Notice(
            kind=kind,
            date=day(child(update, "updated").get("date-parts")),
            identifier=notice,
            sources=("Retraction Watch" if source == "retraction-watch" else NAME,),
        )
