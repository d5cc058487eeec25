"""What no answer can be given to: exit code 2, and one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.cli import main

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize("command", ["why", "fall"])
def test_unknown_key_ends_with_2(invented: Path, command: str, capsys: Captured) -> None:
    assert main([command, "scone2021", "--project", str(invented)]) == 2
    assert "did you mean 'scone2012'?" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["why", "fall"])
def test_answer_that_would_not_be_whole_ends_with_2(invented_copy: Path, command: str, capsys: Captured) -> None:
    claim = invented_copy / "docs/claims/endings.md"
    claim.write_text(
        claim.read_text(encoding="utf-8").replace("evidence_verdict:", "evidence_verdit:"), encoding="utf-8"
    )
    assert main([command, "teapot2019", "--project", str(invented_copy)]) == 2
    assert "docs/claims/endings.md:2:1: REC002" in capsys.readouterr().err
