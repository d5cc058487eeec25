"""Every place that uses a source is named: by key, by name, by link."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import app
from citewell.citing.uses import uses
from citewell.domain.library import Library

BIBLIOGRAPHY = "@misc{cup2020, author = {Cup, Ann}, title = {Tea}, year = {2020}}"
STUDY = """\
---
title: A study of tea
design: case_report
directness: T1
about: tea
---

Cup (2020) poured.
"""


def test_uses_are_listed_in_the_order_of_their_places(library: Library) -> None:
    places = [use.place for use in uses(library, "kettle2020")]
    assert places == sorted(places) != []


def test_use_in_a_claim_tells_title_and_verdict(library: Library) -> None:
    found = {
        (use.role, use.title, use.verdict) for use in uses(library, "scone2012") if use.page.endswith("endings.md")
    }
    assert ("background in evidence", "Tea helps stories end", "Supported") in found


@pytest.mark.parametrize(
    ("text", "column", "role"),
    [
        pytest.param("See [@cup2020].", 6, "citation", id="by its key"),
        pytest.param("See Cup (2020).", 5, "mention", id="by its author"),
        pytest.param("See [it](studies/cup2020.md).", 10, "link", id="by a link to its page"),
    ],
)
def test_page_uses_a_source(project: Callable[..., Path], text: str, column: int, role: str) -> None:
    folder = project({"references.bib": BIBLIOGRAPHY, "docs/studies/cup2020.md": STUDY, "docs/index.md": text})
    found = [use for use in uses(app.load(folder), "cup2020") if use.page == "docs/index.md"]
    assert [(use.place.column, use.role) for use in found] == [(column, role)]


def test_study_page_does_not_use_itself(project: Callable[..., Path]) -> None:
    folder = project({"references.bib": BIBLIOGRAPHY, "docs/studies/cup2020.md": STUDY})
    assert {use.role for use in uses(app.load(folder), "cup2020")} <= {"study page"}


def test_event_that_names_a_study_uses_it(project: Callable[..., Path]) -> None:
    row = "- {id: a, date: 2020, title: Pot, what: W, why: Y, strand: s, source_kind: primary, verification: disputed, "
    folder = project(
        {
            "references.bib": f"{BIBLIOGRAPHY}\n@misc{{pot1900}}",
            "docs/history/timeline.yml": row + "sources: [{source: pot1900}], studies: [cup2020]}\n",
        }
    )
    library = app.load(folder)
    assert [(use.role, use.title) for use in uses(library, "cup2020")] == [("event", "Pot")]
