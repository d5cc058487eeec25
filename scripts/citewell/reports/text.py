"""Plain lines, for people and for ``grep``."""

from __future__ import annotations

from collections.abc import Iterator

from citewell.domain.findings import Finding
from citewell.reports.registry import Checked, report
from citewell.reports.words import UNDECIDED, count, decided, looked, printable, said

_COLOURS = {"place": "1", "code": "1;31", "aside": "33", "good": "32", "frame": "34"}


@report("text")
def as_text(checked: Checked) -> str:
    """Return ``path:line:column: CODE message (hint)`` a line, what is set aside, and the sum."""
    lines = [finding_line(finding, checked) for finding in checked.findings]
    if not checked.quiet:
        lines += closing_lines(checked)
    return "".join(f"{line}\n" for line in lines)


def finding_line(finding: Finding, checked: Checked) -> str:
    """Return a finding's line."""
    place = painted(f"{printable(str(finding.where))}:", "place", checked)
    return f"{place} {painted(finding.code, 'code', checked)} {said(finding)}"


def closing_lines(checked: Checked) -> Iterator[str]:
    """Yield what is not decided, what is set aside, and the sum."""
    for finding in checked.undecided:
        place = painted(f"{printable(str(finding.where))}:", "place", checked)
        yield f"{place} {painted(finding.code, 'aside', checked)} {UNDECIDED}: {said(finding)}"
    for finding, row in checked.set_aside:
        place = painted(f"{printable(str(finding.where))}:", "place", checked)
        yield f"{place} {painted(finding.code, 'aside', checked)} {decided(row)}: {said(finding)}"
    aside = f" {len(checked.undecided)} {UNDECIDED}." if checked.undecided else ""
    aside += f" {len(checked.set_aside)} set aside." if checked.set_aside else ""
    left_out = f" ({count(checked.left_out, 'rule')} left out)" if checked.left_out else ""
    if checked.findings:
        found = f"Found {count(len(checked.findings), 'finding')} in {looked(checked)}{left_out}."
        yield f"{found}{aside} 'citewell explain CODE' tells more."
    else:
        passed = "All checks passed" if checked.command == "check" else "No registry has anything against"
        yield painted(f"{passed}{left_out}: {looked(checked)}.", "good", checked) + aside


def painted(text: str, what: str, checked: Checked) -> str:
    """Return a text in the colour of what it is, where colours are shown."""
    return f"\x1b[{_COLOURS[what]}m{text}\x1b[0m" if checked.colour else text
