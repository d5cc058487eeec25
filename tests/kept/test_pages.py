"""A page is told as it was rendered, while it is made from the same and the same was seen of its sources."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from citewell.kept.pages import KeptPages, RenderedPage

PAGE = RenderedPage("é \x02wzxhzdk:0\x03 \ud800", [["<i>", "a b"], ["<b>", None]])  # type: ignore[list-item] # as JSON has pairs


def build(file: Path | None, seen: str) -> None:
    """Keep a page as a build does."""
    pages = KeptPages(file, seen)
    pages.add("index.md", "text", PAGE)
    pages.keep()


def test_page_is_told_again(tmp_path: Path) -> None:
    build(tmp_path / "pages.sqlite", "same")
    pages = KeptPages(tmp_path / "pages.sqlite", "same")
    assert pages.get("index.md", "text") == PAGE
    assert pages.was_enough


@pytest.mark.parametrize(("name", "made_from"), [("index.md", "other text"), ("other.md", "text")])
def test_other_page_is_rendered(tmp_path: Path, name: str, made_from: str) -> None:
    build(tmp_path / "pages.sqlite", "same")
    pages = KeptPages(tmp_path / "pages.sqlite", "same")
    assert pages.get(name, made_from) is None
    assert not pages.was_enough


def test_page_is_told_within_the_build_that_rendered_it() -> None:
    pages = KeptPages(None, "same")
    pages.add("index.md", "text", PAGE)
    assert pages.get("index.md", "text") == PAGE


def test_nothing_is_told_when_sources_have_changed(tmp_path: Path) -> None:
    build(tmp_path / "pages.sqlite", "before")
    assert KeptPages(tmp_path / "pages.sqlite", "after").get("index.md", "text") is None


def test_page_that_has_changed_replaces_the_one_before(tmp_path: Path) -> None:
    file = tmp_path / "pages.sqlite"
    build(file, "same")
    pages = KeptPages(file, "same")
    pages.add("index.md", "new text", PAGE._replace(text="new"))
    pages.keep()
    after = KeptPages(file, "same")
    assert (after.get("index.md", "text"), after.get("index.md", "new text")) == (None, PAGE._replace(text="new"))


@pytest.mark.parametrize("told", ["no JSON", "[]", "null", '["text"]'])
def test_damaged_row_is_rendered_anew(tmp_path: Path, told: str) -> None:
    file = tmp_path / "pages.sqlite"
    build(file, "same")
    with sqlite3.connect(file) as rows:
        rows.execute("UPDATE told SET text = ?", (told,))
    rows.close()
    assert KeptPages(file, "same").get("index.md", "text") is None


def test_nothing_is_kept_where_nothing_can_be() -> None:
    build(None, "same")
    assert KeptPages(None, "same").get("index.md", "text") is None
