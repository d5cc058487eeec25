"""Where the blocks of a masked text end for Python-Markdown: nothing inline goes on after that."""

from __future__ import annotations

import re

from citewell.markup.bounds import END, Bounds

_LEAD = r"[ \t>]*+"
# A bracket that is open at the end of its line, or another right after a key: most texts have none.
_GOES_ON = re.compile(
    rf"\[(?>(?:[^\[\]\n]++|\[[^\[\]\n]*+\])*)[\n\[]|@[^\s@]*+[ \t]*+\n{_LEAD}\[",
)


def with_ends(masked: str) -> str:
    """Return a masked text with ``END`` for the line ends that end a block; where nothing goes on, for all."""
    return Bounds(masked).marked() if _GOES_ON.search(masked) else masked.replace("\n", END)
