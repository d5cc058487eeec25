"""Files and folders that cannot be read, or not as they should be: each is a finding or one clear line, never a traceback."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from citewell import app
from citewell.cli import main

BAD = Path(__file__).parent / "bad_inputs"
Project = Callable[..., Path]


def base(project: Project, name: str, target: str) -> Path:
    folder = project({})
    (folder / target).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(BAD / name, folder / target)
    return folder


def findings(folder: Path, *select: str) -> list[str]:
    return [f"{one.where}: {one.code} {one.message}" for one in app.check(folder, select=select).findings]


@pytest.mark.parametrize("name", ["02-utf16.bib", "03-latin1.bib"])
def test_unreadable_bibliography_is_the_only_finding(project: Project, name: str) -> None:
    folder = base(project, name, "references.bib")
    (folder / "docs/index.md").write_text("[@bad] and Nobody (1999).\n\n::: study nobody\n")
    assert [one.code for one in app.check(folder).findings] == ["BIB001"]


@pytest.mark.parametrize(
    "command",
    ["verify --offline", "why bad", "fall bad", "trace {folder}/docs/index.md", "export ris", "publish {folder}/site"],
)
def test_command_that_needs_an_unreadable_bibliography_ends_with_2(
    project: Project, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = base(project, "03-latin1.bib", "references.bib")
    monkeypatch.chdir(folder)
    assert main([*command.format(folder=folder).split(), "--project", str(folder)]) == 2
    assert capsys.readouterr().err == "citewell: references.bib:3:12: not UTF-8: byte 0xc4 (save the file as UTF-8)\n"


@pytest.mark.parametrize(
    ("name", "finding"),
    [
        ("broken_front_matter.page", "docs/studies/a.md:3:8: REC001 cannot read this as YAML"),
        (
            "colon_in_title.page",
            "docs/studies/a.md:2:11: REC001 cannot read this as YAML: mapping values are not allowed",
        ),
        ("front_matter_is_a_list.page", "docs/studies/a.md:2:1: REC004 expected a mapping, found a list"),
        ("no_front_matter.page", "docs/studies/a.md:1:1: REC001 the page has no front matter"),
        ("front_matter_never_closed.page", "docs/studies/a.md:1:1: REC001 the page has no front matter"),
        ("empty.page", "docs/studies/a.md:1:1: REC001 the page has no front matter"),
        ("latin1.page", "docs/studies/a.md:2:8: REC001 not UTF-8: byte 0xc4"),
    ],
)
def test_faulty_page_is_a_finding_at_its_place(project: Project, name: str, finding: str) -> None:
    (found,) = findings(base(project, name, "docs/studies/a.md"), "REC")
    assert found.startswith(finding)


@pytest.mark.parametrize("name", sorted(path.name for path in BAD.iterdir()))
def test_command_ends_with_findings_or_clean_and_no_traceback(
    project: Project, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = "references.bib" if name.endswith(".bib") else "docs/studies/a.md"
    assert main(["check", "--project", str(base(project, name, target))]) in {0, 1}
    assert "Traceback" not in "".join(capsys.readouterr())


def stop(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one line with which a check that cannot run ends."""
    assert main(["check", "--project", str(folder)]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    (line,) = output.err.splitlines()
    return line


def test_missing_bibliography_stops_with_place_and_remedy(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project({})
    (folder / "references.bib").unlink()
    assert stop(folder, capsys).startswith(f"citewell: {folder}/references.bib: no such file; create it")


def test_folder_without_pages_stops_with_place_and_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert stop(tmp_path, capsys).startswith(f"citewell: {tmp_path}/docs: no such folder; run in")


def test_bibliography_without_pages_stops_with_place_and_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "references.bib").write_text("", encoding="utf-8")
    assert stop(tmp_path, capsys).startswith(
        f"citewell: {tmp_path}/docs: no such folder; create it or name it with 'docs'"
    )


def test_missing_folder_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["check", "--project", str(tmp_path / "gone")])
    assert capsys.readouterr().err.endswith(f"error: argument --project: {tmp_path}/gone: no such folder\n")


def test_docs_that_are_a_file_stop_with_place_and_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "docs").write_text("", encoding="utf-8")
    assert stop(tmp_path, capsys).startswith(f"citewell: {tmp_path}/docs: no such folder")


def test_broken_settings_stop_with_place(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project({"pyproject.toml": "[tool.citewell"})
    assert stop(folder, capsys).startswith(f"citewell: {folder}/pyproject.toml: cannot read the settings")


def test_link_that_leads_nowhere_is_no_traceback(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project({})
    (folder / "docs/gone.md").symlink_to(folder / "nowhere.md")
    assert main(["check", "--project", str(folder)]) in {0, 1}
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize(("path", "code"), [("references.bib", "BIB001"), ("docs/index.md", "REC001")])
def test_unreadable_file_is_a_finding(project: Project, path: str, code: str) -> None:
    folder = project({})
    (folder / path).chmod(0)
    assert findings(folder) == [f"{path}:1:1: {code} cannot read the file: Permission denied"]


@pytest.mark.parametrize(("path", "code"), [("references.bib", "BIB001"), ("docs/index.md", "REC001")])
def test_file_that_the_system_refuses_is_a_finding(
    project: Project, path: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project({})
    open_file = open

    def refuse(file: Any, *given: Any, **named: Any) -> Any:
        if str(file) == str(folder / path):
            raise PermissionError(13, "Permission denied")
        return open_file(file, *given, **named)

    monkeypatch.setattr("builtins.open", refuse)
    assert findings(folder) == [f"{path}:1:1: {code} cannot read the file: Permission denied"]


@pytest.mark.parametrize("name", ["docs", "docs/studies"])
def test_folder_that_the_system_refuses_is_a_finding(
    project: Project, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project({"docs/studies/index.md": ""})
    scan = os.scandir

    def refuse(path: Any) -> Any:
        if Path(path) == folder / name:
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert findings(folder, "REC") == [f"{name}:1:1: REC001 cannot read the folder: Permission denied"]


def test_folder_that_cannot_be_written_can_be_checked(project: Project) -> None:
    folder = project({})
    (folder / "docs").chmod(0o555)
    folder.chmod(0o555)
    try:
        assert findings(folder) == []
    finally:
        folder.chmod(0o755)
        (folder / "docs").chmod(0o755)
