"""The library as a build asks for it: once a page, read again only when a file has changed."""

from __future__ import annotations

import time
from functools import lru_cache, partial
from pathlib import Path

from citewell import kept
from citewell.citing.kept_shown import KeptShown
from citewell.citing.showing import shown_of
from citewell.domain.library import Library
from citewell.domain.study import Study
from citewell.readers.lazy_library import LazyLibrary
from citewell.readers.settings import read_settings

_SECONDS_BETWEEN_LOOKS = 2


def load_cached(project: Path) -> Library:
    """Return the library, read again when one of its files has changed.

    The files are looked at every two seconds at most.
    """
    project = project.absolute()
    return _load_seen(project, _seen(project, int(time.monotonic() / _SECONDS_BETWEEN_LOOKS)))


def shown_cached(project: Path) -> KeptShown:
    """Return what tells what is shown of each source; it is kept from build to build."""
    return _shown_seen(project.absolute(), load_cached(project))


@lru_cache(maxsize=2)
def _shown_seen(project: Path, library: Library) -> KeptShown:
    seen = kept.seen(project, *library.settings.sources, library.settings.path_of(Study.folder))
    folder = kept.folder(project, "build")
    return KeptShown(Path(folder, "shown.sqlite") if folder else None, seen, partial(shown_of, library))


@lru_cache(maxsize=1)
def _seen(project: Path, moment: int) -> str:  # noqa: ARG001 - the moment is the cache's key
    settings = read_settings(project)
    return kept.seen(project, settings.docs, *settings.sources)


@lru_cache(maxsize=2)
def _load_seen(project: Path, seen: str) -> Library:  # noqa: ARG001 - what was seen is the cache's key
    return LazyLibrary(project)
