"""A Markdown page: a table of the sums, then the findings; made for ``GITHUB_STEP_SUMMARY``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from citewell.domain.findings import Finding
from citewell.reports.registry import Checked, report
from citewell.reports.words import UNDECIDED, count, decided, looked, printable, said

_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+!|~&@$-])")


@report("markdown")
def as_markdown(checked: Checked) -> str:
    """Return the sums by rule, the findings, what is not decided, and what is set aside."""
    parts = [f"## citewell {checked.command}", _sum(checked)]
    if checked.findings:
        parts += ["\n".join(_table(checked)), "### Findings", "\n".join(_lines(checked.findings))]
    if checked.undecided:
        parts += ["### Not decided", "\n".join(_lines(checked.undecided))]
    if checked.set_aside:
        parts += ["### Set aside", "\n".join(_set_aside(checked))]
    return "\n\n".join(parts) + "\n"


def _sum(checked: Checked) -> str:
    found = f"{count(len(checked.findings), 'finding')}, {len(checked.set_aside)} set aside"
    undecided = f", {len(checked.undecided)} {UNDECIDED}" if checked.undecided else ""
    return f"**{found}{undecided}** in {looked(checked, ' and ')}."


def _table(checked: Checked) -> Iterator[str]:
    titles = {info.code: info.title for info in checked.rules}
    yield "| Code | Rule | Findings |"
    yield "|---|---|---:|"
    for code, number in sorted(Counter(finding.code for finding in checked.findings).items()):
        yield f"| {code} | {_escaped(titles.get(code, ''))} | {number} |"


def _lines(findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        yield f"- `{_code(str(finding.where))}` **{finding.code}** {_escaped(said(finding))}"


def _set_aside(checked: Checked) -> Iterator[str]:
    for finding, row in checked.set_aside:
        words = f"{decided(row)}: {said(finding)}"
        yield f"- `{_code(str(finding.where))}` **{finding.code}** {_escaped(words)}"


def _escaped(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    return _MARKS.sub(r"\\\1", printable(text))


def _code(text: str) -> str:
    """Return a text that a code span can hold."""
    return printable(text).replace("`", "'")
