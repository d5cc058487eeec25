"""A check is told from memory only while nothing has changed."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import app, kept
from citewell.entry import main
from citewell.kept import checks

ENTRY = "@misc{kettle2020,\n  title = {Tea},\n}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("A tale [@kettle2020].\n")
    (tmp_path / "references.bib").write_text(ENTRY)
    return tmp_path


def check(project: Path, *options: str) -> int:
    return main(["check", "--project", str(project), *options])


def recalled(project: Path, *options: str) -> checks.Told | None:
    return checks.recall(str(project), ["check", "--project", str(project), *options])


def test_nothing_is_recalled_before_the_first_check(project: Path) -> None:
    assert recalled(project) is None


def test_what_is_remembered_keeps_itself_out_of_version_control(project: Path) -> None:
    check(project)
    assert (project / ".cache/citewell/.gitignore").read_text(encoding="ascii") == "*\n"


def test_a_second_check_says_the_same_from_memory(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = (check(project), capsys.readouterr().out)
    told = recalled(project)
    assert told is not None
    assert (told.code, told.output) == first
    assert (check(project), capsys.readouterr().out) == first


def test_findings_and_their_exit_code_are_remembered(project: Path) -> None:
    (project / "docs" / "index.md").write_text("A tale [@nobody].\n")
    assert check(project) == 1
    told = recalled(project)
    assert told is not None
    assert told.code == 1


@pytest.mark.parametrize("changed", ["docs/index.md", "references.bib", "pyproject.toml", "mkdocs.yml", "docs/new.md"])
def test_a_change_of_any_file_is_seen(project: Path, changed: str) -> None:
    check(project)
    file = project / changed
    file.write_text((file.read_text() if file.exists() else "") + "\n# more\n")
    assert recalled(project) is None


def test_a_file_that_is_saved_during_a_check_is_checked_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def saved_meanwhile(*arguments: object, **options: object) -> app.CheckResult:
        result = checked(*arguments, **options)
        (project / "docs" / "index.md").write_text("A tale [@nobody].\n")
        return result

    checked: Callable[..., app.CheckResult] = app.check
    monkeypatch.setattr(app, "check", saved_meanwhile)
    assert check(project) == 0
    assert recalled(project) is None


def test_a_removed_file_is_seen(project: Path) -> None:
    check(project)
    (project / "references.bib").unlink()
    assert recalled(project) is None


def test_other_options_have_a_memory_of_their_own(project: Path) -> None:
    check(project)
    assert recalled(project, "--format", "json") is None


def test_a_broken_memory_is_passed_over(project: Path) -> None:
    check(project)
    for file in (project / ".cache" / "citewell").iterdir():
        file.write_text("{")
    assert recalled(project) is None


def test_a_memory_that_is_cut_is_passed_over(project: Path) -> None:
    check(project)
    (file,) = (project / ".cache" / "citewell").glob("check*.txt")
    file.write_bytes(file.read_bytes()[:-10])
    assert recalled(project) is None


def test_a_change_of_rights_is_seen(project: Path) -> None:
    check(project)
    (project / "docs" / "index.md").chmod(0o400)
    assert recalled(project) is None


def test_the_day_is_that_of_the_rules(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check(project)
    tomorrow = time.gmtime(time.time() + 86_400)
    monkeypatch.setattr(kept.time, "gmtime", lambda: tomorrow)
    assert recalled(project) is None


def test_a_folder_that_leads_back_to_itself_is_looked_at_once(project: Path) -> None:
    (project / "docs" / "here").symlink_to(".")
    check(project)
    assert recalled(project) is not None


def test_arguments_whose_names_are_alike_are_not_mixed_up(project: Path) -> None:
    check(project, "--select", "CIT-001,CIT")
    assert recalled(project, "--select", "CIT,001,CIT") is None


def test_what_was_said_is_kept_to_the_letter(project: Path) -> None:
    told = checks.Told(output="a\r\nb\0\0c \ud800 ü\n", code=1)
    checks.keep(str(project), ["check"], ("docs",), kept.seen(project, "docs"), told)
    again = checks.recall(str(project), ["check"])
    assert again is not None
    assert again.output == told.output


def test_no_cache_neither_reads_nor_writes(project: Path) -> None:
    assert check(project, "--no-cache") == 0
    assert not (project / ".cache").exists()


def test_a_memory_that_cannot_be_written_stops_nothing(project: Path) -> None:
    (project / ".cache").write_text("a file where a folder should be")
    assert check(project) == 0
