"""``citewell export`` as it is called."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import making
from citewell.cli import main
from citewell.exports.registry import exports

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize("name", exports())
def test_command_prints_the_export(name: str, invented: Path, capsys: Captured) -> None:
    assert main(["export", name, "--project", str(invented)]) == 0
    assert capsys.readouterr().out == making.export(invented, name)[0]


def test_command_tells_what_it_can_export(capsys: Captured) -> None:
    assert main(["export"]) == 0
    assert capsys.readouterr().out == "bibtex\ncsl-json\nris\n"


def test_unknown_export_ends_with_2(capsys: Captured) -> None:
    assert main(["export", "endnote"]) == 2
    assert capsys.readouterr().err == "citewell: no export 'endnote'; known: bibtex, csl-json, ris\n"


def test_missing_bibliography_ends_with_2(tmp_path: Path, capsys: Captured) -> None:
    assert main(["export", "ris", "--project", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith(f"citewell: {tmp_path}/references.bib: no such file")


BROKEN = "@misc{tea,\n  author = {Cup, Ann},\n  title = {Tea,\n}\n\n@misc{cup,\n  title = {Cup},\n}\n"


def test_command_exports_what_can_be_read_and_tells_what_cannot(
    project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    folder = project({"references.bib": BROKEN})
    monkeypatch.chdir(folder.parent)
    assert main(["export", "bibtex", "--project", folder.name]) == 1
    printed = capsys.readouterr()
    assert printed.out.count("@misc") == 2
    assert printed.err.startswith(f"{folder.name}/references.bib:3:3: BIB001 entry 'tea': a brace opened here")


def test_entry_whose_key_is_taken_is_told(project: Callable[..., Path], capsys: Captured) -> None:
    twice = "@misc{tea, title = {Tea}}\n@misc{tea, title = {More}}\n"
    assert main(["export", "ris", "--project", str(project({"references.bib": twice}))]) == 1
    assert "references.bib:2:1: BIB002" in capsys.readouterr().err


def test_bibliography_that_cannot_be_read_is_named_from_the_current_folder(
    project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    folder = project({})
    (folder / "references.bib").write_bytes(b"\xff")
    monkeypatch.chdir(folder.parent)
    assert main(["export", "bibtex", "--project", folder.name]) == 2
    assert capsys.readouterr().err.startswith(f"citewell: {folder.name}/references.bib:1:1: not UTF-8")
