"""``citewell fix``: what is written, what is not, and how it ends."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import making
from citewell.cli import main
from citewell.domain.errors import CitewellError
from citewell.fixing import files
from citewell.fixing.bibliography import Fixed

Project = Callable[..., Path]
Captured = pytest.CaptureFixture[str]
UNSORTED = "@misc{b,\n  title = {B},\n}\n\n@misc{a,\n  title = {A},\n}\n"
SORTED = "@misc{a,\n  title = {A},\n}\n\n@misc{b,\n  title = {B},\n}\n"


def _fix(folder: Path, *options: str) -> int:
    return main(["fix", "--project", str(folder), *options])


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in the project's folder."""
    monkeypatch.chdir(tmp_path)


def test_fix_writes_and_ends_with_1_then_with_0(project: Project, capsys: Captured) -> None:
    folder = project({"references.bib": UNSORTED})
    assert _fix(folder) == 1
    assert (folder / "references.bib").read_text() == SORTED
    assert _fix(folder) == 0
    assert capsys.readouterr().out == "Fixed references.bib: entries sorted: 2.\nNothing to fix in references.bib.\n"


def test_what_cannot_be_sorted_is_told(project: Project, capsys: Captured) -> None:
    folder = project({"references.bib": "@misc{b,\n  title = {B},\n  title = {C},\n}\n\n@misc{a}\n"})
    why = "no entry crosses one that cannot be read or repeats a field, as in line 1: mend it, and run this again"
    assert _fix(folder) == 0
    assert capsys.readouterr().out == f"Nothing to fix in references.bib; left unsorted: 1 ({why}).\n"


def test_diff_writes_nothing(project: Project, capsys: Captured) -> None:
    folder = project({"references.bib": UNSORTED})
    assert _fix(folder, "--diff") == 1
    assert (folder / "references.bib").read_text() == UNSORTED
    assert capsys.readouterr().out.startswith("--- a/references.bib\n+++ b/references.bib\n@@ ")
    (folder / "references.bib").write_text(SORTED)
    assert _fix(folder, "--diff") == 0
    assert capsys.readouterr().out == ""


def test_diff_can_be_applied_where_the_command_runs(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    folder = project({"references.bib": UNSORTED})
    monkeypatch.chdir(folder.parent)
    _fix(Path(folder.name), "--diff")
    assert capsys.readouterr().out.startswith(f"--- a/{folder.name}/references.bib\n")
    _fix(Path(folder.name))
    assert capsys.readouterr().out.startswith(f"Fixed {folder.name}/references.bib: ")


def test_check_fixes_first_when_asked(project: Project, capsys: Captured) -> None:
    folder = project({"references.bib": UNSORTED})
    assert main(["check", "--select=BIB012", "--project", str(folder)]) == 1
    assert main(["check", "--select=BIB012", "--fix", "--project", str(folder)]) == 0
    assert capsys.readouterr().err == "Fixed references.bib: entries sorted: 2.\n"


@pytest.mark.parametrize(
    "data",
    [
        UNSORTED.encode("utf-16"),
        UNSORTED.replace("B", "É").encode("latin-1"),
        UNSORTED.encode() + b"\xff",
        b"\xef\xbb\xbf" + UNSORTED.encode() + b"\xed\xa0\x80",
    ],
    ids=["utf-16", "latin-1", "last byte", "surrogate"],
)
def test_what_cannot_be_decoded_is_not_written(project: Project, data: bytes, capsys: Captured) -> None:
    folder = project({})
    (folder / "references.bib").write_bytes(data)
    assert _fix(folder) == 2
    assert (folder / "references.bib").read_bytes() == data
    assert "not UTF-8, so nothing was written" in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf", b"% note"])
def test_what_has_no_entries_is_not_written(project: Project, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project({})
    (folder / "references.bib").write_bytes(data)
    monkeypatch.setattr(making, "write_whole", lambda *_: pytest.fail("written"))
    assert _fix(folder) == 0


def test_mark_mode_and_link_stay(project: Project) -> None:
    folder = project({})
    real = folder / "real.bib"
    real.write_bytes(b"\xef\xbb\xbf" + UNSORTED.encode())
    real.chmod(0o640)
    (folder / "references.bib").unlink()
    (folder / "references.bib").symlink_to(real)
    assert _fix(folder) == 1
    assert real.read_bytes() == b"\xef\xbb\xbf" + SORTED.encode()
    assert real.stat().st_mode & 0o777 == 0o640
    assert (folder / "references.bib").is_symlink()


def test_missing_file_ends_with_2(tmp_path: Path, capsys: Captured) -> None:
    assert _fix(tmp_path) == 2
    assert "references.bib: no such file; run in the project's folder" in capsys.readouterr().err


def test_half_a_file_is_never_written(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project({"references.bib": UNSORTED})

    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(CitewellError, match="No space left"):
        making.fix_bibliography(folder, write=True)
    assert (folder / "references.bib").read_text() == UNSORTED
    assert sorted(file.name for file in folder.iterdir()) == ["docs", "references.bib"]


def test_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(CitewellError, match="cannot write"):
        files.write_whole(tmp_path / "no" / "such" / "file", b"")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_write_protected_file_is_not_replaced(project: Project, capsys: Captured) -> None:
    folder = project({"references.bib": UNSORTED})
    (folder / "references.bib").chmod(0o444)
    assert _fix(folder) == 2
    assert (folder / "references.bib").read_text() == UNSORTED
    assert capsys.readouterr().err.count("\n") == 1


def test_file_that_may_not_be_written_is_one_line(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """The same for root, who may write everything."""
    folder = project({"references.bib": UNSORTED})
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    assert _fix(folder) == 2
    assert (folder / "references.bib").read_text() == UNSORTED
    assert capsys.readouterr().err.endswith("references.bib: cannot write: the file is write-protected\n")


def test_fix_that_would_say_something_else_is_refused(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a fix wrong, the reader would see it before anything is written."""
    folder = project({"references.bib": UNSORTED})
    monkeypatch.setattr(making, "fix", lambda text, _: Fixed(before=text, after=text.replace("{A}", "{C}")))
    with pytest.raises(CitewellError, match="would change what it says"):
        making.fix_bibliography(folder, write=True)
    assert (folder / "references.bib").read_text() == UNSORTED
