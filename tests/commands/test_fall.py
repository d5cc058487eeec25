"""``citewell fall`` as it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.cli import main

Captured = pytest.CaptureFixture[str]


def test_fall_names_the_verdict_that_would_fall(invented: Path, capsys: Captured) -> None:
    assert main(["fall", "teapot2019", "--project", str(invented)]) == 0
    assert "docs/claims/endings.md: FALLS: 'Tea helps stories end'" in capsys.readouterr().out
