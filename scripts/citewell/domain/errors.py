"""What stops the program."""

from __future__ import annotations

from citewell.domain.findings import Finding
from citewell.domain.places import Way


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
