"""GitHub's workflow commands: annotations at the lines of a pull request."""

from __future__ import annotations

from citewell.domain.findings import Finding
from citewell.reports.registry import Checked, report
from citewell.reports.words import UNDECIDED, decided, printable, said


@report("github")
def as_github(checked: Checked) -> str:
    """Return an error for each finding, then a notice for each that is not decided or set aside.

    GitHub shows ten of a kind for each step, so the errors come first.
    """
    lines = [_command("error", finding, said(finding)) for finding in checked.findings]
    lines += [_command("notice", finding, f"{UNDECIDED}: {said(finding)}") for finding in checked.undecided]
    lines += [_command("notice", finding, f"{decided(row)}: {said(finding)}") for finding, row in checked.set_aside]
    return "".join(f"{line}\n" for line in lines)


def _command(kind: str, finding: Finding, message: str) -> str:
    where = f"file={_property(printable(finding.where.path))},line={finding.where.line},col={finding.where.column}"
    return f"::{kind} {where},title={_property(finding.code)}::{_message(message)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
