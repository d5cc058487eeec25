"""A text is told again only when it is whole, with what it was made from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import citewell
from citewell import kept
from citewell.kept import engine, folder, path_of, read, write

NOTHING = ("", "")


@pytest.mark.parametrize("text", ["", "text", "a\r\nb\0\0c \ud800 ü\n"])
def test_text_is_kept_to_the_letter_with_what_it_was_made_from(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, "a.txt") == NOTHING
    write(tmp_path, "a.txt", "a path that is no text: \udcff\n", text)
    assert read(tmp_path, "a.txt") == ("a path that is no text: \udcff\n", text)


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"4\ntext", b"1 4\natex", b"1 4\natexts", b"a b\natext", b"1 4\n\xfftext"]
)
def test_text_that_is_not_whole_is_not_told(tmp_path: Path, content: bytes) -> None:
    write(tmp_path, "a.txt", "a", "text")
    Path(path_of(tmp_path, "a.txt")).write_bytes(content)
    assert read(tmp_path, "a.txt") == NOTHING


def test_folder_within_keeps_itself_out_of_version_control(tmp_path: Path) -> None:
    write(tmp_path, "build/a.txt", "a", "text")
    assert (tmp_path / ".cache/citewell/.gitignore").read_text(encoding="ascii") == "*\n"


def test_nothing_is_kept_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where a folder should be")
    write(tmp_path, "a.txt", "a", "text")
    assert (folder(tmp_path, "build"), read(tmp_path, "a.txt")) == ("", NOTHING)


def test_two_programs_at_once_do_not_disturb_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def while_another_writes(new: str, target: str) -> None:
        monkeypatch.undo()
        monkeypatch.setattr(os, "getpid", lambda: 0)
        write(tmp_path, "a.txt", "a", "the other's")
        replace(new, target)

    monkeypatch.setattr(os, "replace", while_another_writes)
    write(tmp_path, "a.txt", "a", "text")
    assert read(tmp_path, "a.txt") == ("a", "text")


def test_engine_is_all_of_its_files() -> None:
    package = Path(citewell.__file__).parent
    looked_at = {Path(line.rsplit(" ", 3)[0]) for line in engine().splitlines()[1:]}
    assert looked_at == {file for file in package.rglob("*") if file.is_file() and file.parent.name != "__pycache__"}
    assert Path(kept.__file__) in looked_at
