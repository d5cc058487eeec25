"""What a build asks for with every page: what is kept of the page, and the library, read again only when a file has changed."""

from __future__ import annotations

import time
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from citewell import kept
from citewell.citing.kept_shown import KeptShown
from citewell.domain.settings import STUDIES
from citewell.kept.pages import KeptPages
from citewell.readers.settings import read_settings

if TYPE_CHECKING:
    # A build whose pages are all kept has no use for it.
    from citewell.domain.library import Library

_SECONDS_BETWEEN_LOOKS = 2


def pages_cached(project: Path) -> KeptPages:
    """Return the pages that the last build rendered; they must be asked for before the library, to be no younger than it."""
    project = project.absolute()
    return _pages_seen(project, _sources_seen(project, _moment()))


def load_cached(project: Path) -> Library:
    """Return the library, read again when one of its files has changed.

    The files are looked at every two seconds at most.
    """
    project = project.absolute()
    return _load_seen(project, _seen(project, _moment()))


def shown_cached(project: Path) -> KeptShown:
    """Return what tells what is shown of each source; it is kept from build to build."""
    return _shown_seen(project.absolute(), load_cached(project))


def keep(project: Path) -> None:
    """Keep for the next build what this one has made."""
    pages = pages_cached(project)
    pages.keep()
    if not pages.was_enough:
        shown_cached(project).keep()


def _moment() -> int:
    return int(time.monotonic() / _SECONDS_BETWEEN_LOOKS)


@lru_cache(maxsize=1)
def _pages_seen(project: Path, seen: str) -> KeptPages:
    return KeptPages(_file(project, "pages"), seen)


@lru_cache(maxsize=2)
def _shown_seen(project: Path, library: Library) -> KeptShown:
    from citewell.citing.showing import shown_of  # noqa: PLC0415 - a build whose pages are all kept starts faster without

    return KeptShown(_file(project, "shown"), _look(project), partial(shown_of, library))


def _file(project: Path, name: str) -> Path | None:
    folder = kept.folder(project, "build")
    return Path(folder, f"{name}.sqlite") if folder else None


@lru_cache(maxsize=1)
def _sources_seen(project: Path, moment: int) -> str:  # noqa: ARG001 - the moment is the cache's key
    return _look(project)


def _look(project: Path) -> str:
    """Return all on which depends what is shown of a source."""
    settings = read_settings(project)
    return kept.seen(project, *settings.sources, settings.path_of(STUDIES))


@lru_cache(maxsize=1)
def _seen(project: Path, moment: int) -> str:  # noqa: ARG001 - the moment is the cache's key
    settings = read_settings(project)
    return kept.seen(project, settings.docs, *settings.sources)


@lru_cache(maxsize=2)
def _load_seen(project: Path, seen: str) -> Library:  # noqa: ARG001 - what was seen is the cache's key
    from citewell.readers.lazy_library import LazyLibrary  # noqa: PLC0415 - a build whose pages are all kept reads none

    return LazyLibrary(project)
