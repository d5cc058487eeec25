"""What a run of rules came to, for those that judge what is set aside."""

from __future__ import annotations

from dataclasses import dataclass

from citewell.domain.findings import Finding
from citewell.domain.rows import SetAside

Aside = tuple[Finding, SetAside]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """All that a command's rules found, what of it is set aside and by which row, and the codes of the rules that ran."""

    command: str
    found: tuple[Finding, ...]
    aside: tuple[Aside, ...]
    ran: frozenset[str]
