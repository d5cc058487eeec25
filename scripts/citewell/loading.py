"""The library as a build asks for it: once a page, read again only when a file has changed."""

from __future__ import annotations

import time
from functools import lru_cache
from pathlib import Path

from citewell.domain.library import Library, Settings
from citewell.readers.project import read_library, read_settings

_SECONDS_BETWEEN_LOOKS = 2


def settings(project: Path) -> Settings:
    """Return a project's settings."""
    return read_settings(project)


def load_cached(project: Path) -> Library:
    """Return the library, read again when one of its files has changed.

    The files are looked at every two seconds at most.
    """
    project = project.resolve()
    return _load_stamped(project, _stamps(project, int(time.monotonic() / _SECONDS_BETWEEN_LOOKS)))


@lru_cache(maxsize=1)
def _stamps(project: Path, moment: int) -> tuple[tuple[str, int], ...]:  # noqa: ARG001 - the moment is the cache's key
    read = settings(project)
    files = [*(project / read.docs).rglob("*"), project / read.bibliography, project / "pyproject.toml"]
    return tuple((str(file), file.stat().st_mtime_ns) for file in sorted(files) if file.is_file())


@lru_cache(maxsize=2)
def _load_stamped(project: Path, stamps: tuple[tuple[str, int], ...]) -> Library:  # noqa: ARG001 - the stamps are the cache's key
    return read_library(project)
