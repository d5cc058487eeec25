"""Where something stands: a place in a file, and the lines of a text."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

# Tells a path of the knowledge base as it is from where a command runs.
Way = Callable[[str], str]


class Place(NamedTuple):
    """A place in a file of the knowledge base; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    def seen_by(self, way: Way) -> Place:
        """Return the same place as seen from where ``way`` leads to it."""
        return self._replace(path=way(self.path))


class Lines:
    """Turns offsets of a text into places; worked out when first asked."""

    def __init__(self, path: str, text: str | Callable[[], str]) -> None:
        self.path = path
        self._given = text

    @cached_property
    def text(self) -> str:
        """Return the text, read when first asked."""
        return self._given if isinstance(self._given, str) else self._given()

    @cached_property
    def _starts(self) -> array[int]:
        starts, position = array("Q", [0]), self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return starts

    def place(self, offset: int) -> Place:
        """Return the place of a character offset."""
        row = bisect_right(self._starts, offset) - 1
        return Place(self.path, row + 1, offset - self._starts[row] + 1)
