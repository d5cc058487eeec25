"""Patterns mean the same in every Python that is supported."""

from __future__ import annotations

import re
from pathlib import Path

GROUP = re.compile(r"[^\\]\)(?:[*+?]|\{[\d,]+\})\+")


def test_no_group_is_possessive(root: Path) -> None:
    """Python before 3.11.5 matches a possessive group wrongly (cpython 106052, 100061); "(?>(...)*)" says the same."""
    files = (root / "scripts/citewell").rglob("*.py")
    assert [file.name for file in files if GROUP.search(file.read_text(encoding="utf-8"))] == []
