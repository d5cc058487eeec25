"""Files to download are made again only when what they are made from has changed, and stand in the site each time."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from citewell.kept import Publishing, read, write

SOURCES = ("references.bib", "docs/about/vocabulary.yml")


def publish(project: Path, site: Path) -> bool:
    """Publish; return whether the files had to be made."""
    return Publishing(project, site, SOURCES).finish() is not None


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


def test_files_are_made_once_and_copied_into_each_site(invented_copy: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert publish(invented_copy, site)
    made = {file.relative_to(site): file.read_bytes() for file in site.rglob("*.*")}
    assert Path("exports/references.ris") in made
    shutil.rmtree(site)
    assert not publish(invented_copy, site)
    assert {file.relative_to(site): file.read_bytes() for file in site.rglob("*.*")} == made


def test_files_are_made_again_when_the_bibliography_has_changed(invented_copy: Path, tmp_path: Path) -> None:
    publish(invented_copy, tmp_path / "site")
    (invented_copy / "references.bib").write_text("@misc{new, title = {New}}\n", encoding="utf-8")
    assert publish(invented_copy, tmp_path / "site")
    assert "New" in (tmp_path / "site" / "exports" / "references.ris").read_text(encoding="utf-8")


def test_files_are_made_in_the_site_where_nothing_can_be_kept(invented_copy: Path, tmp_path: Path) -> None:
    (invented_copy / ".cache").write_text("no folder", encoding="utf-8")
    for _ in range(2):
        assert publish(invented_copy, tmp_path / "site")
    assert (tmp_path / "site" / "exports" / "references.ris").is_file()


def test_failed_making_is_not_kept(tmp_path: Path) -> None:
    for _ in range(2):
        said = Publishing(tmp_path, tmp_path / "site", SOURCES).finish()
        assert said is not None
        assert said.code
