"""Every export of the invented bibliography, compared with its golden file, and read back where a reader exists."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from citewell.bibtex.index import BibtexIndex
from citewell.domain.library import Library
from citewell.exports.registry import exports

GOLDEN = Path(__file__).parent / "golden"


def written(library: Library, name: str) -> str:
    return exports()[name].write(library.references.values())


@pytest.mark.parametrize("name", exports())
def test_export_is_as_it_was(golden: Callable[[Path, str], None], library: Library, name: str) -> None:
    golden(GOLDEN / exports()[name].file, written(library, name))


@pytest.mark.parametrize("name", exports())
def test_export_of_nothing_is_a_text(name: str) -> None:
    assert isinstance(exports()[name].write([]), str)


def test_bibtex_is_read_back_as_it_was(library: Library) -> None:
    index = BibtexIndex(written(library, "bibtex"), "b.bib")
    assert index.problems == []
    assert {entry.key: dict(entry.fields) for entry in index.entries} == {
        key: dict(reference.fields) for key, reference in library.references.items()
    }


def test_csl_json_holds_every_entry_with_its_whole_title(library: Library) -> None:
    titles = {item["id"]: item["title"] for item in json.loads(written(library, "csl-json"))}
    assert titles.keys() == library.references.keys()
    assert titles["kettle2020"] == "TAS for writer's block: 50% more endings in an RCT"


def test_ris_closes_every_record(library: Library) -> None:
    lines = written(library, "ris").splitlines()
    starts, ends = (sum(line.startswith(tag) for line in lines) for tag in ("TY  - ", "ER  - "))
    assert starts == ends == len(library.references)
