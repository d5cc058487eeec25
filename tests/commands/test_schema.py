"""``citewell schema`` as it is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citewell import schemas
from citewell.cli import main

Captured = pytest.CaptureFixture[str]


def test_names_are_printed(capsys: Captured) -> None:
    assert main(["schema"]) == 0
    assert tuple(capsys.readouterr().out.split()) == schemas.names()


def test_one_schema_is_printed(invented: Path, capsys: Captured) -> None:
    assert main(["schema", "claim", "--project", str(invented)]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "citewell: claim"


def test_all_schemas_are_written_into_a_new_folder(invented: Path, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert main(["schema", "--write", str(folder), "--project", str(invented)]) == 0
    assert {file.name for file in folder.iterdir()} == {f"{name}.schema.json" for name in schemas.names()}


def test_unknown_name_ends_with_2(capsys: Captured) -> None:
    assert main(["schema", "clam"]) == 2
    assert capsys.readouterr().err.startswith("citewell: no schema 'clam'; known: study, claim")


def test_folder_that_is_a_file_ends_with_2(invented: Path, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "file").write_text("")
    assert main(["schema", "--write", str(tmp_path / "file"), "--project", str(invented)]) == 2
    assert capsys.readouterr().err.startswith(f"citewell: {tmp_path}/file: cannot make the folder")


def test_one_schema_cannot_be_written_alone(tmp_path: Path, capsys: Captured) -> None:
    assert main(["schema", "claim", "--write", str(tmp_path / "schemas")]) == 2
    assert capsys.readouterr().err.startswith("citewell: --write writes all schemas; leave 'claim' out")
    assert not (tmp_path / "schemas").exists()
