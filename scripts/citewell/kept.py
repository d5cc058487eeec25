"""What a build keeps for the next one, in ``.cache/citewell/build/`` of the project; it may be deleted at any time."""

from __future__ import annotations

import os
from pathlib import Path

from citewell import remembered

# No path and no text that is kept holds it.
_NUL = "\0"


def folder(project: Path, name: str = ".") -> Path | None:
    """Return a folder for what a build keeps, or None where nothing can be written."""
    kept = project / remembered.FOLDER / "build" / name
    try:
        remembered.make_folder(str(project), f"build/{name}")
    except OSError:
        return None
    return kept if os.access(kept, os.W_OK) else None


def read(file: Path, seen: str) -> str | None:
    """Return what was kept in a file when the same was seen as now, or None."""
    try:
        former, _, text = file.read_text(encoding="utf-8", errors="surrogateescape").partition(_NUL)
    except OSError:
        return None
    is_whole = text.endswith(_NUL)
    return text.removesuffix(_NUL) if is_whole and former == seen else None


def write(file: Path, seen: str, text: str) -> None:
    """Keep a text that depends on what was seen."""
    new = Path(remembered.new_name(file))
    new.write_text(f"{seen}{_NUL}{text}{_NUL}", encoding="utf-8", errors="surrogateescape")
    new.replace(file)
