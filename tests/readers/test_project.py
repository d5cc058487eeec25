"""A whole knowledge base: settings and what is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citewell.domain.library import Library
from citewell.domain.places import CitewellError
from citewell.domain.settings import Settings
from citewell.readers.project import read_library, read_settings
from citewell.readers.records import kind_of

Project = Callable[..., Path]


def test_settings_may_be_left_out(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


def test_settings_are_read(project: Project) -> None:
    text = '[tool.citewell]\ndocs = "pages"\nnot-mentions = ["x"]\nselect = ["BIB"]\n'
    assert read_settings(project({"pyproject.toml": text})) == Settings(
        docs="pages", vocabulary="pages/about/vocabulary.yml", not_mentions=("x",), select=("BIB",)
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[tool.citewell]\ndoc = 'x'\n", "has no setting 'doc'; known: docs, bibliography"),
        ("[tool.citewell\n", "cannot read the settings"),
        ("tool = 5\n", "cannot read the settings: .tool.citewell. is no table"),
        ("[tool.citewell]\ndocs = 5\n", "docs: expected a text, found 5"),
        ("[tool.citewell]\nselect = 'CIT'\n", "select: expected a list of texts such as .*, found 'CIT'"),
        ("[tool.citewell]\nignore = true\n", "ignore: expected a list of texts"),
        ("[tool.citewell]\nnot-mentions = [5]\n", "not-mentions: expected a list of texts"),
        ("[tool.citewell]\nbibliography = []\n", "bibliography: expected a text"),
    ],
)
def test_bad_settings_stop_with_one_line(project: Project, text: str, message: str) -> None:
    with pytest.raises(CitewellError, match=message):
        read_settings(project({"pyproject.toml": text}))


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


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("studies/a.md", "Study"),
        ("claims/a.md", "Claim"),
        ("studies/index.md", None),
        ("studies/deep/a.md", None),
        ("studies/a.yml", None),
        ("a.md", None),
        ("notes/a.md", None),
    ],
)
def test_folder_tells_the_kind_of_record(name: str, kind: str | None) -> None:
    found = kind_of(name)
    assert (found.__name__ if found else None) == kind
