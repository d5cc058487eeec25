"""What was found in a text last time, told again while the text is the same: after an edit only what changed is read anew.

It is JSON, which, unlike a pickle, can hold nothing that would be obeyed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from citewell import kept

_PIECE = 1_000_000


class Memory:
    """Remembers plain values by the text in which they were found, and by the engine that found them."""

    def __init__(self, project: Path, name: str) -> None:
        self.project = project
        self.name = f"{name}.json"
        self.engine = digest(kept.engine())
        self.found = self._read()

    def recall(self, key: str) -> Any | None:
        """Return what was kept under the digest of a text, or None."""
        return self.found.get(key)

    def keep(self, found: Mapping[str, Any]) -> None:
        """Remember this by digests, and nothing else, unless nothing is new."""
        if found.keys() == self.found.keys():
            return
        text = json.dumps(found)
        # In two pieces, because together they would need as much room again.
        kept.put(self.project, self.name, f"{digest(self.engine, text)}\n", text)

    def _read(self) -> Mapping[str, Any]:
        """Return what was kept by this engine, if it is whole."""
        try:
            with Path(kept.path_of(self.project, self.name)).open(encoding="utf-8") as file:
                told, text = file.readline().rstrip("\n"), file.read()
            found: Mapping[str, Any] = json.loads(text) if told == digest(self.engine, text) else {}
        except (OSError, ValueError):
            return {}
        return found


def digest(*texts: str) -> str:
    """Return what stands for texts and for no others."""
    found = blake2b(digest_size=16)
    for text in texts:
        # Piece by piece, because the bytes of a whole bibliography would need as much room again.
        for start in range(0, len(text), _PIECE):
            found.update(text[start : start + _PIECE].encode("utf-8", "surrogatepass"))
        found.update(b"\0")
    return found.hexdigest()
