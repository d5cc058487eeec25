"""What a build keeps is told again only when the same was seen, and whole."""

from __future__ import annotations

from pathlib import Path

from citewell.kept import read, write


def test_text_is_kept_for_what_was_seen(tmp_path: Path) -> None:
    file = tmp_path / "kept.txt"
    assert read(file, "a") is None
    write(file, "a", "text")
    assert (read(file, "a"), read(file, "b")) == ("text", None)
    file.write_bytes(file.read_bytes()[:-2])
    assert read(file, "a") is None
