"""What an entry says of itself is judged on the library's day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import app

Project = Callable[..., Path]
SCALE = "directness:\n  - {code: T1, label: Tea, definition: Tea}\n"


@pytest.mark.parametrize(("day", "found"), [("2000-01-02", []), ("2000-01-03", ["BIB011"])])
def test_reading_is_of_a_day_that_has_come_somewhere(project: Project, day: str, found: list[str]) -> None:
    entry = f"@misc{{a, title = {{T}}, verified = {{{day}, abstract, https://example.org}}}}"
    library = app.load(project({"references.bib": entry, "docs/about/vocabulary.yml": SCALE}))
    result = app.check_library(library.but(today=dt.date(2000, 1, 1)), select=("BIB011",))
    assert [one.code for one in result.findings] == found
