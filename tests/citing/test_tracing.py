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
