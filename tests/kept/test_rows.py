"""Rows are told again only of the same files, and whatever is wrong with them stops nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.kept.rows import Rows


def kept(file: Path | None, seen: str, *keys: str) -> list[str]:
    """Ask for texts as a build does, and keep those that were missing; return their keys."""
    rows = Rows(file, seen)
    found = {key: rows.get(key) for key in keys}
    missing = [key for key in found if found[key] is None]
    assert all(found[key] == f"<{key}>" for key in found if key not in missing)
    rows.keep({key: f"<{key}>" for key in missing})
    return missing


def test_what_was_kept_is_told_again(tmp_path: Path) -> None:
    file, seen = tmp_path / "told.sqlite", "a path that is no text: \udcff"
    assert kept(file, seen, "a", "b") == ["a", "b"]
    assert kept(file, seen, "b", "c") == ["c"]
    assert kept(file, seen, "a", "b", "c") == []


def test_nothing_is_told_of_other_files(tmp_path: Path) -> None:
    file = tmp_path / "told.sqlite"
    kept(file, "before", "a", "b")
    assert kept(file, "after", "a") == ["a"]
    assert kept(file, "after", "b") == ["b"]


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"x" * 4096])
def test_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "told.sqlite"
    kept(file, "same", "a")
    file.write_bytes(damage)
    assert kept(file, "same", "a") == ["a"]
    assert kept(file, "same", "a") == []


def test_nothing_is_kept_where_nothing_can_be(tmp_path: Path) -> None:
    for file in (None, tmp_path / "no folder" / "told.sqlite", tmp_path):
        for _ in range(2):
            assert kept(file, "same", "a") == ["a"]


def test_nothing_is_kept_and_nobody_waits_while_another_build_reads(tmp_path: Path) -> None:
    file = tmp_path / "told.sqlite"
    kept(file, "same", "a")
    other = Rows(file, "same")
    assert other.get("a") == "<a>"
    assert kept(file, "same", "b") == ["b"]
    other.keep({})
    assert kept(file, "same", "b") == ["b"]
    assert kept(file, "same", "b") == []
