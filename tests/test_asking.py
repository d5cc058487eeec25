"""Questions about sources and texts: what is answered, and what no answer can be given to."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell import asking
from citewell.cli import main

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize("command", ["why", "fall"])
def test_unknown_key_ends_with_2(invented: Path, command: str, capsys: Captured) -> None:
    assert main([command, "scone2021", "--project", str(invented)]) == 2
    assert "did you mean 'scone2012'?" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["why", "fall"])
def test_answer_that_would_not_be_whole_ends_with_2(invented_copy: Path, command: str, capsys: Captured) -> None:
    claim = invented_copy / "docs/claims/endings.md"
    claim.write_text(
        claim.read_text(encoding="utf-8").replace("evidence_verdict:", "evidence_verdit:"), encoding="utf-8"
    )
    assert main([command, "teapot2019", "--project", str(invented_copy)]) == 2
    assert "docs/claims/endings.md:2:1: REC002" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["why", "fall"])
@pytest.mark.parametrize(("path", "text"), [("docs/a.md", "Note: tea\n"), ("docs/about/set-aside.yml", "- x: y\n")])
def test_what_names_no_source_keeps_no_answer_back(invented_copy: Path, command: str, path: str, text: str) -> None:
    (invented_copy / path).write_text(text, encoding="utf-8")
    assert main([command, "teapot2019", "--project", str(invented_copy)]) == 0


TRACED = """\
Kettle et al. (2020) gave more endings than stories alone (Teapot & Spoon, 2019), and Lemon 2003 asked parrots.
Bergström & Kettle (2008) could be either; García-Núñez and colleagues (1998) are clear.
A 2019 study in the Annals of Tea and Telling and a review in Journal of Nothing name nobody.
Saucer et al. (1999) is not there, and van der Leaf's cups are. `Nobody et al. (1999)` is code.
"""


@pytest.mark.parametrize(
    ("text", "status", "keys"),
    [
        ("Kettle et al. (2020", "resolved", ["kettle2020"]),
        ("Teapot & Spoon, 2019", "resolved", ["teapot2019"]),
        ("Lemon 2003", "resolved", ["lemon2003"]),
        ("Bergström & Kettle (2008", "ambiguous", ["bergstrom2008a", "bergstrom2008b"]),
        ("García-Núñez and colleagues (1998", "resolved", ["garcia1998"]),
        ("A 2019 study in the Annals of Tea and Telling", "vague", ["teapot2019"]),
        ("a review in Journal of Nothing", "vague", []),
        ("Saucer et al. (1999", "unknown", []),
        ("van der Leaf", "resolved", ["vanderleaf2016"]),
    ],
)
def test_mention_in_a_text_is_traced(invented: Path, text: str, status: str, keys: list[str]) -> None:
    traced = {one.mention.text: one for one in asking.trace(invented, (("t.txt", TRACED),)).mentions}
    found = next(one for written, one in traced.items() if written.startswith(text))
    assert (found.status, list(found.keys)) == (status, keys)


def test_nothing_else_in_the_text_is_traced(invented: Path) -> None:
    assert len(asking.trace(invented, (("t.txt", TRACED),)).mentions) == 9
