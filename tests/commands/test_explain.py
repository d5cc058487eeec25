"""``citewell explain``: all rules, or the manual of one."""

from __future__ import annotations

import pytest

from citewell import app
from citewell.cli import main

Captured = pytest.CaptureFixture[str]


def test_explain_lists_every_rule_in_a_line(capsys: Captured) -> None:
    assert main(["explain"]) == 0
    assert [line[:6] for line in capsys.readouterr().out.splitlines()] == [info.code for info in app.catalogue()]


@pytest.mark.parametrize("name", ["CIT001", "cit001", "cited-key-is-in-the-bibliography"])
def test_explain_prints_the_manual_of_a_rule(name: str, capsys: Captured) -> None:
    assert main(["explain", name]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("CIT001 cited-key-is-in-the-bibliography\n\nEvery key that is cited")
    assert "Because: ICMJE" in printed


def test_explain_of_an_unknown_rule_ends_with_2(capsys: Captured) -> None:
    assert main(["explain", "XYZ"]) == 2
    assert capsys.readouterr().err.startswith("citewell: no rule 'XYZ' (")
