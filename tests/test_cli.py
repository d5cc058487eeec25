"""The command line: exit codes 0 clean, 1 findings, 2 could not run."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import app
from citewell.cli import main

Project = Callable[..., Path]
Captured = pytest.CaptureFixture[str]
FAULTY = {"docs/index.md": "[@nobody]"}


def test_clean_base_ends_with_0(invented: Path, capsys: Captured) -> None:
    assert main(["check", "--project", str(invented)]) == 0
    assert "All checks passed: 23 pages, 12 entries." in capsys.readouterr().out


def test_finding_ends_with_1_and_names_its_place(project: Project, capsys: Captured) -> None:
    assert main(["check", "--project", str(project(FAULTY))]) == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("docs/index.md:1:2: CIT001 the key 'nobody' is not in references.bib")


def test_nothing_to_read_ends_with_2_and_one_line(tmp_path: Path, capsys: Captured) -> None:
    assert main(["check", "--project", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith(f"citewell: {tmp_path}/docs: no such folder")


@pytest.mark.parametrize(
    "arguments", [[], ["chekc"], ["check", "--format", "x"], ["check", "--select"], ["trace"]], ids=" ".join
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    assert "usage: citewell" in capsys.readouterr().err


def test_project_is_the_current_folder_if_none_is_named(invented: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(invented)
    assert main(["check"]) == 0


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_format_changes_no_verdict(project: Project, invented: Path, form: str, capsys: Captured) -> None:
    assert main(["check", "--format", form, "--project", str(invented)]) == 0
    assert main(["check", "--format", form, "--project", str(project(FAULTY))]) == 1
    assert "CIT001" in capsys.readouterr().out


def test_json_holds_every_finding(project: Project, capsys: Captured) -> None:
    main(["check", "--format", "json", "--project", str(project(FAULTY))])
    assert [row["code"] for row in json.loads(capsys.readouterr().out)["findings"]] == ["CIT001"]


@pytest.mark.parametrize(
    ("option", "code"), [("--select=BIB", 0), ("--select=cit001", 1), ("--ignore=CIT", 0), ("--ignore=BIB,MEN", 1)]
)
def test_rules_are_chosen_by_their_codes(project: Project, option: str, code: int) -> None:
    assert main(["check", option, "--project", str(project(FAULTY))]) == code


def test_unknown_code_ends_with_2(invented: Path, capsys: Captured) -> None:
    assert main(["check", "--select=XYZ", "--project", str(invented)]) == 2
    assert capsys.readouterr().err == "citewell: no rule's code starts with 'XYZ'; see 'citewell explain'\n"


def test_explain_lists_every_rule_in_a_line(capsys: Captured) -> None:
    assert main(["explain"]) == 0
    assert [line[:6] for line in capsys.readouterr().out.splitlines()] == [info.code for info in app.catalogue()]


@pytest.mark.parametrize("name", ["CIT001", "cit001", "cited-key-is-in-the-bibliography"])
def test_explain_prints_the_manual_of_a_rule(name: str, capsys: Captured) -> None:
    assert main(["explain", name]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("CIT001 cited-key-is-in-the-bibliography\n\nEvery key that is cited")
    assert "Because: ICMJE" in printed


def test_explain_of_an_unknown_rule_ends_with_2(capsys: Captured) -> None:
    assert main(["explain", "XYZ"]) == 2
    assert capsys.readouterr().err.startswith("citewell: no rule 'XYZ'. ")


def trace(invented: Path, *arguments: str) -> int:
    return main(["trace", "--project", str(invented), *arguments])


def test_trace_reads_a_file(invented: Path, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "t.txt").write_text("\ufeffAs Lemon (2003)\nhas it.", encoding="utf-8")
    assert trace(invented, str(tmp_path / "t.txt")) == 0
    assert f"{tmp_path}/t.txt:1:4: resolved: 'Lemon (2003)' is @lemon2003 (Lemon, 2003)" in capsys.readouterr().out


def test_trace_reads_standard_input(invented: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Lemon (2003) and O'Connor's pots")))
    assert trace(invented, "-") == 0
    assert "2 mentions: 2 resolved" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Saucer et al. (1999)", "unknown: 'Saucer et al. (1999)' is not in the bibliography"),
        ("Bergström and Kettle (2008)", "ambiguous: 'Bergström and Kettle (2008)' can be @bergstrom2008a"),
        (
            "a 2019 study in Annals of Tea and Telling",
            "vague: 'a 2019 study in Annals of Tea and Telling' names no author; could be @teapot2019",
        ),
        (
            "a 2019 study in Annals of Cocoa",
            "vague: 'a 2019 study in Annals of Cocoa' names no author; the bibliography has nothing",
        ),
    ],
)
def test_trace_of_what_is_not_clear_ends_with_1(
    invented: Path, tmp_path: Path, text: str, line: str, capsys: Captured
) -> None:
    (tmp_path / "t.txt").write_text(text, encoding="utf-8")
    assert trace(invented, str(tmp_path / "t.txt")) == 1
    assert line in capsys.readouterr().out


def test_trace_lists_the_references_of_what_resolved(invented: Path, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "t.txt").write_text("Teapot & Spoon (2019)", encoding="utf-8")
    trace(invented, "--format", "json", str(tmp_path / "t.txt"))
    assert list(json.loads(capsys.readouterr().out)["references"]) == ["teapot2019"]


@pytest.mark.parametrize(
    ("data", "message"),
    [(None, "cannot read the file: No such file or directory"), (b"\xe9", "not UTF-8; save the text as UTF-8")],
)
def test_trace_of_an_unreadable_file_ends_with_2(
    invented: Path, tmp_path: Path, data: bytes | None, message: str, capsys: Captured
) -> None:
    file = tmp_path / "t.txt"
    if data is not None:
        file.write_bytes(data)
    assert trace(invented, str(file)) == 2
    assert capsys.readouterr().err == f"citewell: {file}: {message}\n"


def test_why_names_every_use(invented: Path, capsys: Captured) -> None:
    assert main(["why", "scone2012", "--project", str(invented)]) == 0
    assert "docs/claims/endings.md:18:14: background in evidence" in capsys.readouterr().out


def test_fall_names_the_verdict_that_would_fall(invented: Path, capsys: Captured) -> None:
    assert main(["fall", "teapot2019", "--project", str(invented)]) == 0
    assert "docs/claims/endings.md: FALLS: 'Tea helps stories end'" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["why", "fall"])
def test_unknown_key_ends_with_2(invented: Path, command: str, capsys: Captured) -> None:
    assert main([command, "scone2021", "--project", str(invented)]) == 2
    assert "did you mean 'scone2012'?" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["why", "fall"])
def test_answer_that_would_not_be_whole_ends_with_2(invented_copy: Path, command: str, capsys: Captured) -> None:
    claim = invented_copy / "docs/claims/endings.md"
    claim.write_text(
        claim.read_text(encoding="utf-8").replace("evidence_verdict:", "evidence_verdit:"), encoding="utf-8"
    )
    assert main([command, "teapot2019", "--project", str(invented_copy)]) == 2
    assert "docs/claims/endings.md:2:1: REC002" in capsys.readouterr().err


def test_version_is_printed(capsys: Captured) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out.startswith("citewell ")


def test_reader_that_hangs_up_is_no_fault(invented: Path) -> None:
    run = subprocess.run(
        [
            "sh",
            "-c",
            f"{sys.executable} -m citewell explain | head -n 1; {sys.executable} -m citewell check --project {invented}",
        ],
        capture_output=True,
        check=True,
        text=True,
    )
    assert run.stderr == ""
