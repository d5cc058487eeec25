"""Of an unchanged bibliography an entry is read alone, and is what reading all of it gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.citing.names import Labels
from citewell.readers.kept_bibliography import KeptEntries, read_kept_bibliography

TWO = "@misc{a,\n  title = {A},\n  author = {Doe, J},\n year = 2000}\n@book{b,\n  title = {B {of} b},\n}\nThe end.\n"


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
