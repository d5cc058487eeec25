"""``citewell import`` as it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.cli import main

Captured = pytest.CaptureFixture[str]


def test_entries_are_printed(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "tea.ris"
    file.write_text("TY  - BOOK\nID  - cup2001\nTI  - Tea\nER  - \n", encoding="utf-8")
    assert main(["import", str(file)]) == 0
    assert capsys.readouterr().out == "@book{cup2001,\n  title = {Tea},\n}\n"


def test_finding_is_printed_beside_the_entries_and_ends_with_1(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "tea.ris"
    file.write_text("TY  - BOOK\nID  - cup2001\nTI  - Tea\n", encoding="utf-8")
    assert main(["import", str(file)]) == 1
    assert capsys.readouterr().err.startswith(f"{file}:1:1: RIS001 record 'cup2001': it has no ER")


def test_missing_file_ends_with_2(tmp_path: Path, capsys: Captured) -> None:
    assert main(["import", str(tmp_path / "gone.ris")]) == 2
    assert capsys.readouterr().err == f"citewell: {tmp_path}/gone.ris: no such file\n"
