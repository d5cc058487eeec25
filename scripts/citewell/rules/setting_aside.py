"""A finding can be set aside in one place only, with a reason, a name and an expiry.

What is found in that place itself cannot: a row would hide that another has no reason or no day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from citewell.domain.findings import Finding, RuleInfo
from citewell.domain.library import Library
from citewell.domain.nearest import did_you_mean
from citewell.domain.outcome import Aside, Outcome
from citewell.domain.rows import SetAside
from citewell.rules.registry import Complaint, catalogue, rule

# What ``citewell import`` finds is in no knowledge base yet.
_COMMANDS = ("check", "verify")
_REMOVE = "remove the row"


@rule("AID001", because="reuse-tool: no option changes a verdict; repo-review: ignoring needs a reason", last=True)
def setting_aside_is_in_force(library: Library) -> Iterator[Complaint]:
    """What is set aside is set aside until a day that has not passed.

    The rows stand in ``about/set-aside.yml`` of the docs folder. They are printed on every run
    and shown on the site.
    """
    for row, info, outcome in _rows(library):
        if row.until < library.today:
            is_judged = info is not None and _is_judged(row, info, library, outcome.ran)
            is_gone = info is None or (is_judged and not any(_matches(row, finding) for finding in outcome.found))
            hint = _REMOVE if is_gone else "mend the finding, or decide again"
            yield row.place, f"{row.code} in {row.path} was set aside until {row.until}", hint


@rule("AID002", because="ruff's RUF100: an exception that excepts nothing hides the next fault", last=True)
def setting_aside_is_needed(library: Library) -> Iterator[Complaint]:
    """What is set aside is still found; a row that matches nothing is removed.

    A row is judged when its rule has run. It names a rule and a file that there are, and no other
    row sets the same aside before it.
    """
    for row, info, outcome in _rows(library):
        is_used = any(other is row for _, other in outcome.aside)
        # Each command tells the rows about its own rules, ``check`` also those about no rule.
        is_its_own = (info is not None and info.command == "verify") is (outcome.command == "verify")
        if row.until >= library.today and is_its_own and not is_used:
            yield from _unneeded(row, info, outcome, library)


@rule("AID003", because="our own principle: what was decided is shown to readers")
def setting_aside_is_shown(library: Library) -> Iterator[Complaint]:
    """A page of the site shows what is set aside, with the line ``::: set-aside``."""
    asked = (directive.name for page in library.pages for directive in page.directives)
    if library.set_aside and "set-aside" not in asked:
        yield library.set_aside[0].place, "no page shows what is set aside", "write the line '::: set-aside' on a page"


def part(findings: Sequence[Finding], library: Library) -> tuple[tuple[Finding, ...], tuple[Aside, ...]]:
    """Return the findings that stand, and those set aside with the row that does it."""
    in_force = [row for row in library.set_aside if row.until >= library.today]
    aside = []
    for finding in findings:
        row = next((row for row in in_force if _matches(row, finding)), None)
        if row and finding.where.path != _path(library):
            aside.append((finding, row))
    taken = {finding for finding, _ in aside}
    return tuple(finding for finding in findings if finding not in taken), tuple(aside)


def _rows(library: Library) -> Iterator[tuple[SetAside, RuleInfo | None, Outcome]]:
    """Yield each row with its rule, if there is one, and what the rules found."""
    rules = {info.code: info for info in catalogue()}
    if library.outcome:
        for row in library.set_aside:
            yield row, rules.get(row.code), library.outcome


def _unneeded(row: SetAside, info: RuleInfo | None, outcome: Outcome, library: Library) -> Iterator[Complaint]:
    """Yield why a row sets nothing aside, if that is known."""
    other = next((other for finding, other in outcome.aside if _matches(row, finding)), None)
    if info is None:
        yield row.place, f"there is no rule {str(row.code)!r}", _rule_meant(row.code)
    elif info.command not in _COMMANDS:
        yield row.place, f"what 'citewell {info.command}' finds cannot be set aside", _REMOVE
    elif row.path == _path(library):
        yield row.place, f"what is found in {row.path} cannot be set aside", _REMOVE
    elif row.path not in _files(library):
        hint = did_you_mean(row.path, _files(library)) or _REMOVE
        yield row.place, f"there is no file {row.path!r}", hint
    elif other:
        yield row.place, f"the row at {other.place} sets the same aside already", "remove one of the two"
    elif _is_judged(row, info, library, outcome.ran):
        yield row.place, f"no {row.code} in {row.path} is found any more", _REMOVE


def _is_judged(row: SetAside, info: RuleInfo, library: Library, ran: Collection[str]) -> bool:
    """Return whether a rule has run on a row's file, all of it."""
    return info.code in ran and row.path not in library.unreadable


def _rule_meant(code: str) -> str:
    """Return a hint for a code that is none: in small letters, a rule's name, or misspelt."""
    codes = [info.code for info in catalogue()]
    named = next((info.code for info in catalogue() if info.name == code), "")
    return did_you_mean(named or code.upper(), codes) or "'citewell explain' lists the rules"


def _path(library: Library) -> str:
    return library.settings.path_of(SetAside.file)


def _files(library: Library) -> frozenset[str]:
    """Return the paths of the files in which something can be found."""
    return frozenset(map(library.settings.path_of, library.files)).union(library.settings.sources)


def _matches(row: SetAside, finding: Finding) -> bool:
    return (row.code, row.path) == (finding.code, finding.where.path) and row.text in finding.message
