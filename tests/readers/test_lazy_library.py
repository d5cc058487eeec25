"""What a build reads on demand is what the check reads at once."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from citewell.domain.library import Library
from citewell.readers.lazy_library import LazyLibrary
from citewell.readers.project import read_library

PARTS = [part.name for part in fields(Library) if part.name not in {"references", "letters", "problems"}]


def told(library: Library, part: str) -> object:
    """Return a part of a library as it compares: pages by what they say."""
    if part == "pages":
        return [(page.path, page.title, page.citations, page.mentions, page.anchors) for page in library.pages]
    return getattr(library, part)


@pytest.mark.parametrize("part", PARTS)
def test_part_is_as_the_check_reads_it(invented: Path, part: str) -> None:
    assert told(LazyLibrary(invented), part) == told(read_library(invented), part)
