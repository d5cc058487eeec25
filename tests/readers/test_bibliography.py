"""The bibliography as a whole: fields of all its entries, and what is told from memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.domain.reference import References
from citewell.readers.bibliography import read_bibliography

TWO = """@misc{a,
  author = {Cup, Ann},
  title = {One  cup}
}

@misc{b,
  Title = {A {Mug}},
}
"""
ODD = "@misc{c, author = {Mug, Ben}, title = {}}\n@book{d, crossref = {a}}\n@misc{a,\n  title = {Again},\n}\n"


@pytest.mark.parametrize("text", [TWO, TWO + ODD, ODD + TWO, TWO + ODD + TWO.replace("{b", "{e")])
@pytest.mark.parametrize("name", ["author", "title", "booktitle", "note"])
def test_column_holds_what_the_entries_hold(tmp_path: Path, text: str, name: str) -> None:
    (tmp_path / "b.bib").write_text(text, encoding="utf-8")
    references, _ = read_bibliography(tmp_path / "b.bib", "b.bib")
    one_by_one = [(one.key, one.fields[name]) for one in references.values() if one.get(name).strip()]
    assert [(one.key, value) for one, value in references.column(name)] == one_by_one


@pytest.mark.parametrize("text", [TWO, TWO + ODD])
def test_first_families_are_those_of_the_people(tmp_path: Path, text: str) -> None:
    (tmp_path / "b.bib").write_text(text, encoding="utf-8")
    references, _ = read_bibliography(tmp_path / "b.bib", "b.bib")
    assert references.first_families == {one.authors[0].family for one in references.values() if one.authors}


BODIES = """
@misc{e,
  author = {{Potters' Guild} and Cup, Ann},
}

@misc{f,
  author = {{van Leaf}, Ann},
}

@misc{g,
  author = {Cup, Ann and {Potters' Union}},
}

@misc{h,
  organization = {Cartographers of Nowhere},
}
"""


@pytest.mark.parametrize("text", [TWO + BODIES, BODIES + ODD])
def test_first_bodies_are_those_named_first(tmp_path: Path, text: str) -> None:
    (tmp_path / "b.bib").write_text(text, encoding="utf-8")
    references, _ = read_bibliography(tmp_path / "b.bib", "b.bib")
    one_by_one = References(references.values()).first_bodies
    assert references.first_bodies == one_by_one == {"Potters' Guild", "Cartographers of Nowhere"}
