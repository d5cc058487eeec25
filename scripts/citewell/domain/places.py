"""Where something stands, what is wrong there, by which rule, and what stops the program."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from citewell.domain.nearest import in_brackets

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


@dataclass(frozen=True, order=True, kw_only=True)
class Finding:
    """What is wrong at a place, and what would mend it (``hint`` may be empty)."""

    where: Place
    code: str
    message: str
    hint: str = ""

    @property
    def told(self) -> str:
        """Return the message with its hint."""
        return self.message + in_brackets(self.hint)

    def seen_by(self, way: Way) -> Finding:
        """Return the same finding, its place as seen from where ``way`` leads to it."""
        return replace(self, where=self.where.seen_by(way))


@dataclass(frozen=True, kw_only=True)
class RuleInfo:
    """What is told about a rule: its code, name, first sentence, manual, authority.

    ``command`` is the one that runs it. What is found by a rule that does not ``decide`` is
    neither right nor wrong: it is told, and changes no exit code. One that needs the ``whole``
    complains of what it finds nowhere. One that judges the bibliography ``alone`` looks at nothing
    else, so what it finds stays the same while that file does.
    """

    code: str
    name: str
    title: str
    manual: str
    because: str
    command: str = "check"
    decides: bool = True
    whole: bool = False
    alone: bool = False


class CitewellError(Exception):
    """Stops the program with one clear line; never shown as a traceback."""


class UnreadableError(CitewellError):
    """Stops the program because a file cannot be read that all else needs; ``finding`` tells where and why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"{finding.where}: {finding.told}")
        self.finding = finding

    def seen_by(self, way: Way) -> UnreadableError:
        """Return the same error, its place as seen from where ``way`` leads to it."""
        return UnreadableError(self.finding.seen_by(way))


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
