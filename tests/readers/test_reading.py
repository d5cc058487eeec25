"""What pages say is the same from memory, and only what has changed is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import app
from citewell.readers import side_by_side
from citewell.readers.pages import Source


def test_after_an_edit_only_the_edited_page_is_read(invented_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app.check(invented_copy, remember=True)
    read: list[str] = []
    whole: Callable[[Source], object] = side_by_side.read_whole

    def noted(source: Source) -> object:
        read.append(source.name)
        return whole(source)

    monkeypatch.setattr(side_by_side, "read_whole", noted)
    page = invented_copy / "docs" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nA tale [@nobody].\n", encoding="utf-8")
    result = app.check(invented_copy, remember=True)
    assert (read, [finding.code for finding in result.findings]) == (["index.md"], ["CIT001"])


def test_a_check_from_memory_finds_what_a_fresh_one_finds(invented_copy: Path) -> None:
    page = invented_copy / "docs" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nA tale [@nobody], Nobody (1999).\n", encoding="utf-8")
    fresh = app.check(invented_copy)
    assert fresh.findings
    assert [app.check(invented_copy, remember=True) for _ in range(2)] == [fresh, fresh]


def test_without_being_asked_nothing_is_remembered(invented_copy: Path) -> None:
    app.check(invented_copy)
    assert not (invented_copy / ".cache").exists()
