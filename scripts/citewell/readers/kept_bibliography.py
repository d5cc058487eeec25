"""The bibliography as a build asks for it: of an unchanged one only the entries that a page needs are read again.

What is kept is where each entry begins, and the letters that tell works of one name and year apart.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from citewell import kept
from citewell.bibtex.index import BibtexIndex
from citewell.citing.names import Labels
from citewell.domain.reference import Reference, References
from citewell.readers.bibliography import LazyReference, read_bibliography
from citewell.readers.files import as_read
from citewell.readers.inheritance import LINKS

_HEAD = re.compile(rb"\n@[A-Za-z]+\{([^\s,{}()\"=#%]+),")
# An entry that needs another cannot be read alone.
_NEEDS_ANOTHER = (re.compile(rb"@\s*string\b"), re.compile(rf"(?:{'|'.join(sorted(LINKS))})\s*=".encode()))
_AT_ONCE = 1000
_NAME = "build/bibliography.txt"


class KeptEntries(Mapping[str, Reference]):
    """References by key, each read from its part of the file when somebody asks; their places are not known."""

    def __init__(self, data: bytes, starts: Mapping[str, int]) -> None:
        self._data = data
        self._parts = dict(zip(starts, pairwise((*starts.values(), len(data))), strict=True))
        # A page asks for an entry several times in a row; all of them would fill the memory.
        self._read = lru_cache(maxsize=_AT_ONCE)(self._read_anew)

    def __getitem__(self, key: str) -> Reference:
        return self._read(key)

    def _read_anew(self, key: str) -> Reference:
        start, end = self._parts[key]
        text = as_read(self._data[start:end].decode())
        return LazyReference(BibtexIndex(text, "").entries[0])

    def __contains__(self, key: object) -> bool:
        return key in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


def read_kept_bibliography(project: Path, path: str) -> tuple[References, Mapping[str, str]]:
    """Return the references of a project by key, and the letters of their labels."""
    file = project / path
    seen = kept.seen(project, path)
    made_from, told = kept.read(project, _NAME)
    if made_from == seen:
        index = json.loads(told)
        return References.of(KeptEntries(file.read_bytes(), index["starts"])), index["letters"]
    references, problems = read_bibliography(file, path)
    letters = Labels(references).letters
    is_whole = not any(problem.code == "BIB001" for problem in problems)
    starts = _starts(file.read_bytes()) if is_whole else {}
    if not references.repeated and list(starts) == list(references):
        kept.write(project, _NAME, seen, json.dumps({"starts": starts, "letters": letters}))
    return references, letters


def _starts(data: bytes) -> Mapping[str, int]:
    """Return where each entry begins, by key in their order; nothing where one needs another."""
    lower = data.lower()
    if any(pattern.search(lower) for pattern in _NEEDS_ANOTHER):
        return {}
    return {match[1].decode(): match.start() for match in _HEAD.finditer(b"\n" + data)}
