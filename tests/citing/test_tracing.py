"""What a foreign text names, and which candidates of a vague mention come first."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell import asking

BIB = """
@article{ash2020,
  author = {Ash, A.},
  title = {Pouring for sleep},
  journal = {Journal of Tea},
  year = {2020},
  doi = {10.5555/ASH},
}

@article{elm2020,
  author = {Elm, E.},
  title = {Pouring for stage fright},
  journal = {Journal of Tea},
  year = {2020},
}

@misc{guild2019,
  author = {{Potters' Guild}},
  title = {Pouring},
  year = {2019},
}
"""


@pytest.mark.parametrize(
    ("text", "traced"),
    [
        pytest.param("However, Elm (1999) found", ("Elm (1999)", "unknown"), id="another year after an opening word"),
        pytest.param("In Vienna, Elm (2020) found", ("Elm (2020)", "resolved"), id="a town before the name"),
        pytest.param("(Mug, Elm, & Ash, 2020)", ("Mug, Elm, & Ash, 2020", "unknown"), id="a list by somebody else"),
        pytest.param("elms, and Elm showed", ("Elm", "resolved"), id="a name that is part of a common word"),
        pytest.param("(Potters' Guild, 2019)", ("Potters' Guild, 2019", "resolved"), id="a body"),
        pytest.param("(PG, 2019)", ("PG, 2019", "resolved"), id="a body's initials"),
        pytest.param("as [@elm2020, p. 3] has it", ("@elm2020", "resolved"), id="a key"),
        pytest.param("as @oak2020 has it", ("@oak2020", "unknown"), id="a key that is lacking"),
        pytest.param("see https://doi.org/10.5555/ash.", ("10.5555/ash", "resolved"), id="a DOI"),
        pytest.param("see 10.5555/oak", ("10.5555/oak", "unknown"), id="a DOI that is lacking"),
        pytest.param("[@10.5555/ash]", ("@10.5555/ash", "unknown"), id="a key that looks like a DOI"),
        pytest.param("However, Oak (1999) found", ("Oak (1999)", "unknown"), id="a stranger"),
        pytest.param("(see Oak 1999)", ("Oak 1999", "unknown"), id="a stranger in brackets"),
        pytest.param("De Oak (1999) found", ("De Oak (1999)", "unknown"), id="a stranger with a particle"),
    ],
)
def test_mention_is_traced_as_it_is_written(tmp_path: Path, text: str, traced: tuple[str, str]) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "references.bib").write_text(BIB)
    (one,) = asking.trace(tmp_path, (("essay.txt", text),)).mentions
    assert (one.mention.text, one.status) == traced


def test_candidates_about_the_same_thing_come_first(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "references.bib").write_text(BIB)
    text = "Stage fright is hard. A 2020 study in the Journal of Tea found less of it."
    (traced,) = asking.trace(tmp_path, (("essay.txt", text),)).mentions
    assert (traced.status, traced.keys) == ("vague", ("elm2020", "ash2020"))


@pytest.mark.parametrize("text", ["in Vienna 1900", "Table (1999)", "a@oak2020.org"])
def test_what_is_no_citation_is_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "references.bib").write_text(BIB)
    assert asking.trace(tmp_path, (("essay.txt", text),)).mentions == ()


def test_each_year_of_a_stranger_is_traced(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "references.bib").write_text(BIB)
    found = asking.trace(tmp_path, (("essay.txt", "Oak (1999, 2001)"),)).mentions
    assert [one.mention.year for one in found] == ["1999", "2001"]
