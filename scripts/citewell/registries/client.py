"""Asks a registry, or remembers what it said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from citewell.registries.cache import Answer, Cache
from citewell.registries.door import NOT_FOUND, CouldNotAskError, Door

DAYS = 30
# What is not there today may be registered tomorrow.
_DAYS_NOT_FOUND = 7
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Addresses:
    """Where the registries answer; the tests put a server of their own there."""

    crossref: str = "https://api.crossref.org"
    doi: str = "https://doi.org"
    pubmed: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"


class Client:
    """Asks registries and keeps in the project what they say for some days.

    ``refresh`` asks again whatever is kept; ``offline`` asks nobody and takes what is kept,
    however old; ``contact`` is an e-mail address that the registries are told.
    """

    def __init__(
        self,
        project: Path,
        *,
        door: Door | None = None,
        addresses: Addresses | None = None,
        contact: str = "",
        days: int = DAYS,
        refresh: bool = False,
        offline: bool = False,
    ) -> None:
        self.addresses = addresses or Addresses()
        self.contact = contact
        self._door = door or Door(contact=contact)
        self._cache = Cache(project)
        self._days, self._refresh, self._offline = days, refresh, offline
        self._today = dt.datetime.now(tz=dt.UTC).date()

    def ask(self, name: str, address: str, read: Callable[[str], T]) -> tuple[T | None, dt.date]:
        """Return what an answer says, None if there is no such record, and the day of the answer.

        ``name`` is the question's own, under which its answer is kept once ``read`` could read
        it. Raises ``CouldNotAskError`` when there is no answer, or none that can be read.
        """
        kept = None if self._refresh else self._cache.read(name)
        if kept and not (self._offline or self._is_fresh(kept)):
            kept = None
        if kept is None and self._offline:
            raise CouldNotAskError("not asked before, and now offline")
        answer = kept or self._fetch(address)
        try:
            value = None if answer.status == NOT_FOUND else read(answer.text)
        except (ValueError, RecursionError):
            raise CouldNotAskError("the answer cannot be read") from None
        if kept is None:
            self._cache.write(name, answer)
        return value, answer.asked

    def _fetch(self, address: str) -> Answer:
        status, text = self._door.get(address)
        return Answer(asked=self._today, status=status, text=text)

    def _is_fresh(self, answer: Answer) -> bool:
        limit = min(self._days, _DAYS_NOT_FOUND) if answer.status == NOT_FOUND else self._days
        return (self._today - answer.asked).days <= limit
