"""What is remembered of an unchanged bibliography: its entries, who is named first in them, what is wrong in it alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from citewell import kept
from citewell.bibtex.plain_entry import from_columns, to_columns
from citewell.domain.errors import CitewellError
from citewell.domain.findings import Finding
from citewell.domain.places import Lines, Place
from citewell.domain.reference import References
from citewell.kept.memory import Memory, digest
from citewell.readers.bibliography import IndexedReferences, bibliography_text, references_of

_RUN, _FIRST = "run", "first"


class Remembered:
    """A bibliography, read from memory or from its text.

    Its parts are the run of its entries, the names that are first, and the findings of each rule that looks at
    nothing else, by code.
    """

    def __init__(self, project: Path, path: str) -> None:
        self._file, self._path = project / path, path
        self._memory = Memory(project, "bibliography")
        self._look = kept.look(self._file)
        self._digest = self._memory.unchanged(path, self._file)
        self._parts: dict[str, Any] = {}
        self._is_in_order = False

    def begin(self) -> Callable[[], tuple[References, list[Finding]]]:
        """Read the text, unless it is remembered; return what does with it what ``references_of`` does."""
        if self._digest:
            return partial(self._read, self._unchanged)
        text = bibliography_text(self._file, self._path)
        self._digest = digest(self._path, text)
        return partial(self._read, lambda: text)

    def _read(self, text: Callable[[], str]) -> tuple[References, list[Finding]]:
        self._parts = self._recalled()
        if _RUN in self._parts:
            run = from_columns(self._parts[_RUN], Lines(self._path, text))
            return IndexedReferences.remembered(run, self._parts[_FIRST]), []
        references, problems = references_of(text(), self._path)
        self._is_in_order = not problems
        return references, problems

    @property
    def judged(self) -> Mapping[str, Sequence[Finding]]:
        """Return what is remembered of rules that look at nothing but the bibliography, by code."""
        codes = self._parts.keys() - {_RUN, _FIRST}
        return {code: [_finding(code, row) for row in self._parts[code]] for code in codes}

    def keep(self, references: References, judged: Mapping[str, Sequence[Finding]]) -> None:
        """Remember the bibliography, and what rules have found in it."""
        if not self._digest:
            return
        self._parts |= {code: [_row(finding) for finding in findings] for code, findings in judged.items()}
        if self._is_in_order and isinstance(references, IndexedReferences) and references.run:
            self._parts |= {_RUN: to_columns(references.run), _FIRST: references.named_first}
        found = {f"{self._digest} {part}": value for part, value in self._parts.items()}
        self._memory.keep(found, {self._path: self._digest})

    def _recalled(self) -> dict[str, Any]:
        parts = ((*key.split(" "), value) for key, value in self._memory.found.items())
        return {part: value for known, part, value in parts if known == self._digest}

    def _unchanged(self) -> str:
        text = bibliography_text(self._file, self._path)
        if kept.look(self._file) != self._look:
            raise CitewellError(f"{self._file}: the file has changed while it was read; try again")
        return text


def _row(finding: Finding) -> Sequence[Any]:
    return (*finding.where, finding.message, finding.hint)


def _finding(code: str, row: Sequence[Any]) -> Finding:
    path, line, column, message, hint = row
    return Finding(where=Place(path, line, column), code=code, message=message, hint=hint)
