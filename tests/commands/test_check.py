"""``citewell check`` as it is called: on a terminal, without one and by GitHub; exit codes 0 clean, 1 findings, 2 could not run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import entry
from citewell.cli import main
from citewell.reports.registry import formats

Project = Callable[..., Path]
Captured = pytest.CaptureFixture[str]
ROW = "- {{code: CIT001, path: docs/index.md, reason: Not yet., name: Polly Kettle, until: {until}}}\n"
FAULTY = {"docs/index.md": "Nobody\nsaid [@nobody].\n\n::: set-aside\n"}


def test_clean_base_ends_with_0(invented: Path, capsys: Captured) -> None:
    assert main(["check", "--project", str(invented)]) == 0
    assert "All checks passed: 23 pages, 12 entries." in capsys.readouterr().out


def test_finding_ends_with_1_and_names_its_place(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(project(FAULTY))
    assert main(["check"]) == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("docs/index.md:2:7: CIT001 the key 'nobody' is not in references.bib")


def test_nothing_to_read_ends_with_2_and_one_line(tmp_path: Path, capsys: Captured) -> None:
    assert main(["check", "--project", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith(f"citewell: {tmp_path}/docs: no such folder")


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
    assert (
        capsys.readouterr().err
        == "citewell: no rule of 'citewell check' has a code that starts with 'XYZ'; see 'citewell explain'\n"
    )


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:  # noqa: ARG001 - it sets what is patched
    """Let standard output be a terminal with colours; pytest makes its stream anew for the call, so its class is told."""
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")


def _check(folder: Path, *options: str) -> int:
    return main(["check", "--project", str(folder), *options])


@pytest.mark.usefixtures("terminal")
def test_terminal_shows_colour_and_the_guilty_line(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(project(FAULTY))
    assert main(["check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("\x1b[1mdocs/index.md:2:7:\x1b[0m \x1b[1;31mCIT001\x1b[0m ")
    assert lines[1] == "  \x1b[34m2 |\x1b[0m said [@nobody]."
    assert lines[2] == "  \x1b[34m  |\x1b[0m       \x1b[1;31m^\x1b[0m"


@pytest.mark.usefixtures("terminal")
def test_no_color_keeps_the_frame(project: Project, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    _check(project(FAULTY))
    assert capsys.readouterr().out.splitlines()[1] == "  2 | said [@nobody]."


@pytest.mark.usefixtures("terminal")
def test_dumb_terminal_has_no_colour(project: Project, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setenv("TERM", "dumb")
    _check(project(FAULTY))
    assert "\x1b" not in capsys.readouterr().out


def test_force_color_asks_for_colour_without_a_terminal(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    folder = project(FAULTY)
    _check(folder)
    plain = capsys.readouterr().out
    monkeypatch.setenv("FORCE_COLOR", "1")
    _check(folder)
    assert "\x1b[1;31mCIT001" in capsys.readouterr().out
    monkeypatch.delenv("FORCE_COLOR")
    _check(folder)
    assert capsys.readouterr().out == plain


@pytest.mark.usefixtures("terminal")
def test_machine_formats_have_no_colour(project: Project, capsys: Captured) -> None:
    for name in set(formats()) - {"text", "full"}:
        _check(project(FAULTY), "--format", name)
        assert "\x1b" not in capsys.readouterr().out


def test_without_a_terminal_the_lines_are_plain(project: Project, capsys: Captured) -> None:
    folder = project(FAULTY)
    _check(folder)
    plain = capsys.readouterr().out
    assert "\x1b" not in plain
    assert "said [@nobody]" not in plain
    _check(folder, "--format", "full")
    assert "  2 | said [@nobody].\n    |       ^\n" in capsys.readouterr().out


def test_quiet_goes_with_text(project: Project, capsys: Captured) -> None:
    folder = project(FAULTY)
    assert _check(folder, "--quiet") == 1
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert _check(folder, "--quiet", "--format", "json") == 2
    assert capsys.readouterr().err == "citewell: --quiet goes with --format text\n"


@pytest.mark.parametrize("name", formats())
def test_set_aside_is_printed_and_no_finding(name: str, project: Project, capsys: Captured) -> None:
    folder = project({**FAULTY, "docs/about/set-aside.yml": ROW.format(until="2999-12-31")})
    assert _check(folder, "--format", name) == 0
    printed = capsys.readouterr().out
    for told in ("Polly Kettle", "Not yet.", "2999", "nobody"):
        assert told in printed


def test_expired_row_fails_with_its_finding(project: Project, capsys: Captured) -> None:
    folder = project({**FAULTY, "docs/about/set-aside.yml": ROW.format(until="2001-12-31")})
    assert _check(folder, "--format", "json") == 1
    document = json.loads(capsys.readouterr().out)
    assert [row["code"] for row in document["findings"]] == ["AID001", "CIT001"]
    assert document["set_aside"] == []


@pytest.mark.parametrize("name", formats())
def test_paths_begin_at_the_current_folder_in_every_format(
    name: str, project: Project, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    folder = project({**FAULTY, "docs/about/set-aside.yml": ROW.format(until="2999-12-31"), "docs/a.md": "[@nobody2]"})
    monkeypatch.chdir(folder.parent)
    main(["check", "--select", "CIT001", "--project", folder.name, "--format", name])
    told = capsys.readouterr().out
    assert told.count(f"{folder.name}/docs/index.md") == 1
    assert told.count(f"{folder.name}/docs/a.md") == 1


def test_guilty_line_is_shown_whatever_the_current_folder(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    folder = project(FAULTY)
    monkeypatch.chdir(folder / "docs")
    _check(Path(".."), "--format", "full")
    assert capsys.readouterr().out.startswith("index.md:2:7: CIT001 ")
    _check(folder, "--format", "full")
    assert "  2 | said [@nobody]." in capsys.readouterr().out


def test_file_that_cannot_be_read_has_no_frame(project: Project, capsys: Captured) -> None:
    folder = project({})
    (folder / "docs/index.md").write_bytes(b"\xff\xfe")
    assert _check(folder, "--format", "full") == 1
    assert "docs/index.md:1:1: REC001 not UTF-8 but UTF-16" in capsys.readouterr().out


@pytest.mark.parametrize("codes", ["", ",", " , "])
def test_empty_selection_is_refused(codes: str, project: Project, capsys: Captured) -> None:
    with pytest.raises(SystemExit, match="2"):
        _check(project(FAULTY), "--select", codes)
    assert "argument --select: expected at least one code" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options", [["--select=BIB", "--ignore=BIB"], ["--select=BIB012,CIT", "--ignore=CIT,BIB"]], ids=" ".join
)
def test_check_of_nothing_does_not_pass(options: list[str], project: Project, capsys: Captured) -> None:
    assert _check(project({}), *options) == 2
    assert capsys.readouterr().err.startswith("citewell: no rule of 'citewell check' is both selected and not ignored")


def test_ignoring_nothing_is_no_error(project: Project) -> None:
    assert _check(project(FAULTY), "--ignore", "") == 1


@pytest.fixture
def not_utf8(project: Project) -> Path:
    """Return a knowledge base with a page whose name is not UTF-8."""
    folder = project({})
    try:
        (folder / os.fsdecode(b"docs/\xff.md")).write_text("x [@nobody]\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    return folder


@pytest.mark.parametrize("name", formats())
def test_name_that_is_not_utf8_is_told_in_every_format(name: str, not_utf8: Path, capsys: Captured) -> None:
    assert _check(not_utf8, "--format", name) == 1
    told = capsys.readouterr().out
    assert ("/docs/%FF.md" if name == "sarif" else "docs/\ufffd.md") in told
    assert told.encode()


def test_check_imports_nothing_that_only_other_commands_need(project: Project) -> None:
    others = ["making", "asking", "importing", "verifying", "exports", "fixing", "registries", "citing.style"]
    told = f"""
