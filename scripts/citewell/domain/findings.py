"""What is wrong at a place, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass, replace

from citewell.domain.nearest import in_brackets
from citewell.domain.places import Place, Way


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
    else, so what it finds stays the same while that file does. One that runs ``last`` judges what the others found.
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
    last: bool = False
