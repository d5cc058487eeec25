"""An invented list of findings, with what text from files can do to a reader's terminal."""

from __future__ import annotations

import datetime as dt

import pytest

from citewell.domain.findings import Finding, RuleInfo
from citewell.domain.places import Place
from citewell.domain.records import Ref
from citewell.domain.rows import SetAside
from citewell.reports.registry import Checked

LINES = {
    ("docs/claims/endings.md", 12): "\tTea 茶 makes endings [@ketle2020], says nobody.",
    ("docs/über, 100%.md", 1): "\u202eevil \x1b[31mred",
    ("references.bib", 7): "x" * 200 + "here" + "y" * 200,
}


def _rule(code: str, name: str, title: str, manual: str = "") -> RuleInfo:
    return RuleInfo(code=code, name=name, title=title, manual=manual, because="an invented authority")


def _row(code: str, path: str) -> SetAside:
    place = Place("docs/about/set-aside.yml", 1, 3)
    until = dt.date(2027, 5, 9)
    return SetAside(
        place=place, code=Ref(code, place), path=path, reason="The pot | is lent.", name="Polly Kettle", until=until
    )


CHECKED = Checked(
    findings=(
        Finding(
            where=Place("docs/claims/endings.md", 12, 23),
            code="CIT001",
            message="the key 'ketle2020' is unknown",
            hint="did you mean 'kettle2020'?",
        ),
        Finding(
            where=Place("docs/über, 100%.md", 1, 3),
            code="MEN001",
            message="<script>alert(1)</script> *100%* | \x1b[31m::error::",
        ),
        Finding(where=Place("references.bib", 7, 201), code="BIB004", message="the DOI 'x' is not well formed"),
        Finding(where=Place("references.bib", 9, 1), code="BIB004", message="the DOI 'y' is not well formed"),
    ),
    set_aside=(
        (
            Finding(where=Place("docs/index.md", 3, 1), code="LNK001", message="nothing is at 'pot.md'"),
            _row("LNK001", "docs/index.md"),
        ),
        (
            Finding(where=Place("references.bib", 5, 2), code="BIB004", message="the DOI 'z' is not well formed"),
            _row("BIB004", "references.bib"),
        ),
    ),
    rules=(
        _rule("BIB004", "doi-is-well-formed", "A DOI is written bare.", "With an address the link would double."),
        _rule("CIT001", "key-is-known", "Every key is in the bibliography."),
        _rule("EVI001", "evidence-is-direct", "Evidence is direct & human."),
        _rule("LNK001", "link-leads-somewhere", "An internal link leads to a page."),
        _rule("MEN001", "mention-resolves", "A work that is named has an entry."),
    ),
    pages=23,
    entries=1,
    version="0.0.0",
    line_at=lambda place: LINES.get((place.path, place.line), ""),
)
CLEAN = Checked(findings=(), rules=CHECKED.rules, pages=1, entries=12, version="0.0.0")


@pytest.fixture(scope="session")
def checked() -> Checked:
    """Return four findings of three rules, and two that are set aside."""
    return CHECKED


@pytest.fixture(scope="session")
def clean() -> Checked:
    """Return what is told of a knowledge base without findings."""
    return CLEAN
