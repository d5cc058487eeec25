"""``citewell schema`` as it is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citewell import schemas
from citewell.cli import main

Captured = pytest.CaptureFixture[str]


def test_command_prints_names_one_schema_or_writes_all(invented: Path, tmp_path: Path, capsys: Captured) -> None:
    assert main(["schema"]) == 0
    assert tuple(capsys.readouterr().out.split()) == schemas.names()
    assert main(["schema", "claim", "--project", str(invented)]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "citewell: claim"
    assert main(["schema", "--write", str(tmp_path / "a" / "b"), "--project", str(invented)]) == 0
    written = {file.name for file in (tmp_path / "a" / "b").iterdir()}
    assert written == {f"{name}.schema.json" for name in schemas.names()}
    assert main(["schema", "clam"]) == 2
    assert capsys.readouterr().err.startswith("citewell: no schema 'clam'; known: study, claim")
    (tmp_path / "file").write_text("")
    assert main(["schema", "--write", str(tmp_path / "file"), "--project", str(invented)]) == 2


def test_one_schema_cannot_be_written_alone(tmp_path: Path, capsys: Captured) -> None:
    assert main(["schema", "claim", "--write", str(tmp_path / "schemas")]) == 2
    assert capsys.readouterr().err.startswith("citewell: --write writes all schemas; leave 'claim' out")
    assert not (tmp_path / "schemas").exists()
