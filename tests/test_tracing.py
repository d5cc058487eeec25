"""Candidates for a vague mention: those about the same thing come first."""

from __future__ import annotations

from pathlib import Path

from citewell import asking

BIB = """
@article{ash2020,
  author = {Ash, A.},
  title = {Pouring for sleep},
  journal = {Journal of Tea},
  year = {2020},
}

@article{elm2020,
  author = {Elm, E.},
  title = {Pouring for stage fright},
  journal = {Journal of Tea},
  year = {2020},
}
"""


def test_candidates_about_the_same_thing_come_first(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "references.bib").write_text(BIB)
    text = "Stage fright is hard. A 2020 study in the Journal of Tea found less of it."
    (traced,) = asking.trace(tmp_path, (("essay.txt", text),)).mentions
    assert (traced.status, traced.keys) == ("vague", ("elm2020", "ash2020"))
