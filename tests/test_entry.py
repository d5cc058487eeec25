"""The program's edges: output that nobody reads, that cannot be written, that no terminal can show."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import pytest

from citewell import cli, entry

Project = Callable[..., Path]


@pytest.fixture
def folder(project: Project) -> Path:
    """Return a project with a finding whose message is not ASCII."""
    return project({"docs/index.md": "[@nobodyé]"})


def run(folder: Path, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a shell command, in which "citewell" stands for the program, twice: the second time it tells from memory."""
    program = f"'{sys.executable}' -m citewell"
    for _ in range(2):
        found = subprocess.run(
            ["bash", "-c", command.replace("citewell", program)],
            cwd=folder,
            capture_output=True,
            check=False,
            encoding="utf-8",
            env={**os.environ, **environment},
        )
        assert "Traceback" not in found.stderr
    return found


def test_reader_who_has_seen_enough_is_no_fault(folder: Path) -> None:
    found = run(folder, "citewell check | true; exit ${PIPESTATUS[0]}")
    assert (found.returncode, found.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_cannot_be_written_is_told(folder: Path) -> None:
    found = run(folder, "citewell check > /dev/full")
    assert (found.returncode, found.stderr) == (2, "citewell: [Errno 28] No space left on device\n")


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_interrupted_command_ends_without_a_word() -> None:
    told = """
from citewell import cli, entry

def interrupted(_):
    raise KeyboardInterrupt

cli.main = interrupted
entry.main(["explain"])
"""
    found = subprocess.run([sys.executable, "-c", told], capture_output=True, check=False)
    assert (found.returncode, found.stdout, found.stderr) == (-signal.SIGINT, b"", b"")


def test_closed_output_leaves_the_exit_code(folder: Path) -> None:
    assert run(folder, "citewell check >&-").returncode == 1


def test_closed_input_is_told(folder: Path) -> None:
    found = run(folder, "citewell trace - <&-")
    assert (found.returncode, found.stderr) == (2, "citewell: -: standard input is closed\n")


def test_output_is_utf8_whatever_the_locale_says(folder: Path) -> None:
    assert "'nobodyé'" in run(folder, "citewell check", PYTHONIOENCODING="ascii").stdout


def test_project_is_found_from_a_folder_below(folder: Path) -> None:
    assert run(folder, "cd docs && citewell check").stdout.startswith("index.md:1:2: CIT001")


@pytest.mark.parametrize(
    "arguments", [[], ["--project", "."], ["--project", "./"], ["--project", "docs", "--project=./"]]
)
def test_a_second_check_is_told_from_memory_however_the_project_is_named(
    arguments: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(cli, "main", Mock(side_effect=cli.main))
    for _ in range(2):
        assert entry.main(["check", *arguments]) == 1
    assert cli.main.call_count == 1


@pytest.mark.parametrize("written", [".", "{folder}", "../{name}"])
def test_paths_begin_where_the_command_runs(folder: Path, written: str) -> None:
    told = written.format(folder=folder, name=folder.name)
    assert "file=docs/index.md," in run(folder, f"citewell check --format github --project '{told}'").stdout
    above = run(folder, f"cd .. && citewell check --format github --project '{folder}'").stdout
    assert f"file={folder.name}/docs/index.md," in above
