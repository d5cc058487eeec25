"""What was found is told again for the same text by the same engine, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import app
from citewell.readers import memory, side_by_side
from citewell.readers.bibliography import references_of
from citewell.readers.memory import Memory, digest
from citewell.readers.pages import Source

BIBLIOGRAPHY = "@misc{a,\n  author = {Cup, Ann},\n  title = {One  cup}\n}\n\n@misc{b,\n  Title = {A {Mug}},\n}\n"


def test_what_was_kept_is_recalled(tmp_path: Path) -> None:
    Memory(tmp_path, "tea").keep({"key": [1, "é"]})
    again = Memory(tmp_path, "tea")
    assert (again.recall("key"), again.recall("other")) == ([1, "é"], None)


def test_another_engine_recalls_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Memory(tmp_path, "tea").keep({"key": 1})
    monkeypatch.setattr(memory, "engine", lambda: "another")
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


@pytest.mark.parametrize("text", [BIBLIOGRAPHY, BIBLIOGRAPHY + "@misc{c, title = {Odd}}\n", "@misc{a,\n"])
def test_bibliography_is_the_same_from_memory(tmp_path: Path, text: str) -> None:
    fresh, problems = references_of(text, "b.bib")
    for _ in range(2):
        again, told = references_of(text, "b.bib", Memory(tmp_path, "bibliography"))
        assert told == problems
        assert [(one.key, one.type, one.fields, one.places, one.place) for one in again.values()] == [
            (one.key, one.type, one.fields, one.places, one.place) for one in fresh.values()
        ]
        assert [(one.key, value) for one, value in again.column("title")] == [
            (one.key, value) for one, value in fresh.column("title")
        ]


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
