"""A whole knowledge base: what is read of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citewell.domain.errors import CitewellError
from citewell.domain.library import Library
from citewell.readers.project import read_library

Project = Callable[..., Path]


def test_no_docs_folder_stops_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(CitewellError, match="no such folder; run in the project's folder or name it with --project"):
        read_library(tmp_path)


def test_no_bibliography_stops_with_a_remedy(project: Project) -> None:
    folder = project({})
    (folder / "references.bib").unlink()
    with pytest.raises(CitewellError, match="no such file; create it or name it"):
        read_library(folder)


def test_invented_base_is_read_whole(library: Library) -> None:
    sizes = {
        "references": len(library.references),
        "studies": len(library.studies),
        "claims": len(library.claims),
        "conditions": len(library.conditions),
        "mechanisms": len(library.mechanisms),
        "events": len(library.events),
        "glossary": len(library.glossary),
        "problems": len(library.problems),
    }
    assert sizes == {
        "references": 12,
        "studies": 5,
        "claims": 3,
        "conditions": 2,
        "mechanisms": 2,
        "events": 3,
        "glossary": 2,
        "problems": 0,
    }


def test_hidden_files_are_not_read(project: Project) -> None:
    library = read_library(project({"docs/.draft/a.md": "@x", "docs/.b.md": "@x", "docs/c.md": "@x"}))
    assert sorted(page.name for page in library.pages) == ["c.md", "index.md"]


def test_whatever_a_site_publishes_is_read(project: Project) -> None:
    folder = project({"docs/_a.md": "@x", "docs/_b/c.markdown": "@x", "docs/d.mkd": "@x", "outside/e.md": "@x"})
    (folder / "docs" / "linked").symlink_to(folder / "outside")
    names = {"_a.md", "_b/c.markdown", "d.mkd", "index.md", "linked/e.md"}
    assert {page.name for page in read_library(folder).pages} == names


def test_folder_that_leads_back_to_itself_is_read_once(project: Project) -> None:
    folder = project({"docs/deep/a.md": "@x"})
    (folder / "docs" / "deep" / "up").symlink_to(folder / "docs")
    (folder / "docs" / "here").symlink_to(".")
    assert {page.name for page in read_library(folder).pages} == {"deep/a.md", "index.md"}


def test_name_that_is_a_common_word_here_does_not_count_alone(project: Project) -> None:
    library = read_library(project({"references.bib": "@misc{a, author = {Cup, Ann}}", "docs/a.md": "Cup by cup"}))
    assert [page.mentions for page in library.pages] == [(), ()]
