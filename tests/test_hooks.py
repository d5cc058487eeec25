"""The hooks that the repositories of other knowledge bases name."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from citewell.cli import main


def test_hooks_are_valid_and_call_what_there_is(root: Path) -> None:
    file = root / ".pre-commit-hooks.yaml"
    subprocess.run([sys.executable, "-m", "pre_commit", "validate-manifest", str(file)], check=True)
    hooks = {hook["id"]: hook for hook in yaml.safe_load(file.read_text())}
    assert set(hooks) == {"citewell-check", "citewell-fix"}
    for hook in hooks.values():
        assert hook["pass_filenames"] is False
        program, *arguments = hook["entry"].split()
        assert program == "citewell"
        with pytest.raises(SystemExit, match="0"):
            main([*arguments, "--help"])
    # Of a file that is gone pre-commit says nothing.
    assert hooks["citewell-check"]["always_run"]
    assert not re.search(hooks["citewell-fix"]["files"], "docs/index.md")
