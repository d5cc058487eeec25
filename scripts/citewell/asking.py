"""What the commands that answer questions do: why, fall, trace. Nothing is printed here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from citewell import dependents
from citewell.citing import tracing
from citewell.citing.uses import uses
from citewell.domain.citation import Use
from citewell.domain.errors import UnreadableError
from citewell.domain.fall import Fall
from citewell.domain.library import Library
from citewell.readers.project import read_library


def why(project: Path, key: str) -> tuple[Use, ...]:
    """Return every use of a source. Raises ``CitewellError`` as ``fall`` does."""
    return uses(_with_key(project, key), key)


def fall(project: Path, key: str) -> tuple[Fall, ...]:
    """Return what would fall with a source.

    Raises ``CitewellError`` for an unknown key, and where a record cannot be read: its verdict would be left out.
    """
    return dependents.fall(_with_key(project, key), key)


def _with_key(project: Path, key: str) -> Library:
    library = read_library(project)
    library.demand(key)
    if not library.is_whole:
        first = min(library.unread)
        told = f"{first.code} {first.message}; without it the answer would not be whole"
        raise UnreadableError(replace(first, message=told, hint=""))
    return library


def trace(project: Path, texts: tuple[tuple[str, str], ...]) -> tracing.TraceResult:
    """Return every citation-like mention in texts, given as (path, text), with what it can mean."""
    return tracing.trace(read_library(project), texts)
