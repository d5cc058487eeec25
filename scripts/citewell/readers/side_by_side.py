"""What many files say, found on all cores while the rest of the knowledge base is read.

Files do not depend on each other. They are dealt out in bundles: whoever is free, this process or
one beside it, takes the next bundle's number from a pipe. What another process did not deliver,
for whatever reason, is found here.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterator, Mapping, Sequence

from citewell.readers.pages import Source
from citewell.readers.said import Row, read_whole, to_row

_FILES_A_BUNDLE = 16
# A bundle's number is one byte, which is read whole or not at all.
_MOST_BUNDLES = 256
# For less, a process costs more than it saves.
_ENOUGH_FILES = 100
_MOST_PROCESSES = 4


class SideBySide:
    """Begins to read files in other processes; ``rows`` takes part and returns what all say."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = sources
        self.size = max(_FILES_A_BUNDLE, -(-len(sources) // _MOST_BUNDLES))
        self.helpers: list[tuple[int, int]] = []
        if len(sources) < _ENOUGH_FILES or not hasattr(os, "fork"):
            return
        self.numbers, numbers = os.pipe()
        os.write(numbers, bytes(range(-(-len(sources) // self.size))))
        os.close(numbers)
        for _ in range(min(_cores(), _MOST_PROCESSES) - 1):
            self.helpers.append(self._helper())

    def rows(self) -> Mapping[str, Row]:
        """Return by name what each file says; what is not dealt out yet is read here."""
        found: dict[str, Row] = {}
        if self.helpers:
            found |= self._bundles()
            os.close(self.numbers)
        for process, answer in self.helpers:
            found |= _received(answer)
            os.waitpid(process, 0)
        found |= {source.name: to_row(read_whole(source)) for source in self.sources if source.name not in found}
        return found

    def _bundles(self) -> Iterator[tuple[str, Row]]:
        while number := os.read(self.numbers, 1):
            start = number[0] * self.size
            for source in self.sources[start : start + self.size]:
                yield source.name, to_row(read_whole(source))

    def _helper(self) -> tuple[int, int]:
        """Start a process that works bundles off; return its number and where its answer is read."""
        answer, mine = os.pipe()
        process = os.fork()
        if process:
            os.close(mine)
            return process, answer
        try:
            with open(mine, "wb") as file:  # noqa: PTH123 - a pipe, no path
                marshal.dump(dict(self._bundles()), file)
        finally:
            # Nothing of the parent's is flushed or cleaned up twice.
            os._exit(0)


def _received(answer: int) -> Mapping[str, Row]:
    """Return what a helper says, nothing if it did not come to its end; it is this very program, so marshal will do."""
    with open(answer, "rb") as file:
        try:
            found: Mapping[str, Row] = marshal.loads(file.read())  # noqa: S302 - as told above
        except (EOFError, ValueError, TypeError):
            return {}
    return found


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
