"""``citewell trace``: what it reads, what it prints, how it ends."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from citewell.cli import main

Captured = pytest.CaptureFixture[str]


def trace(invented: Path, *arguments: str) -> int:
    return main(["trace", "--project", str(invented), *arguments])


def test_trace_reads_a_file(invented: Path, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "t.txt").write_text("\ufeffAs Lemon (2003)\nhas it.", encoding="utf-8")
    assert trace(invented, str(tmp_path / "t.txt")) == 0
    assert f"{tmp_path}/t.txt:1:4: resolved: 'Lemon (2003)' is @lemon2003 (Lemon, 2003)" in capsys.readouterr().out


def test_trace_reads_standard_input(invented: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Lemon (2003) and O'Connor's pots")))
    assert trace(invented, "-") == 0
    assert "2 mentions: 2 resolved" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Saucer et al. (1999)", "unknown: 'Saucer et al. (1999)' is not in the bibliography"),
        ("Bergström and Kettle (2008)", "ambiguous: 'Bergström and Kettle (2008)' can be @bergstrom2008a"),
        (
            "a 2019 study in Annals of Tea and Telling",
            "vague: 'a 2019 study in Annals of Tea and Telling' names no author; could be @teapot2019",
        ),
        (
            "a 2019 study in Annals of Cocoa",
            "vague: 'a 2019 study in Annals of Cocoa' names no author; the bibliography has nothing",
        ),
    ],
)
def test_trace_of_what_is_not_clear_ends_with_1(
    invented: Path, tmp_path: Path, text: str, line: str, capsys: Captured
) -> None:
    (tmp_path / "t.txt").write_text(text, encoding="utf-8")
    assert trace(invented, str(tmp_path / "t.txt")) == 1
    assert line in capsys.readouterr().out


def test_trace_lists_the_references_of_what_resolved(invented: Path, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "t.txt").write_text("Teapot & Spoon (2019)", encoding="utf-8")
    trace(invented, "--format", "json", str(tmp_path / "t.txt"))
    assert list(json.loads(capsys.readouterr().out)["references"]) == ["teapot2019"]


@pytest.mark.parametrize(
    ("data", "message"),
    [(None, "cannot read the file: No such file or directory"), (b"\xe9", "not UTF-8; save the text as UTF-8")],
)
def test_trace_of_an_unreadable_file_ends_with_2(
    invented: Path, tmp_path: Path, data: bytes | None, message: str, capsys: Captured
) -> None:
    file = tmp_path / "t.txt"
    if data is not None:
        file.write_bytes(data)
    assert trace(invented, str(file)) == 2
    assert capsys.readouterr().err == f"citewell: {file}: {message}\n"
