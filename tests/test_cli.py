"""The command line as a whole: its usage, its help and its version."""

from __future__ import annotations

import pytest

from citewell.cli import main

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    "arguments", [[], ["chekc"], ["check", "--format", "x"], ["check", "--select"], ["trace"]], ids=" ".join
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    assert "usage: citewell" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", ["check", "explain", "trace", "why", "fall", "fix", "export", "publish", "schema", "verify", "import"]
)
def test_help_of_a_command_says_what_it_does(command: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    listed = " ".join(capsys.readouterr().out.split())
    with pytest.raises(SystemExit, match="0"):
        main([command, "--help"])
    told = " ".join(capsys.readouterr().out.split("\n\n")[1].split())
    assert f"{command} {told[0].lower()}{told[1:].removesuffix('.')} " in listed


def test_version_is_printed(capsys: Captured) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out.startswith("citewell ")
