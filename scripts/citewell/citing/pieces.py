"""What a formatted reference is made of."""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """A piece of a formatted reference; ``url`` makes it a link with an accessible ``name``."""

    text: str
    emphasised: bool = False
    url: str = ""
    name: str = ""
