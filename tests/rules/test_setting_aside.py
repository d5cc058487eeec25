"""What is set aside, and what is told of the rows that do it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import app

Project = Callable[..., Path]
PATH = "docs/about/set-aside.yml"
CUP = "@misc{cup, title = {T}}\n"
OLD, NEW = "2001-01-01", "2999-01-01"


def row(code: str = "BIB008", path: str = "references.bib", until: str = NEW, text: str = "") -> str:
    """Return a row of the file."""
    more = f", text: {text}" if text else ""
    return f"- {{code: {code}, path: {path}, reason: R, name: A. Cup, until: {until}{more}}}\n"


def told(folder: Path, **options: tuple[str, ...]) -> list[tuple[str, int, str, str]]:
    """Return what is found in the rows' file, whether a page shows them or not: code, line, message, hint."""
    found = app.check(folder, **options).findings
    return [
        (one.code, one.where.line, one.message, one.hint)
        for one in found
        if one.where.path == PATH and one.code != "AID003"
    ]


@pytest.mark.parametrize(
    ("bad", "message", "hint"),
    [
        (row("XYZ999"), "there is no rule 'XYZ999'", "'citewell explain' lists the rules"),
        (row("bib008"), "there is no rule 'bib008'", "did you mean 'BIB008'"),
        (row("entry-is-cited"), "there is no rule 'entry-is-cited'", "did you mean 'BIB008'"),
        (row(path="index.md"), "there is no file 'index.md'", "did you mean 'docs/index.md'"),
        (row(path="./docs/index.md"), "there is no file './docs/index.md'", "did you mean 'docs/index.md'"),
        (row("RIS001"), "what 'citewell import' finds cannot be set aside", "remove the row"),
        (row("REC002", PATH), f"what is found in {PATH} cannot be set aside", "remove the row"),
        (row(), "no BIB008 in references.bib is found any more", "remove the row"),
    ],
)
def test_row_that_sets_nothing_aside_is_told_why(project: Project, bad: str, message: str, hint: str) -> None:
    ((code, _, said, helped),) = told(project({PATH: bad}))
    assert (code, said, helped[: len(hint)]) == ("AID002", message, hint)


@pytest.mark.parametrize("first", [row(), row(text="cup")], ids=["a wide row first", "twice the same"])
def test_row_after_one_that_does_the_same_is_told_of_it(project: Project, first: str) -> None:
    folder = project({"references.bib": CUP, PATH: first + row(text="cup")})
    assert told(folder) == [
        ("AID002", 2, f"the row at {PATH}:1:3 sets the same aside already", "remove one of the two")
    ]


@pytest.mark.parametrize(("bib", "hint"), [(CUP, "mend the finding, or decide again"), ("", "remove the row")])
def test_row_past_its_day_is_told_what_to_do(project: Project, bib: str, hint: str) -> None:
    ((code, _, _, said),) = told(project({"references.bib": bib, PATH: row(until=OLD)}))
    assert (code, said) == ("AID001", hint)


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        (("AID002", "BIB008"), (), ["AID002"]),
        (("AID",), ("AID002",), []),
        (("AID002",), (), []),
        (("BIB008",), (), []),
        ((), ("LNK",), ["AID002"]),
        ((), ("BIB008",), []),
        ((), ("AID002",), []),
    ],
)
def test_row_is_judged_when_its_rule_has_run(
    project: Project, select: tuple[str, ...], ignore: tuple[str, ...], codes: list[str]
) -> None:
    found = told(project({PATH: row()}), select=select, ignore=ignore)
    assert [code for code, *_ in found] == codes


def test_row_without_a_reason_cannot_be_set_aside(project: Project) -> None:
    bad = "- {code: BIB008, path: references.bib, name: A. Cup, until: 2999-01-01}\n"
    assert ("REC002", 1) in {found[:2] for found in told(project({PATH: bad + row("REC002", PATH)}))}


@pytest.mark.parametrize("text", ["' '", "''"])
def test_blank_text_does_not_widen_a_row(project: Project, text: str) -> None:
    result = app.check(project({"references.bib": CUP, PATH: row(text=text)}))
    assert {one.code for one in result.findings} == {"BIB008", "REC004"}
    assert result.set_aside == ()
