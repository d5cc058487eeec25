"""Numbers as they may be written on two pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import app

Project = Callable[..., Path]
STUDY = """---
title: T
summary: {summary}
design: case_report
directness: T1
{more}---
{body}
"""
CLAIM = """---
title: T
claim: C
about: tea
evidence_verdict: mixed
attribution_verdict: accurate
attribution: A
bottom_line: B
evidence:
  - {{source: cup, stance: supports, locator: p. 1, says: "{says}", read: abstract, checked: 2026-11-21}}
---
"""

EVENT = """- {id: tea, date: 1970, title: T, what: 99% of cups, why: W, strand: s, source_kind: primary,
   verification: disputed, sources: [{source: cup}]}
"""
OUTCOME = """---
title: T
searched_to: 2026-11-21
in_short: [S]
outcomes:
  - {outcome: O, kind: benefit, effect: 99% of cups, source: cup, read: abstract, locator: p. 1}
---
"""


def messages(folder: Path, code: str) -> list[str]:
    return [finding.message for finding in app.check(folder, select=(code,)).findings]


def said_of_cup(project: Project, says: str, summary: str, body: str = "") -> list[str]:
    study = STUDY.format(summary=summary, more="", body=body)
    return messages(project({"docs/studies/cup.md": study, "docs/claims/c.md": CLAIM.format(says=says)}), "NUM001")


def written_of_cup(project: Project, text: str) -> list[str]:
    study = STUDY.format(summary="Tea helped 60 %, d 0.5.", more="", body="")
    files = {"docs/studies/cup.md": study, "docs/index.md": text, "references.bib": "@misc{cup}@misc{tea-2.5}"}
    return messages(project(files), "NUM003")


@pytest.mark.parametrize(
    ("says", "summary"),
    [
        ("0.5mg/kg", "0.5mg/kg"),
        ("0.5 mg/kg", "0.5mg/kg"),
        ("27 of 68", "27/68"),
        ("27–68", "27-68"),
        ("1,234", "1\u00a0234"),
        ("1,234", "1\u2009234"),
        ("1,234", "1\u202f234"),
        ("p = 0.03", "p = .03"),
        ("5.0", "5"),
        ("n=27", "_27_"),
        ("2,048 cups", "2048 cups"),
        ("$d = 0.5$", "$d = 0.5$"),
    ],
)
def test_number_written_in_another_way_is_the_same(project: Project, says: str, summary: str) -> None:
    assert said_of_cup(project, says, summary) == []


@pytest.mark.parametrize("says", ["99/100", "99-100", "99mg", "9.9mg/kg", ".99", "_99_", "2,048 cups"])
def test_number_is_seen_whatever_stands_beside_it(project: Project, says: str) -> None:
    assert said_of_cup(project, says, "Of 100 cups in 2020")


@pytest.mark.parametrize("body", ["<!-- 99 -->", "[a](https://example.org/99)"])
def test_number_that_nobody_reads_does_not_stand_on_the_page(project: Project, body: str) -> None:
    assert said_of_cup(project, "99 cups", "S", body)


def test_number_longer_than_python_reads_is_a_finding(project: Project) -> None:
    assert said_of_cup(project, "9" * 5000, "S")


def test_effect_may_be_written_without_a_nought(project: Project) -> None:
    results = (
        'results:\n  - {outcome: O, result: "d = .5 (.11 to 2.05)", effect: {measure: d, value: 0.5, low: 0.11}}\n'
    )
    study = STUDY.format(summary="S", more=results, body="")
    assert messages(project({"docs/studies/cup.md": study}), "NUM002") == []


@pytest.mark.parametrize(
    "text",
    [
        "Response was 99.9% in Kettle et al. [@cup].",
        "Response was 99.9%. [@cup]",
        "By @cup: Response was 99.9%.",
        "[@cup]: Response was 99.9%.",
        "Response was 99.9%, see e.g. Table 3 [@cup].",
        "99 per cent [@cup]",
        "99 percent [@cup]",
        "**99**% [@cup]",
        "99\\% [@cup]",
        "[99.9](x.md) [@cup]",
        "Table tea 99.9 [@cup]",
        "Table 9.9% [@cup]",
        "It was 99·9 [@cup].",
        "[99.9 in @cup]",
        "## 99.9% of cups [@cup]",
        "The OR was 1.7 (95% CI 0.5 to 0.5; P = .5) [@cup].",
    ],
)
def test_number_of_a_sentence_is_sought(project: Project, text: str) -> None:
    assert written_of_cup(project, text)


@pytest.mark.parametrize(
    "text",
    [
        "It was 0.5 [@cup, sec. 4.2].",
        "See @cup [p. 3, fig. 2.4].",
        "## 2.1 Results [@cup]",
        "On 12.11.2026 [@cup]",
        "In version 1.2.3 [@cup]",
        "[see Section 3.7 in @cup]",
        "Version 1.7 of tea [@cup]",
        "Figs. 2.4 and Table&nbsp;3.5 [@cup]",
        "By DSM-5.1 [@cup]",
        "In doi:10.5555/tas.2020.1 [@cup]",
        "As in [@{tea-2.5}; @cup]. See @{tea-2.5}.",
        "a | b\n--- | ---\n99.9% | tea\n60% | [@cup]",
        "First 99.9%. [@cup] has 60%.",
        "`99.9%` [@cup]",
    ],
)
def test_what_is_no_number_of_the_sentence_is_not_sought(project: Project, text: str) -> None:
    assert written_of_cup(project, text) == []


def test_finding_stands_at_the_number(project: Project) -> None:
    text = "---\ntitle: T\n---\n\nTea.\nIt helped 99% [@cup]."
    files = {"docs/studies/cup.md": STUDY.format(summary="S", more="", body=""), "docs/index.md": text}
    (finding,) = app.check(project(files), select=("NUM003",)).findings
    assert (finding.where.line, finding.where.column) == (6, 11)


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("docs/claims/c.md", CLAIM.format(says="S").replace("bottom_line: B", 'bottom_line: "99% [@cup]"')),
        ("docs/learn/glossary.yml", "- {id: tea, term: Tea, definition: 99% of cups, sources: [cup]}"),
        ("docs/learn/glossary.yml", '- {id: tea, term: Tea, definition: "99% of cups [@cup]"}'),
        (
            "docs/history/timeline.yml",
            EVENT,
        ),
        (
            "docs/conditions/c.md",
            OUTCOME,
        ),
        (
            "docs/conditions/c.md",
            '---\ntitle: T\nsearched_to: 2026-11-21\nin_short: ["99% of cups [@cup]."]\n---\n',
        ),
    ],
)
def test_number_in_a_record_is_sought(project: Project, path: str, content: str) -> None:
    files = {"docs/studies/cup.md": STUDY.format(summary="S", more="", body=""), path: content}
    (finding,) = app.check(project(files), select=("NUM003", "REC001", "REC002", "REC004")).findings
    assert (finding.code, finding.where.path) == ("NUM003", path)


def test_number_of_a_row_with_several_sources_is_not_sought(project: Project) -> None:
    rows = "- {id: tea, term: Tea, definition: 99% of cups, sources: [cup, pot]}"
    study = STUDY.format(summary="S", more="", body="")
    assert messages(project({"docs/studies/cup.md": study, "docs/learn/glossary.yml": rows}), "NUM003") == []
