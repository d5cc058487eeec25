"""The formats of ``citewell why`` and ``citewell fall``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from citewell import making
from citewell.cli import main

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("command", ["why", "fall"])
def test_paths_begin_at_the_current_folder(
    command: str, form: str, invented: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(invented / "docs")
    main([command, "teapot2019", "--format", form, "--project", ".."])
    told = capsys.readouterr().out
    assert "claims/endings.md" in told
    assert "docs/" not in told


@pytest.mark.parametrize("command", ["why", "fall"])
def test_json_is_valid_against_its_schema(command: str, invented: Path, capsys: Captured) -> None:
    schema = json.loads(making.schema(invented, f"{command}-json"))
    Draft202012Validator.check_schema(schema)
    main([command, "teapot2019", "--format", "json", "--project", str(invented)])
    Draft202012Validator(schema).validate(json.loads(capsys.readouterr().out))
