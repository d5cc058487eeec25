"""What a build reads on demand is what the check reads at once, whether the bibliography is kept or not."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from citewell.citing.names import Labels
from citewell.domain.library import Library
from citewell.readers.kept_bibliography import KeptEntries, read_kept_bibliography
from citewell.readers.lazy_library import LazyLibrary
from citewell.readers.project import read_library

PARTS = [part.name for part in fields(Library) if part.name not in {"references", "letters", "problems"}]
TWO = "@misc{a,\n  title = {A},\n  author = {Doe, J},\n year = 2000}\n@book{b,\n  title = {B {of} b},\n}\nThe end.\n"


def told(library: Library, part: str) -> object:
    """Return a part of a library as it compares: pages by what they say."""
    if part == "pages":
        return [(page.path, page.title, page.citations, page.mentions, page.anchors) for page in library.pages]
    return getattr(library, part)


@pytest.mark.parametrize("part", PARTS)
def test_part_is_as_the_check_reads_it(invented: Path, part: str) -> None:
    assert told(LazyLibrary(invented), part) == told(read_library(invented), part)


def test_unchanged_bibliography_is_kept(invented_copy: Path) -> None:
    whole, letters = read_kept_bibliography(invented_copy, "references.bib")
    kept, kept_letters = read_kept_bibliography(invented_copy, "references.bib")
    assert isinstance(kept._by_key, KeptEntries)
    assert not isinstance(whole._by_key, KeptEntries)
    assert kept_letters == letters == Labels(whole).letters
    for key, reference in whole.items():
        assert (kept[key].type, kept[key].fields, kept[key].names) == (
            reference.type,
            reference.fields,
            reference.names,
        )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_kept_value_is_as_it_was_read_whatever_its_line_ends(tmp_path: Path, end: str) -> None:
    text = f"@misc{{a,\n  title = {{One{end}cup}},\n}}\n\n@misc{{b,\n  title = {{B}},\n}}\n"
    (tmp_path / "references.bib").write_text(text, encoding="utf-8", newline="")
    read, kept = (read_kept_bibliography(tmp_path, "references.bib")[0] for _ in range(2))
    assert kept["a"].fields == read["a"].fields


def test_changed_bibliography_is_read_again(invented_copy: Path) -> None:
    read_kept_bibliography(invented_copy, "references.bib")
    (invented_copy / "references.bib").write_text(TWO, encoding="utf-8")
    assert list(read_kept_bibliography(invented_copy, "references.bib")[0]) == ["a", "b"]


def test_kept_references_are_a_mapping(tmp_path: Path) -> None:
    (tmp_path / "references.bib").write_text(TWO, encoding="utf-8")
    read_kept_bibliography(tmp_path, "references.bib")
    kept, _ = read_kept_bibliography(tmp_path, "references.bib")
    assert [reference.fields["title"] for reference in kept.values()] == ["A", "B {of} b"]
    assert [(key, reference.key) for key, reference in kept.items()] == [("a", "a"), ("b", "b")]
    assert kept.get("c") is None


@pytest.mark.parametrize(
    "text",
    [
        "@string{j = {Tea}}\n@misc{a, journal = j}\n",
        "@misc{a, crossref = {b}}\n@book{b, title = {B}}\n",
        "@misc{a, title = {A}}\n@misc{a, title = {B}}\n",
        "@misc{a, title = {A}\n@misc{b, title = {B}}\n",
        "@misc{a, title = {A}} @misc{b, title = {B}}\n",
    ],
    ids=["macro", "crossref", "repeated", "damaged", "one line"],
)
def test_what_cannot_be_read_entry_by_entry_is_read_whole(tmp_path: Path, text: str) -> None:
    (tmp_path / "references.bib").write_text(text, encoding="utf-8")
    for _ in range(2):
        references, _ = read_kept_bibliography(tmp_path, "references.bib")
        assert not isinstance(references._by_key, KeptEntries)


def test_nothing_is_kept_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "references.bib").write_text(TWO, encoding="utf-8")
    (tmp_path / ".cache").write_text("no folder", encoding="utf-8")
    for _ in range(2):
        assert list(read_kept_bibliography(tmp_path, "references.bib")[0]) == ["a", "b"]
