"""``citewell export`` as it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell import making
from citewell.cli import main
from citewell.exports.registry import exports

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize("name", exports())
def test_command_prints_the_export(name: str, invented: Path, capsys: Captured) -> None:
    assert main(["export", name, "--project", str(invented)]) == 0
    assert capsys.readouterr().out == making.export(invented, name)


def test_command_tells_what_it_can_export(tmp_path: Path, capsys: Captured) -> None:
    assert main(["export"]) == 0
    assert capsys.readouterr().out == "bibtex\ncsl-json\nris\n"
    assert main(["export", "endnote"]) == 2
    assert capsys.readouterr().err == "citewell: no export 'endnote'; known: bibtex, csl-json, ris\n"
    assert main(["export", "ris", "--project", str(tmp_path)]) == 2
    assert "no such file" in capsys.readouterr().err
