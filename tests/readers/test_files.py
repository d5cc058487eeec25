"""Bytes to text: UTF-8 or a finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.readers.files import read_text


def written(tmp_path: Path, data: bytes) -> Path:
    file = tmp_path / "a.md"
    file.write_bytes(data)
    return file


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"\xef\xbb\xbfa", "a"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        ("é".encode(), "é"),
    ],
    ids=["empty", "BOM", "line ends", "accent"],
)
def test_utf8_is_read(tmp_path: Path, data: bytes, text: str) -> None:
    assert read_text(written(tmp_path, data), "a.md", "REC001") == (text, [])


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        ("é".encode("utf-16"), "a.md:1:1", "not UTF-8 but UTF-16"),
        ("a\nbé".encode("latin-1"), "a.md:2:2", "not UTF-8: byte 0xe9"),
    ],
    ids=["UTF-16", "Latin-1"],
)
def test_other_encoding_is_a_finding(tmp_path: Path, data: bytes, place: str, message: str) -> None:
    text, (problem,) = read_text(written(tmp_path, data), "a.md", "REC001")
    assert (text, str(problem.where), problem.message, problem.hint) == (None, place, message, "save the file as UTF-8")


def test_missing_file_is_a_finding(tmp_path: Path) -> None:
    text, (problem,) = read_text(tmp_path / "gone.md", "gone.md", "REC001")
    assert (text, problem.message) == (None, "cannot read the file: No such file or directory")
