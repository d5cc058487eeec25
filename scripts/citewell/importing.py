"""What ``citewell import`` does: from another program's file to entries of a bibliography."""

from __future__ import annotations

from pathlib import Path

from citewell import rules as _rules  # noqa: F401 - registers every rule
from citewell.domain.errors import CitewellError
from citewell.domain.findings import Finding
from citewell.domain.library import Library
from citewell.exports.bibtex import as_bibtex
from citewell.readers.ris import read_ris
from citewell.rules import registry


def import_ris(file: Path) -> tuple[str, tuple[Finding, ...]]:
    """Return the records of a RIS file as BibTeX, sorted by key, and what is wrong with them.

    Raises ``CitewellError`` if there is no such file. A pipe is one.
    """
    if not file.exists() or file.is_dir():
        raise CitewellError(f"{file}: {'a folder, not a file' if file.is_dir() else 'no such file'}")
    entries, problems = read_ris(file, file.as_posix())
    return as_bibtex(entries), registry.run(Library(problems=tuple(problems)), command="import")
