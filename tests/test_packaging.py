"""What the engine needs at run time is in the package."""

from __future__ import annotations

import tomllib
from pathlib import Path

from citewell import app

PACKAGE = Path(app.__file__).parent


def test_every_file_that_is_no_module_is_packaged(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    packaged = {
        file
        for package, patterns in settings["tool"]["setuptools"]["package-data"].items()
        for pattern in patterns
        for file in PACKAGE.parent.joinpath(*package.split(".")).glob(pattern)
    }
    others = {file for file in PACKAGE.rglob("*") if file.is_file() and file.suffix not in {".py", ".pyc"}}
    assert others == packaged
