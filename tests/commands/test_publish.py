"""``citewell publish`` as it is called."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import schemas
from citewell.cli import main

Captured = pytest.CaptureFixture[str]


def test_site_gets_stylesheet_schemas_and_exports(invented: Path, tmp_path: Path) -> None:
    assert main(["publish", str(tmp_path), "--project", str(invented)]) == 0
    assert {file.name for file in (tmp_path / "exports").iterdir()} == {
        "references.bib",
        "references.ris",
        "references.json",
    }
    assert len(list((tmp_path / "schemas").iterdir())) == len(schemas.names())
    assert ".cw-card" in (tmp_path / "styles" / "citewell.css").read_text(encoding="utf-8")


def test_folder_that_nobody_built_ends_with_2(invented: Path, tmp_path: Path, capsys: Captured) -> None:
    assert main(["publish", str(tmp_path / "nix"), "--project", str(invented)]) == 2
    assert capsys.readouterr().err.startswith(f"citewell: {tmp_path}/nix: no such folder; build the site first")
    assert not (tmp_path / "nix").exists()


def test_nothing_is_published_without_a_bibliography(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert main(["publish", str(tmp_path / "site"), "--project", str(tmp_path)]) == 2
    assert list((tmp_path / "site").iterdir()) == []


def test_what_can_be_read_is_published_and_what_cannot_is_told(project: Callable[..., Path], capsys: Captured) -> None:
    folder = project({"references.bib": "@misc{tea,\n  title = {Tea,\n}\n\n@misc{cup,\n  title = {Cup},\n}\n"})
    (folder / "site").mkdir()
    assert main(["publish", str(folder / "site"), "--project", str(folder)]) == 1
    assert "BIB001" in capsys.readouterr().err
    assert "Cup" in (folder / "site/exports/references.ris").read_text(encoding="utf-8")
