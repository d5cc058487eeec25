"""The files that a site offers for download: made beside the build, and only if they would not come out the same."""

from __future__ import annotations

import shutil
from pathlib import Path

from citewell import kept
from citewell.plugin.beside import Beside, ProcessResult

_FOLDER = "build/published"
_MADE_FROM = f"{_FOLDER}/made-from.txt"


class Publishing:
    """The files that a site offers for download, made beside the build if what they are made from has changed."""

    def __init__(self, project: Path, site: Path, sources: tuple[str, ...]) -> None:
        self._site = site
        self._project = project
        self._kept = kept.folder(project, _FOLDER)
        self._seen = kept.seen(project, *sources)
        is_fresh = self._kept and kept.read(project, _MADE_FROM)[0] == self._seen
        if not self._kept:
            site.mkdir(parents=True, exist_ok=True)
        target = self._kept or str(site)
        self._beside = None if is_fresh else Beside("publish", target, "--project", str(project))

    def stop(self) -> None:
        """Stop the making of the files, if nobody will ask for them."""
        if self._beside:
            self._beside.stop()

    def finish(self) -> ProcessResult | None:
        """Put the files into the site; return what the making of them said, if they had to be made."""
        said = self._beside.wait() if self._beside else None
        if self._kept and (said is None or said.code in (0, 1)):
            kept.write(self._project, _MADE_FROM, self._seen, "")
            for file in Path(self._kept).glob("*/*"):
                _copy(file, self._site / file.relative_to(self._kept))
        return said


def _copy(file: Path, target: Path) -> None:
    """Copy a file with its time, unless the target is the same by size and time."""
    new = file.stat()
    old = target.stat() if target.is_file() else None
    if old is None or (old.st_size, old.st_mtime_ns) != (new.st_size, new.st_mtime_ns):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, target)
