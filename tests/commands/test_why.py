"""``citewell why`` as it is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from citewell import making
from citewell.cli import main

Captured = pytest.CaptureFixture[str]


def test_why_names_every_use(invented: Path, capsys: Captured) -> None:
    assert main(["why", "scone2012", "--project", str(invented)]) == 0
    assert "docs/claims/endings.md:18:14: background in evidence" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["text", "json"])
def test_paths_begin_at_the_current_folder(
    form: str, invented: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(invented / "docs")
    main(["why", "teapot2019", "--format", form, "--project", ".."])
    told = capsys.readouterr().out
    assert "claims/endings.md" in told
    assert "docs/" not in told


def test_json_is_valid_against_its_schema(invented: Path, capsys: Captured) -> None:
    schema = json.loads(making.schema(invented, "why-json"))
    Draft202012Validator.check_schema(schema)
    main(["why", "teapot2019", "--format", "json", "--project", str(invented)])
    Draft202012Validator(schema).validate(json.loads(capsys.readouterr().out))