import sys
from citewell.cli import main
main(["check", "--no-cache"])
print([name for name in {others} if f"citewell.{{name}}" in sys.modules])
"""
    run = subprocess.run([sys.executable, "-c", told], cwd=project({}), capture_output=True, check=True, text=True)
    assert run.stdout.splitlines()[-1] == "[]"


def test_summary_is_appended_whatever_is_printed(project: Project, tmp_path: Path, capsys: Captured) -> None:
    folder, summary = project(FAULTY), tmp_path / "summary.md"
    _check(folder, "--format", "markdown")
    markdown = capsys.readouterr().out
    summary.write_text("# Before\n")
    assert _check(folder, "--format", "github", "--summary", str(summary)) == 1
    assert summary.read_text(encoding="utf-8") == f"# Before\n{markdown}"
    assert capsys.readouterr().out.startswith("::error ")


def test_summary_is_written_by_a_check_of_what_has_not_changed(project: Project, tmp_path: Path) -> None:
    folder, summary = project({}), tmp_path / "summary.md"
    for _ in range(2):
        summary.unlink(missing_ok=True)
        assert entry.main(["check", "--project", str(folder), "--summary", str(summary)]) == 0
        assert summary.exists()


def test_summary_that_cannot_be_written_ends_with_2(project: Project, tmp_path: Path, capsys: Captured) -> None:
    assert _check(project({}), "--summary", str(tmp_path)) == 2
    assert capsys.readouterr().err == f"citewell: {tmp_path}: cannot write: Is a directory\n"
