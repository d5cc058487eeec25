"""What is shown of sources is computed once, and again only when something has changed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from citewell.citing.html import Shown
from citewell.citing.kept_shown import KeptShown

TOLD = Shown("Cup & Leaf", "2001", "cup", "<span>é \ud800</span>", "", "", "R", "F")


def asked(file: Path | None, seen: str, *keys: str) -> list[str]:
    """Ask for sources as a build does; return the keys that had to be computed."""
    computed: list[str] = []

    def compute(key: str) -> Shown:
        computed.append(key)
        return TOLD._replace(reference=key)

    kept = KeptShown(file, seen, compute)
    for key in keys:
        assert kept.get(key) == TOLD._replace(reference=key)
    kept.keep()
    return computed


def test_what_was_computed_is_told_again(tmp_path: Path) -> None:
    file, seen = tmp_path / "shown.sqlite", "a path that is no text: \udcff"
    assert asked(file, seen, "a", "b", "a") == ["a", "b"]
    assert asked(file, seen, "b", "c") == ["c"]
    assert asked(file, seen, "a", "b", "c") == []


def test_nothing_is_told_of_other_files(tmp_path: Path) -> None:
    file = tmp_path / "shown.sqlite"
    asked(file, "before", "a", "b")
    assert asked(file, "after", "a") == ["a"]
    assert asked(file, "after", "b") == ["b"]


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"x" * 4096])
def test_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "shown.sqlite"
    asked(file, "same", "a")
    file.write_bytes(damage)
    assert asked(file, "same", "a") == ["a"]
    assert asked(file, "same", "a") == []


@pytest.mark.parametrize("told", ["no JSON", "[]", "null"])
def test_damaged_row_is_computed_anew(tmp_path: Path, told: str) -> None:
    file = tmp_path / "shown.sqlite"
    asked(file, "same", "a")
    with sqlite3.connect(file) as rows:
        rows.execute("UPDATE shown SET told = ?", (told,))
    rows.close()
    assert asked(file, "same", "a") == ["a"]
    assert asked(file, "same", "a") == []


def test_nothing_is_kept_where_nothing_can_be(tmp_path: Path) -> None:
    for file in (None, tmp_path / "no folder" / "shown.sqlite", tmp_path):
        for _ in range(2):
            assert asked(file, "same", "a") == ["a"]


def test_nothing_is_kept_and_nobody_waits_while_another_build_reads(tmp_path: Path) -> None:
    file = tmp_path / "shown.sqlite"
    asked(file, "same", "a")
    other = KeptShown(file, "same", lambda key: TOLD._replace(reference=key))
    assert other.get("a").reference == "a"
    assert asked(file, "same", "b") == ["b"]
    other.keep()
    assert asked(file, "same", "b") == ["b"]
    assert asked(file, "same", "b") == []
