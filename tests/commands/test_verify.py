"""``citewell verify`` as it is called; the answers are those that were kept."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from citewell import making
from citewell.cli import main
from citewell.commands import verify
from citewell.reports.registry import formats

Project = Callable[..., Path]
Captured = pytest.CaptureFixture[str]
KEPT = ".cache/citewell/registries"
BIB = "@misc{tea, title = {Tea}, doi = {10.5555/tea}}\n@misc{cup, title = {Cup}, doi = {10.5555/cup}}\n@misc{page, title = {P}}\n"
EVIL = "<script>alert(1)</script> \x1b[31m::error::\u202e"
RETRACTED = {"title": ["Tea"], "updated-by": [{"type": "retraction", "DOI": EVIL, "source": "publisher"}]}


@pytest.fixture
def folder(project: Project) -> Path:
    """Return a project whose first entry was retracted by what is kept; about the second nobody was asked."""
    kept = f"2026-11-21 200\n{json.dumps({'message': RETRACTED})}"
    return project({"references.bib": BIB, f"{KEPT}/crossref-10.5555%2Ftea.txt": kept})


def run(folder: Path, *options: str) -> int:
    return main(["verify", "--offline", "--project", str(folder), *options])


def test_findings_and_what_is_not_decided_are_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(folder.parent)
    assert run(folder) == 1
    printed = capsys.readouterr()
    lines = printed.out.splitlines()
    assert [line.split(" entry")[0] for line in lines[:2]] == [
        f"{folder.name}/references.bib:1:1: REG004",
        f"{folder.name}/references.bib:2:33: REG007 not decided:",
    ]
    assert lines[2] == "Found 1 finding in 2 entries. 1 not decided. 'citewell explain CODE' tells more."
    assert printed.err == "Not asked about, having neither DOI nor PMID: page.\n"


def test_nothing_against_the_entries_ends_with_0(folder: Path, capsys: Captured) -> None:
    (folder / "references.bib").write_text("@misc{tea, title = {Tea}, doi = {10.5555/tea}, status = {retracted}}\n")
    assert run(folder) == 0
    assert capsys.readouterr().out == "No registry has anything against: 1 entry.\n"


def test_what_is_not_decided_fails_nothing(folder: Path, capsys: Captured) -> None:
    assert run(folder, "tea", "cup") == 1
    (folder / f"{KEPT}/crossref-10.5555%2Ftea.txt").write_text('2026-11-21 200\n{"message": {"title": ["Tea"]}}')
    capsys.readouterr()
    assert run(folder, "tea", "cup") == 0
    assert capsys.readouterr().out.endswith("No registry has anything against: 2 entries. 1 not decided.\n")


def test_quiet_prints_the_findings_alone(folder: Path, capsys: Captured) -> None:
    assert run(folder, "--quiet") == 1
    printed = capsys.readouterr()
    assert (len(printed.out.splitlines()), printed.err) == (1, "")
    assert run(folder, "--quiet", "--format", "json") == 2


@pytest.mark.parametrize("name", formats())
def test_every_format_tells_both_and_nothing_moves_the_cursor(folder: Path, name: str, capsys: Captured) -> None:
    assert run(folder, "--format", name) == 1
    printed = capsys.readouterr().out
    assert "retracted" in printed
    assert "could not ask" in printed
    assert not {"\x1b", "\u202e"} & set(printed)


def test_json_is_as_its_schema_says(folder: Path, capsys: Captured) -> None:
    run(folder, "--format", "json")
    document = json.loads(capsys.readouterr().out)
    Draft202012Validator(json.loads(making.schema(folder, "verify-json"))).validate(document)
    assert [row["code"] for row in document["undecided"]] == ["REG007"]


def test_nothing_kept_and_nobody_asked_ends_with_2(project: Project, capsys: Captured) -> None:
    assert run(project({"references.bib": BIB})) == 2
    assert capsys.readouterr().err == (
        "citewell: no registry answered; Crossref about DOI 10.5555/tea: not asked before, and now offline\n"
    )


@pytest.mark.parametrize("options", [("--refresh",), ("--max-age", "soon"), ("--max-age", "-1")], ids=" ".join)
def test_options_that_make_no_sense_end_with_2(folder: Path, options: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(folder, *options)


def test_age_is_a_number_of_days(folder: Path) -> None:
    assert run(folder, "--max-age", "3") == 1


def test_progress_is_told_when_it_takes_long(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    times = iter([0.0, 1.9, 2.1, 2.1, 5.0, 12.2, 12.2])
    monkeypatch.setattr(verify.time, "monotonic", lambda: next(times))
    progress = verify._Progress()
    for done in range(4):
        progress(done, 9)
    assert capsys.readouterr().err == "Asked about 1 of 9 entries.\nAsked about 3 of 9 entries.\n"


def test_check_neither_imports_requests_nor_asks(folder: Path) -> None:
    told = "import sys; from citewell.cli import main; main(['check', '--no-cache']); print('requests' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", told], cwd=folder, capture_output=True, check=True, text=True)
    assert run.stdout.splitlines()[-1] == "False"
    assert "REG" not in run.stdout
