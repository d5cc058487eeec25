"""A finding can be set aside in one place only, with a reason, a name and an expiry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citewell.domain.library import Library
from citewell.domain.places import Finding
from citewell.domain.rows import SetAside
from citewell.rules.registry import Complaint, catalogue, rule

# An exception to these would make its own expiry, or its own uselessness, unseen.
_ABOUT_ROWS = frozenset({"AID001", "AID002"})


@rule("AID001", because="reuse-tool: no option changes a verdict; repo-review: ignoring needs a reason")
def setting_aside_is_in_force(library: Library) -> Iterator[Complaint]:
    """What is set aside is set aside until a day that has not passed.

    The rows stand in ``about/set-aside.yml`` of the docs folder. They are printed on every run
    and shown on the site.
    """
    for row in library.set_aside:
        if row.until < library.today:
            yield (
                row.place,
                f"{row.code} in {row.path} was set aside until {row.until}",
                "mend the finding, or decide again",
            )


@rule("AID002", because="ruff's RUF100: an exception that excepts nothing hides the next fault")
def setting_aside_is_needed(library: Library) -> Iterator[Complaint]:  # noqa: ARG001 - found after all other rules
    """What is set aside is still found; a row that matches nothing is removed."""
    yield from ()


def part(
    findings: Sequence[Finding], library: Library
) -> tuple[tuple[Finding, ...], tuple[tuple[Finding, SetAside], ...]]:
    """Return the findings that stand, and those set aside with the row that does it."""
    in_force = [row for row in library.set_aside if row.until >= library.today]
    aside = []
    for finding in findings:
        row = next((row for row in in_force if _matches(row, finding)), None)
        if row and finding.code not in _ABOUT_ROWS:
            aside.append((finding, row))
    taken = {finding for finding, _ in aside}
    return tuple(finding for finding in findings if finding not in taken), tuple(aside)


def unused(aside: Sequence[tuple[Finding, SetAside]], library: Library, *, command: str = "check") -> Iterator[Finding]:
    """Yield a finding for each row that sets nothing aside; rows about another command's rules are its own business."""
    used = {id(row) for _, row in aside}
    ran_by = {info.code: info.command for info in catalogue()}
    for row in library.set_aside:
        if id(row) not in used and row.until >= library.today and ran_by.get(row.code, "check") == command:
            message = f"no {row.code} in {row.path} is found any more"
            yield Finding(where=row.place, code="AID002", message=message, hint="remove the row")


def _matches(row: SetAside, finding: Finding) -> bool:
    return (row.code, row.path) == (finding.code, finding.where.path) and row.text in finding.message
