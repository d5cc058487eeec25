"""What ``citewell verify`` does: asks the registries about the entries, compares, returns. It writes no entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from citewell import rules as _rules  # noqa: F401 - registers every rule
from citewell.domain.errors import CitewellError
from citewell.domain.findings import Finding, RuleInfo
from citewell.domain.library import Library
from citewell.domain.outcome import Aside, Outcome
from citewell.domain.registered import Answers
from citewell.readers.project import read_library
from citewell.readers.settings import read_settings
from citewell.registries.client import DAYS, Addresses, Client
from citewell.registries.door import Door
from citewell.registries.works import ask
from citewell.rules import registry, setting_aside

_CONTACT = re.compile(r"[^\s@<>(),;:\\\"]+@[^\s@<>(),;:\\\"]+")
# Told besides, of the rows that set aside what registries say.
_ALSO = ("AID002",)
Tell = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class VerifyResult:
    """What was found, what could not be decided, and about how many entries registries were asked.

    ``without_identifier`` are the keys of entries that have neither DOI nor PMID.
    """

    findings: tuple[Finding, ...]
    undecided: tuple[Finding, ...]
    set_aside: tuple[Aside, ...]
    rules: tuple[RuleInfo, ...]
    entries: int
    without_identifier: tuple[str, ...]


def client(
    project: Path,
    *,
    addresses: Addresses | None = None,
    door: Door | None = None,
    days: int | None = None,
    refresh: bool = False,
    offline: bool = False,
) -> Client:
    """Return a client that keeps its answers in the project and tells registries the contact of its settings.

    Raises ``CitewellError`` when the contact is no e-mail address.
    """
    contact = read_settings(project).contact
    if contact and not _CONTACT.fullmatch(contact):
        raise CitewellError(f"{project / 'pyproject.toml'}: [tool.citewell] contact is no e-mail address: {contact!r}")
    return Client(
        project,
        addresses=addresses,
        door=door,
        contact=contact,
        days=DAYS if days is None else days,
        refresh=refresh,
        offline=offline,
    )


def verify(project: Path, keys: Sequence[str], client: Client, tell: Tell = lambda _done, _all: None) -> VerifyResult:
    """Return what registries say against some entries, all of them if no key is given.

    ``tell`` is called before each entry with how many are done and how many there are. Raises
    ``CitewellError`` for an unknown key, and when not one registry gave an answer.
    """
    library = read_library(project)
    chosen = _chosen(library, keys)
    to_ask = [key for key in chosen if library.references[key].doi or library.references[key].pmid]
    registered = {}
    for done, key in enumerate(to_ask):
        tell(done, len(to_ask))
        reference = library.references[key]
        registered[key] = ask(client, reference.doi, reference.pmid)
    _demand_answers(registered.values())
    library = replace(library, registered=registered)
    everything = registry.run(library, command="verify")
    found, aside = setting_aside.part(everything, library)
    rules = tuple(info for info in registry.catalogue() if info.command == "verify" or info.code in _ALSO)
    undecided_codes = {info.code for info in registry.rules_of("verify") if not info.decides}
    findings = [finding for finding in found if finding.code not in undecided_codes]
    is_complete = not keys and not any(answers.unasked for answers in registered.values())
    if is_complete:
        ran = frozenset(info.code for info in rules)
        outcome = Outcome(command="verify", found=everything, aside=aside, ran=ran)
        findings += registry.run(library.but(outcome=outcome), _ALSO)
    return VerifyResult(
        findings=tuple(sorted(findings)),
        undecided=tuple(finding for finding in found if finding.code in undecided_codes),
        set_aside=aside,
        rules=rules,
        entries=len(to_ask),
        without_identifier=tuple(key for key in chosen if key not in registered),
    )


def _chosen(library: Library, keys: Sequence[str]) -> tuple[str, ...]:
    for key in keys:
        library.demand(key)
    return tuple(dict.fromkeys(keys)) or tuple(library.references)


def _demand_answers(answers: Iterable[Answers]) -> None:
    """Raise ``CitewellError`` if registries were asked and none answered: then nothing could be verified."""
    given = list(answers)
    unasked = [one for answer in given for one in answer.unasked if one.registry]
    if unasked and not any(answer.works or answer.unknown or answer.written_out for answer in given):
        first = unasked[0]
        raise CitewellError(f"no registry answered; {first.registry} about {first.identifier}: {first.why}")
