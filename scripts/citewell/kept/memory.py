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
# Of so many values to write all anew takes longer than to find one again next time.
_FEW = 200


class Memory:
    """Remembers plain values by the text in which they were found, and by the engine that found them.

    A file that looks as it did when it was read last need not be read to know the digest of its text.
    """

    def __init__(self, project: Path, name: str) -> None:
        self.project = project
        self.name = f"{name}.json"
        self.engine = digest(kept.engine())
        self.found, self._digests = self._read()
        self._looks: dict[str, str] = {}

    def unchanged(self, name: str, file: Path) -> str:
        """Return the digest of a file's text if the file looks as it did then, else nothing; it is asked before the file is read."""
        look = self._looks[name] = kept.look(file)
        before, known = self._digests.get(name, ("", ""))
        return known if look == before else ""

    def recall(self, key: str) -> Any | None:
        """Return what was kept under a key, which holds the digest of a text, or None."""
        return self.found.get(key)

    def keep(self, found: Mapping[str, Any], digests: Mapping[str, str]) -> None:
        """Remember this by keys, and the digests of files by name, and nothing else, unless hardly anything is new."""
        looks = {name: (self._looks[name], known) for name, known in digests.items() if self._looks[name]}
        changed = len(found.keys() ^ self.found.keys()) + len(looks.items() ^ self._digests.items())
        if changed * _FEW <= len(found):
            return
        text = json.dumps([found, looks])
        # In two pieces, because together they would need as much room again.
        kept.put(self.project, self.name, f"{digest(self.engine, text)}\n", text)

    def _read(self) -> tuple[Mapping[str, Any], Mapping[str, tuple[str, str]]]:
        """Return what was kept by this engine, if it is whole: values, and how files looked, with their digests."""
        try:
            with Path(kept.path_of(self.project, self.name)).open(encoding="utf-8") as file:
                told, text = file.readline().rstrip("\n"), file.read()
            if told != digest(self.engine, text):
                return {}, {}
            found, looks = json.loads(text)
        except (OSError, ValueError):
            return {}, {}
        return found, {name: (look, known) for name, (look, known) in looks.items()}


def digest(*texts: str) -> str:
    """Return what stands for texts and for no others."""
    found = blake2b(digest_size=16)
    for text in texts:
        # Piece by piece, because the bytes of a whole bibliography would need as much room again.
        for start in range(0, len(text), _PIECE):
            found.update(text[start : start + _PIECE].encode("utf-8", "surrogatepass"))
        found.update(b"\0")
    return found.hexdigest()
