"""What all files of pages and rows say: remembered, read side by side, or read here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from citewell.kept.memory import Memory
from citewell.readers.pages import Source
from citewell.readers.said import Row, Said, from_row, read_tree, recalled
from citewell.readers.side_by_side import SideBySide


class Reading:
    """Begins to read files; ``finish`` returns what they say.

    Without ``whole`` the facts of a text are left out, unless they are remembered. ``memory`` is
    the project's folder, or None where nothing is to be remembered.
    """

    def __init__(self, sources: Sequence[Source], *, whole: bool, memory: Path | None) -> None:
        self.sources = sources
        self.memory = Memory(memory, "pages") if memory else None
        self.rows: dict[str, Row] = dict(self._recalled(self.memory)) if self.memory else {}
        new = [source for source in sources if source.name not in self.rows]
        self.beside = SideBySide(new) if whole else None

    def _recalled(self, memory: Memory) -> Iterator[tuple[str, Row]]:
        for source in self.sources:
            row = recalled(memory, source)
            if row:
                source.forget()
                yield source.name, row

    def finish(self) -> Mapping[str, Said]:
        """Return by name what each file says."""
        if self.beside:
            self.rows |= self.beside.rows()
            if self.memory:
                read = {name: row for name, row in self.rows.items() if row[0]}
                self.memory.keep({row[0]: row for row in read.values()}, {name: row[0] for name, row in read.items()})
        return {source.name: self._said(source) for source in self.sources}

    def _said(self, source: Source) -> Said:
        row = self.rows.get(source.name)
        return from_row(row, source.path) if row else read_tree(source)
