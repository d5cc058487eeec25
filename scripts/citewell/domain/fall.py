"""What would become of a verdict if a source were withdrawn."""

from __future__ import annotations

from dataclasses import dataclass

from citewell.domain.claim import Claim
from citewell.domain.mechanism import Mechanism


@dataclass(frozen=True, kw_only=True)
class Fall:
    """A claim or mechanism that rests on a source: whether its verdict falls, or only weakens."""

    record: Claim | Mechanism
    falls: bool
    why: str
