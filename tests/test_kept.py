"""What a build keeps is told again only when the same was seen, and whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from citewell.kept import read, write


def test_text_is_kept_for_what_was_seen(tmp_path: Path) -> None:
    file = tmp_path / "kept.txt"
    assert read(file, "a") is None
    write(file, "a", "text")
    assert (read(file, "a"), read(file, "b")) == ("text", None)
    file.write_bytes(file.read_bytes()[:-2])
    assert read(file, "a") is None


def test_two_builds_at_once_do_not_disturb_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "kept.txt"

    def while_another_writes(new: Path, target: Path) -> None:
        monkeypatch.undo()
        monkeypatch.setattr(os, "getpid", lambda: 0)
        write(file, "a", "the other's")
        new.replace(target)

    monkeypatch.setattr(Path, "replace", while_another_writes)
    write(file, "a", "text")
    assert read(file, "a") == "text"
