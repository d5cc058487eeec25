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
    file = tmp_path / "shown.sqlite"
    assert asked(file, "same", "a", "b", "a") == ["a", "b"]
    assert asked(file, "same", "b", "c") == ["c"]
    assert asked(file, "same", "a", "b", "c") == []


@pytest.mark.parametrize("told", ["no JSON", "[]", "null"])
def test_damaged_row_is_computed_anew(tmp_path: Path, told: str) -> None:
    file = tmp_path / "shown.sqlite"
    asked(file, "same", "a")
    with sqlite3.connect(file) as rows:
        rows.execute("UPDATE told SET text = ?", (told,))
    rows.close()
    assert asked(file, "same", "a") == ["a"]
    assert asked(file, "same", "a") == []


def test_all_is_computed_where_nothing_can_be_kept() -> None:
    for _ in range(2):
        assert asked(None, "same", "a") == ["a"]
