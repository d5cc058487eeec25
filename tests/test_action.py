"""The GitHub Action: valid by the public schema, and its shell steps run as GitHub would run them.

Only the packages by their hashes are left out, because they would come over the network: the
action's checkout is a copy whose list is empty, and those of the tests take their place.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

Action = dict[str, Any]
Run = subprocess.CompletedProcess[str]
Step = Callable[..., tuple[Run, str]]
SCHEMA = Path(__file__).parent / "schemas/github-action.json"


@pytest.fixture(scope="module")
def action(root: Path) -> Action:
    """Return the action's file, read."""
    return dict(yaml.safe_load((root / "action.yml").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def checkout(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what the package is built from; its list of packages is empty."""
    copy = tmp_path_factory.mktemp("checkout of the action")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(root / name, copy)
    shutil.copytree(root / "scripts", copy / "scripts", ignore=shutil.ignore_patterns("*.egg-info", "__pycache__"))
    (copy / "requirements.txt").write_text("")
    return copy


@pytest.fixture(scope="module")
def step(action: Action, checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Step:
    """Return a function that runs a shell step with GitHub's variables and returns what became of it and the summary.

    The first shell step has run already.
    """
    runner = tmp_path_factory.mktemp("runner")
    bin_folder = Path(sys.executable).parent
    surroundings = {
        **os.environ,
        "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "PIP_NO_INDEX": "1",
        "RUNNER_TEMP": str(runner),
        "GITHUB_STEP_SUMMARY": str(runner / "summary.md"),
    }

    def run(number: int, **inputs: Path) -> tuple[Run, str]:
        (runner / "summary.md").write_text("")
        step = action["runs"]["steps"][number]
        values = {"${{ github.action_path }}": str(checkout)}
        values |= {f"${{{{ inputs.{name} }}}}": str(value) for name, value in inputs.items()}
        given = {name: values[expression] for name, expression in step["env"].items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
            env={**surroundings, **given},
            cwd=runner,
            capture_output=True,
            check=False,
            text=True,
        )
        return done, (runner / "summary.md").read_text(encoding="utf-8")

    installed, _ = run(1)
    assert installed.returncode == 0, installed.stderr
    assert list(runner.glob("citewell/lib/*/site-packages/citewell/cli.py"))
    return run


def test_action_is_valid_by_the_public_schema(action: Action) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    Draft7Validator(schema).validate(action)
    assert not Draft7Validator(schema).is_valid({**action, "runs": {"using": "composite"}})


def test_what_comes_from_outside_reaches_the_shell_as_a_variable(action: Action) -> None:
    shell = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    assert len(shell) == 2
    assert not [script for script in shell if "${{" in script]


def test_packages_come_by_their_hashes(action: Action) -> None:
    assert '--require-hashes -r "$CITEWELL/requirements.txt"' in action["runs"]["steps"][1]["run"]


def test_clean_base_passes_and_is_summed_up(step: Step, invented: Path) -> None:
    run, summary = step(2, project=invented)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert summary.startswith("## citewell check\n\n**0 findings, 0 set aside** in ")


def test_what_cannot_be_checked_fails_in_one_line(step: Step, tmp_path: Path) -> None:
    run, summary = step(2, project=tmp_path)
    assert (run.returncode, run.stdout, summary) == (2, "", "")
    assert run.stderr.count("\n") == 1


def test_finding_fails_as_an_annotation_and_stands_in_the_summary(step: Step, tmp_path: Path) -> None:
    folder = tmp_path / "a base; with $odd signs"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text("[@nobody]\n")
    (folder / "references.bib").write_text("")
    run, summary = step(2, project=folder)
    assert run.returncode == 1
    assert run.stdout.startswith("::error file=")
    assert "title=CIT001::the key 'nobody' is not in references.bib" in run.stdout
    assert "| CIT001 |" in summary
