"""What a check does: read, run, return."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import app
from citewell.domain.errors import CitewellError
from citewell.readers.project import read_library

Project = Callable[..., Path]
INVENTED = Path(__file__).parent / "invented"
BIBLIOGRAPHY = (INVENTED / "references.bib").read_text(encoding="utf-8")
KEYS = re.findall(r"^@\w+\{([^,]+),", BIBLIOGRAPHY, re.MULTILINE)


def test_invented_base_is_clean(invented: Path) -> None:
    result = app.check(invented)
    assert result.findings == ()
    assert (result.pages, result.entries) == (23, 12)


def test_every_key_of_the_invented_base_is_tried() -> None:
    assert sorted(KEYS) == sorted(read_library(INVENTED).references)


@pytest.mark.parametrize("key", KEYS)
def test_entry_that_is_deleted_is_missed_at_its_places(invented_copy: Path, key: str) -> None:
    without = re.sub(rf"^@\w+\{{{re.escape(key)},.*?^\}}\n", "", BIBLIOGRAPHY, flags=re.MULTILINE | re.DOTALL)
    (invented_copy / "references.bib").write_text(without, encoding="utf-8")
    cited = {use.place for use in read_library(INVENTED).uses_of(key)}
    missed = [finding for finding in app.check(invented_copy).findings if finding.code in {"CIT001", "CIT002"}]
    assert {finding.where for finding in missed} == cited
    assert all(f"'{key}'" in finding.message for finding in missed)


def test_select_narrows_to_rules_and_families(project: Project) -> None:
    folder = project({"references.bib": "@artikel{a, doi = {x}}"})
    assert {finding.code for finding in app.check(folder, select=("BIB004", "BIB009")).findings} == {"BIB004", "BIB009"}


def test_ignore_leaves_rules_out(project: Project) -> None:
    folder = project({"references.bib": "@misc{a, title = {T}, doi = {x}}"})
    result = app.check(folder, ignore=("BIB008",))
    assert ({finding.code for finding in result.findings}, result.left_out) == ({"BIB004"}, 1)


@pytest.mark.parametrize("code", ["XYZ", "BIB999", "bib", ""])
def test_unknown_code_stops(invented: Path, code: str) -> None:
    with pytest.raises(CitewellError, match="no rule of 'citewell check' has a code that starts with"):
        app.check(invented, select=(code,))


def test_findings_are_sorted_and_stand_once(project: Project) -> None:
    findings = app.check(project({"docs/a.md": "@b @a @b", "docs/b.md": "@a"})).findings
    assert list(findings) == sorted(set(findings))


def test_record_that_cannot_be_read_is_told_by_no_other_rule(project: Project) -> None:
    page = "---\ntitle: T\n---\n\n::: study pot\n\nIt helped 40 patients.\n"
    files = {"references.bib": "@misc{pot, title = {T}}", "docs/studies/pot.md": page, "docs/index.md": "[@pot]"}
    folder = project(files)
    assert {finding.code for finding in app.check(folder).findings} == {"REC002"}


def test_row_that_cannot_be_read_is_told_by_no_other_rule(project: Project) -> None:
    rows = "- {id: cup, term: Cup, definition: D., see: [pot]}\n- {id: pot}\n"
    folder = project({"docs/learn/glossary.yml": rows, "docs/index.md": "A cup"})
    assert {finding.code for finding in app.check(folder).findings} == {"REC002"}


def test_rule_is_explained_by_code_or_name() -> None:
    assert app.explain("bib002") == app.explain("key-stands-once")


def test_misspelt_rule_gets_a_hint() -> None:
    with pytest.raises(CitewellError, match=r"did you mean .*'BIB002'"):
        app.explain("BIBB002")


def test_expiry_of_a_decision_cannot_be_set_aside(project: Project) -> None:
    row = "- {{code: {}, path: {}, reason: R, name: A. Cup, until: {}}}\n"
    rows = row.format("BIB008", "references.bib", "2001-01-01")
    rows += row.format("AID001", "docs/about/set-aside.yml", "2999-01-01")
    result = app.check(project({"docs/about/set-aside.yml": rows, "docs/index.md": "::: set-aside"}))
    assert {(finding.code, finding.where.line) for finding in result.findings} == {("AID001", 1), ("AID002", 2)}
