"""What is shown of sources, kept by a build for the next one: formatting them all is a tenth of its time.

It depends on the entry, the letters of the whole bibliography, the study pages and the vocabulary.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from citewell.citing.html import Shown
from citewell.kept.rows import Rows

# A page asks for a source several times in a row.
_AT_ONCE = 4096


class KeptShown:
    """Tells what is shown of a source, from what was kept when the same was ``seen`` as now, else by ``compute``."""

    def __init__(self, file: Path | None, seen: str, compute: Callable[[str], Shown]) -> None:
        self._rows = Rows(file, seen)
        self._compute = compute
        self._new: dict[str, Shown] = {}
        self.get = lru_cache(maxsize=_AT_ONCE)(self._get)

    def _get(self, key: str) -> Shown:
        with suppress(ValueError, TypeError):
            told = self._rows.get(key)
            if told:
                return Shown(*json.loads(told))
        self._new[key] = self._compute(key)
        return self._new[key]

    def keep(self) -> None:
        """Keep what was computed."""
        self._rows.keep({key: json.dumps(shown) for key, shown in self._new.items()})
