"""What a build keeps for the next one, in ``.cache/citewell/build/`` of the project; it may be deleted at any time."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from citewell import remembered
from citewell.beside import Beside, Said

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


class Publishing:
    """The files that a site offers for download, made beside the build if what they are made from has changed."""

    def __init__(self, project: Path, site: Path, sources: tuple[str, ...]) -> None:
        self._site = site
        self._kept = folder(project, "published")
        self._seen = remembered.seen(str(project), sources)
        is_fresh = self._kept and read(self._kept / "made-from.txt", self._seen) is not None
        target = str(self._kept or site)
        self._beside = None if is_fresh else Beside("publish", target, "--project", str(project))

    def stop(self) -> None:
        """Stop the making of the files, if nobody will ask for them."""
        if self._beside:
            self._beside.stop()

    def finish(self) -> Said | None:
        """Put the files into the site; return what the making of them said, if they had to be made."""
        said = self._beside.wait() if self._beside else None
        if self._kept and (said is None or said.code in (0, 1)):
            write(self._kept / "made-from.txt", self._seen, "")
            for file in self._kept.glob("*/*"):
                _copy(file, self._site / file.relative_to(self._kept))
        return said


def _copy(file: Path, target: Path) -> None:
    """Copy a file with its time, unless the target is the same by size and time."""
    new = file.stat()
    old = target.stat() if target.is_file() else None
    if old is None or (old.st_size, old.st_mtime_ns) != (new.st_size, new.st_mtime_ns):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, target)
