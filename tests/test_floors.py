"""Who may import whom: the contracts of pyproject.toml, and that a new module is given its floor."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_every_module_imports_only_from_floors_below(root: Path) -> None:
    program = Path(sys.executable).parent / "lint-imports"
    run = subprocess.run([program, "--no-cache"], cwd=root, capture_output=True, check=False, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
