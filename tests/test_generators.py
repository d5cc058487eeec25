"""The invented site, built by MkDocs and by Zensical: the same citations, the same lists, on every page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from citewell.domain.library import Library

CITATION = re.compile(
    r'<span class="cw-citation" id="(cite-[^"]*)"><a href="([^"]*)"[^>]*>(.*?)<(?:span|/a)', re.DOTALL
)
ENTRY = re.compile(r'<li id="(ref-[^"]*)">(.*?)</li>', re.DOTALL)
COMMANDS = {
    "mkdocs": ["mkdocs", "build", "--quiet"],
    "zensical": ["zensical", "build", "-f", "mkdocs.yml"],
}
Pages = dict[str, str]


@pytest.fixture(scope="module")
def sites(invented: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pages]:
    """Return the pages that each generator builds, by their path."""
    return {name: _built(name, invented, tmp_path_factory.mktemp(name)) for name in COMMANDS}


def _built(name: str, invented: Path, folder: Path) -> Pages:
    for file in ("docs", "references.bib", "mkdocs.yml", "pyproject.toml"):
        subprocess.run(["cp", "-r", invented / file, folder], check=True)
    program, *arguments = COMMANDS[name]
    run = subprocess.run(
        [Path(sys.executable).parent / program, *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "WARNING" not in run.stdout + run.stderr
    site = folder / "site"
    return {file.relative_to(site).as_posix(): file.read_text(encoding="utf-8") for file in site.rglob("*.html")}


def test_both_build_the_same_pages(sites: dict[str, Pages]) -> None:
    assert sites["mkdocs"].keys() == sites["zensical"].keys()


@pytest.mark.parametrize("pattern", [CITATION, ENTRY], ids=["citations", "references"])
def test_both_show_the_same(sites: dict[str, Pages], pattern: re.Pattern[str]) -> None:
    for page, html in sites["mkdocs"].items():
        assert pattern.findall(html) == pattern.findall(sites["zensical"][page]), page


@pytest.mark.parametrize("generator", COMMANDS)
def test_every_source_stands_in_the_bibliography_page(
    sites: dict[str, Pages], library: Library, generator: str
) -> None:
    listed = [anchor.removeprefix("ref-") for anchor, _ in ENTRY.findall(sites[generator]["references/index.html"])]
    assert sorted(listed) == sorted(library.references)


@pytest.mark.parametrize("generator", COMMANDS)
def test_page_shows_the_citations_that_the_check_counts(
    sites: dict[str, Pages], library: Library, generator: str
) -> None:
    counted = [citation.key for citation in library.page_by_name["index.md"].citations]
    shown = [re.sub(r"^cite-|-\d+$", "", anchor) for anchor, _, _ in CITATION.findall(sites[generator]["index.html"])]
    # Notes are shown at the page's end, and so is the list; both orders hold the same citations.
    assert sorted(shown) == sorted(counted)


@pytest.mark.parametrize("generator", COMMANDS)
def test_no_source_is_unknown(sites: dict[str, Pages], generator: str) -> None:
    assert [page for page, html in sites[generator].items() if "cw-unknown" in html] == []


@pytest.mark.parametrize("generator", COMMANDS)
def test_link_of_a_citation_leads_to_a_built_page(sites: dict[str, Pages], generator: str) -> None:
    pages = sites[generator]
    for page, html in pages.items():
        for _, address, _ in CITATION.findall(html):
            path, _, anchor = address.partition("#")
            target = os.path.normpath(Path(page).parent / path / "index.html") if path else page
            assert target in pages, f"{page}: {address}"
            assert not anchor or f'id="{anchor}"' in pages[target], f"{page}: {address}"


@pytest.mark.parametrize("generator", COMMANDS)
def test_no_page_has_an_anchor_twice(sites: dict[str, Pages], generator: str) -> None:
    for page, html in sites[generator].items():
        anchors = re.findall(r'\bid="((?:cite|card|ref)-[^"]*)"', html)
        assert len(anchors) == len(set(anchors)), page
