"""Fields that an entry has from another."""

from __future__ import annotations

from pathlib import Path

from citewell.readers.bibliography import read_bibliography


def test_child_has_the_subtitle_of_its_book_and_no_identifier_of_it(tmp_path: Path) -> None:
    parent = "@book{all, title = {Tea}, subtitle = {A tale}, edition = {2}, eprint = {1}, titleaddon = {Bound}}"
    (tmp_path / "b.bib").write_text("@inbook{cup, crossref = {all}}\n" + parent, encoding="utf-8")
    references, _ = read_bibliography(tmp_path / "b.bib", "b.bib")
    assert dict(references["cup"].fields) == {
        "crossref": "all",
        "booktitle": "Tea",
        "booksubtitle": "A tale",
        "edition": "2",
    }
