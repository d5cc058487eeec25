"""What was found is told again for the same text by the same engine, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell import kept
from citewell.kept.memory import Memory, digest


def test_what_was_kept_is_recalled(tmp_path: Path) -> None:
    Memory(tmp_path, "tea").keep({"key": [1, "é"]}, {})
    again = Memory(tmp_path, "tea")
    assert (again.recall("key"), again.recall("other")) == ([1, "é"], None)


def test_another_engine_recalls_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Memory(tmp_path, "tea").keep({"key": 1}, {})
    monkeypatch.setattr(kept, "engine", lambda: "another")
    assert Memory(tmp_path, "tea").recall("key") is None


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[]", b'{"engine": 1}'])
def test_memory_that_cannot_be_read_is_empty(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ".cache" / "citewell").mkdir(parents=True)
    (tmp_path / ".cache" / "citewell" / "tea.json").write_bytes(content)
    assert Memory(tmp_path, "tea").recall("key") is None


def test_memory_that_is_not_as_it_was_written_is_empty(tmp_path: Path) -> None:
    Memory(tmp_path, "tea").keep({"key": 1}, {})
    file = tmp_path / ".cache" / "citewell" / "tea.json"
    file.write_text(file.read_text().replace("1}", "2}"))
    assert Memory(tmp_path, "tea").recall("key") is None


def test_memory_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where the folder should be")
    Memory(tmp_path, "tea").keep({"key": 1}, {})


def seen_again(folder: Path, text: str, settled: float, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what is known of a file with the text "A" when it holds ``text`` instead."""
    monkeypatch.setattr(kept, "SETTLED", settled)
    (folder / "a.md").write_text("A", encoding="utf-8")
    memory = Memory(folder, "tea")
    assert memory.unchanged("a.md", folder / "a.md") == ""
    memory.keep({}, {"a.md": "digest of A"})
    if text != "A":
        (folder / "a.md").write_text(text, encoding="utf-8")
    return Memory(folder, "tea").unchanged("a.md", folder / "a.md")


def test_file_that_looks_as_it_did_is_known_by_its_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert seen_again(tmp_path, "A", -1, monkeypatch) == "digest of A"


def test_file_that_looks_otherwise_is_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert seen_again(tmp_path, "AB", -1, monkeypatch) == ""


def test_file_that_is_too_new_to_be_sure_of_is_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert seen_again(tmp_path, "A", 1_000_000, monkeypatch) == ""


def test_texts_do_not_run_together() -> None:
    assert len({digest("a", "b"), digest("ab"), digest("ab", ""), digest("", "ab")}) == 4


@pytest.mark.parametrize(("values", "written"), [(10, True), (1000, False)])
def test_one_new_value_among_many_is_not_worth_writing_all(tmp_path: Path, values: int, *, written: bool) -> None:
    many = {f"key{number}": number for number in range(values)}
    Memory(tmp_path, "tea").keep(many, {})
    Memory(tmp_path, "tea").keep(many | {"new": 1}, {})
    assert (Memory(tmp_path, "tea").recall("new") == 1) is written
