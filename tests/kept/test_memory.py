"""What was found is told again for the same text by the same engine, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell import kept
from citewell.kept.memory import Memory, digest


def test_what_was_kept_is_recalled(tmp_path: Path) -> None:
    Memory(tmp_path, "tea").keep({"key": [1, "é"]})
    again = Memory(tmp_path, "tea")
    assert (again.recall("key"), again.recall("other")) == ([1, "é"], None)


def test_another_engine_recalls_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Memory(tmp_path, "tea").keep({"key": 1})
    monkeypatch.setattr(kept, "engine", lambda: "another")
    assert Memory(tmp_path, "tea").recall("key") is None


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[]", b'{"engine": 1}'])
def test_memory_that_cannot_be_read_is_empty(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ".cache" / "citewell").mkdir(parents=True)
    (tmp_path / ".cache" / "citewell" / "tea.json").write_bytes(content)
    assert Memory(tmp_path, "tea").recall("key") is None


def test_memory_that_is_not_as_it_was_written_is_empty(tmp_path: Path) -> None:
    Memory(tmp_path, "tea").keep({"key": 1})
    file = tmp_path / ".cache" / "citewell" / "tea.json"
    file.write_text(file.read_text().replace("1}", "2}"))
    assert Memory(tmp_path, "tea").recall("key") is None


def test_memory_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where the folder should be")
    Memory(tmp_path, "tea").keep({"key": 1})


def test_texts_do_not_run_together() -> None:
    assert len({digest("a", "b"), digest("ab"), digest("ab", ""), digest("", "ab")}) == 4
