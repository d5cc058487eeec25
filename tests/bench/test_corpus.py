"""The benchmark's smallest corpus is what it says, and clean; nothing is timed here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from citewell import app

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
from bench import corpus


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    corpus.make("S", folder)
    return folder


def test_check_is_clean_on_the_corpus(small: Path) -> None:
    result = app.check(small)
    assert result.findings == ()
    assert (result.pages, result.entries) == (corpus.SIZES["S"].pages + 1, corpus.SIZES["S"].entries)


def test_every_page_cites_ten_keys(small: Path) -> None:
    cited = [len(page.citations) for page in app.load(small).pages if page.name != "index.md"]
    assert cited == [10] * corpus.SIZES["S"].pages


def test_same_seed_makes_the_same_files(small: Path, tmp_path: Path) -> None:
    corpus.make("S", tmp_path)
    files = [file for file in small.rglob("*") if file.is_file()]
    assert files
    assert all(file.read_bytes() == (tmp_path / file.relative_to(small)).read_bytes() for file in files)
