"""While a part of a knowledge base cannot be read, nobody is told that something stands nowhere: it may stand there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import app

ASIDE = "- {code: CODE, path: PATH, reason: R, name: A. Cup, until: UNTIL}\n"
BROKEN = {"yaml": b"---\nx: [\n", "latin-1": b"\xff---\n", "field": b"---\nmisspelt: 1\n"}
PARTS = (
    "docs/index.md",
    "docs/claims/endings.md",
    "docs/conditions/writers-block.md",
    "docs/studies/lemon2003.md",
    "docs/studies/teapot2019.md",
)


def codes_elsewhere(folder: Path, path: str) -> set[str]:
    """Return the codes of what is found in other files."""
    return {one.code for one in app.check(folder).findings if one.where.path != path}


@pytest.mark.parametrize("fault", BROKEN)
@pytest.mark.parametrize("path", PARTS)
def test_page_that_cannot_be_read_makes_no_other_wrong(path: str, fault: str, invented_copy: Path) -> None:
    file = invented_copy / path
    file.write_bytes(file.read_bytes().replace(b"---\n", BROKEN[fault], 1))
    assert codes_elsewhere(invented_copy, path) == set()


@pytest.mark.parametrize("path", ["docs/history/timeline.yml", "docs/learn/glossary.yml", "docs/about/vocabulary.yml"])
def test_rows_that_cannot_be_read_make_no_other_wrong(path: str, invented_copy: Path) -> None:
    file = invented_copy / path
    file.write_bytes(b"- x: [\n" + file.read_bytes())
    assert codes_elsewhere(invented_copy, path) == set()


@pytest.mark.parametrize(("until", "hint"), [("2999-01-01", None), ("2001-01-01", "mend the finding, or decide again")])
@pytest.mark.parametrize(("code", "path"), [("BIB008", "references.bib"), ("QNT001", "docs/studies/lemon2003.md")])
def test_row_about_what_is_not_judged_is_no_row_to_remove(
    code: str, path: str, until: str, hint: str | None, invented_copy: Path
) -> None:
    aside, study = invented_copy / "docs/about/set-aside.yml", invented_copy / "docs/studies/lemon2003.md"
    aside.write_text(ASIDE.replace("CODE", code).replace("PATH", path).replace("UNTIL", until), encoding="utf-8")
    study.write_bytes(study.read_bytes().replace(b"---\n", BROKEN["field"], 1))
    hints = {one.hint for one in app.check(invented_copy).findings if one.code in {"AID001", "AID002"}}
    assert hints == ({hint} if hint else set())


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("@article{cup, title = {A {cup, year = {2001}, status = {retracted}}", "BIB001"),
        ("@article{cup, status = {retracted}, title = {A {cup, year = {2001}}", "BIB001"),
        ("@inbook{cup, crossref = {gone}, title = {A cup}, author = {Mug, A.}}", "BIB014"),
    ],
)
def test_entry_that_cannot_be_read_whole_lacks_nothing(entry: str, code: str, project: Callable[..., Path]) -> None:
    words = "directness:\n  - {code: T1, label: Tea, definition: Tea}\n"
    files = {"references.bib": entry, "docs/index.md": "[@cup]\n", "docs/about/vocabulary.yml": words}
    found = app.check(project(files), ignore=("BIB010", "BIB011") if code == "BIB014" else ()).findings
    assert {one.code for one in found} == {code}
