"""What a format of ``citewell check`` and ``citewell verify`` is: a function from what was checked to a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from citewell.domain.findings import Finding, RuleInfo
from citewell.domain.outcome import Aside
from citewell.domain.places import Place


def _no_line(_: Place) -> str:
    return ""


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What a format may tell: findings, what is set aside, the rules that ran, how many were left out, how much was read.

    ``undecided`` is neither right nor wrong, such as what a registry could not be asked about.
    ``line_at`` returns the line of the file at a place, empty if there is none. All paths begin
    where the command runs, so that who reads them can follow them.
    """

    findings: tuple[Finding, ...]
    set_aside: tuple[Aside, ...] = ()
    undecided: tuple[Finding, ...] = ()
    command: str = "check"
    rules: tuple[RuleInfo, ...] = ()
    left_out: int = 0
    pages: int = 0
    entries: int = 0
    version: str = ""
    colour: bool = False
    quiet: bool = False
    line_at: Callable[[Place], str] = _no_line

    def of_rule(self, code: str) -> tuple[Finding, ...]:
        """Return the findings of one rule."""
        return tuple(finding for finding in self.findings if finding.code == code)

    def undecided_of_rule(self, code: str) -> tuple[Finding, ...]:
        """Return what one rule could not decide."""
        return tuple(finding for finding in self.undecided if finding.code == code)

    def aside_of_rule(self, code: str) -> tuple[Aside, ...]:
        """Return what is set aside of one rule."""
        return tuple((finding, row) for finding, row in self.set_aside if finding.code == code)


Report = Callable[[Checked], str]
_REPORTS: dict[str, Report] = {}


def report(name: str) -> Callable[[Report], Report]:
    """Register a format under the name that ``--format`` takes."""

    def register(function: Report) -> Report:
        if name in _REPORTS:
            raise ValueError(f"the format {name!r} is taken")
        _REPORTS[name] = function
        return function

    return register


def formats() -> Mapping[str, Report]:
    """Return the formats by name, in the order of their names."""
    return dict(sorted(_REPORTS.items()))
