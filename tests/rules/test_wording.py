"""Names and terms as they may be written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import app

Project = Callable[..., Path]
VOCABULARY = """directness:
  - {{code: T3, label: Tea alone, organism: {organism}, definition: D}}
subjects:
  - {{code: tas, label: Tea-assisted storytelling, short: TAS, direct_only: true}}
"""
STUDY = """---
title: T
summary: S
design: case_report
directness: T3
{line}
---
"""


def names(project: Project, line: str, organism: str = "human") -> int:
    study = STUDY.replace(f"{line.partition(':')[0]}: {'T' if line[0] == 't' else 'S'}\n", "").format(line=line)
    files = {"docs/about/vocabulary.yml": VOCABULARY.format(organism=organism), "docs/studies/cup.md": study}
    return len(app.check(project(files), select=("WRD001",)).findings)


@pytest.mark.parametrize(
    "line",
    [
        "title: A trial of tea-assisted storytelling",
        "title: A trial of tea\u2011assisted storytelling",
        "title: Not a word against TAS",
        "summary: TAS in a hall",
        'shows: ["tea-assisted\u00a0storytelling works"]',
        "results: [{outcome: O, result: TAS worked}]",
    ],
)
def test_name_of_the_subject_is_seen(project: Project, line: str) -> None:
    assert names(project, line) == 1


@pytest.mark.parametrize(
    "line",
    [
        "title: A trial of tea, not TAS",
        "title: A hall where no TAS was given",
        "title: Tea without tea-assisted storytelling",
        "title: Some tas in a hall",
    ],
)
def test_other_word_and_negation_are_no_name(project: Project, line: str) -> None:
    assert names(project, line) == 0


def test_what_tests_nobody_may_bear_the_name(project: Project) -> None:
    assert names(project, "title: A guide to TAS", organism="none") == 0


def unused(project: Project, term: str, text: str, more: str = "") -> int:
    rows = f'- {{id: one, term: "{term}", definition: D.{more}}}\n'
    files = {"docs/learn/glossary.yml": rows, "docs/index.md": text}
    return len(app.check(project(files), select=("GLO001",)).findings)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("Zorp potion", "A zorp\npotion"),
        ("Zorp potion", "A *zorp* potion"),
        ("Zorp potion", "A zorp\u00a0potion"),
        ("Zorp's potion", "A zorp’s potion"),
        ("Café", "A cafe\u0301"),
        ("é", "An é"),
        ("Therapy", "Two therapies"),
        ("Zorp", "Two zorps"),
        ("Dose", "Zorpdose, doses"),
    ],
)
def test_term_is_used_however_it_is_written(project: Project, term: str, text: str) -> None:
    assert unused(project, term, text) == 0


@pytest.mark.parametrize("text", ["prezorpian", "zorpian", "<!-- zorp -->", "`zorp`"])
def test_term_within_another_word_or_unread_is_not_used(project: Project, text: str) -> None:
    assert unused(project, "Zorp", text) == 1


def test_term_that_refers_to_itself_is_not_used(project: Project) -> None:
    assert unused(project, "Zorp", "", ", see: [one]") == 1


def test_year_is_not_compared_with_a_date_that_cannot_be_read(project: Project) -> None:
    folder = project({"references.bib": "@misc{a, year = {2003}, date = {22-24 May, 2003}}\n"})
    (finding,) = app.check(folder, select=("BIB020",)).findings
    assert finding.message == "entry 'a': the date '22-24 May, 2003' is no EDTF date"


def test_options_of_a_style_are_to_be_left_out(project: Project) -> None:
    folder = project({"references.bib": "@control{a, x = {1}}\n"})
    (finding,) = app.check(folder, select=("BIB015",)).findings
    assert finding.hint == "leave it out: it holds options, and no work"
