"""``citewell why`` as it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.cli import main

Captured = pytest.CaptureFixture[str]


def test_why_names_every_use(invented: Path, capsys: Captured) -> None:
    assert main(["why", "scone2012", "--project", str(invented)]) == 0
    assert "docs/claims/endings.md:18:14: background in evidence" in capsys.readouterr().out
