"""What is shown of sources, kept by a build for the next one: formatting them all is a tenth of its time.

It depends on the entry, the letters of the whole bibliography, the study pages and the vocabulary. While none of
these files has changed, a row of ``shown.sqlite`` is read instead, one source at a time, because one changed page
needs but a few of thousands.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from functools import lru_cache
from pathlib import Path

from citewell.citing.html import Shown

# A page asks for a source several times in a row.
_AT_ONCE = 4096
# Rows are looked at where they lie; of a file larger than this, the rest is read.
_LOOKED_AT = 2**30


class KeptShown:
    """Tells what is shown of a source, from what was kept when the same was ``seen`` as now, else by ``compute``.

    Without a file, or where it cannot be read or written, all is computed.
    """

    def __init__(self, file: Path | None, seen: str, compute: Callable[[str], Shown]) -> None:
        self._file = file
        # A path may hold what is no text to a database.
        self._seen = json.dumps(seen)
        self._compute = compute
        self._kept = _opened(file, self._seen) if file else None
        self._new: dict[str, Shown] = {}
        self.get = lru_cache(maxsize=_AT_ONCE)(self._get)

    def _get(self, key: str) -> Shown:
        with suppress(sqlite3.Error, ValueError, TypeError):
            row = self._kept and self._kept.execute("SELECT told FROM shown WHERE key = ?", (key,)).fetchone()
            if row:
                return Shown(*json.loads(row[0]))
        self._new[key] = self._compute(key)
        return self._new[key]

    def keep(self) -> None:
        """Keep what was computed, beside what was kept of the same files; of others nothing stays.

        Nor is anything kept while another build reads: the next one will.
        """
        if self._kept:
            self._kept.rollback()
        if not (self._file and self._new):
            return
        with suppress(OSError, sqlite3.Error):
            if self._kept is None:
                self._file.unlink(missing_ok=True)
            with closing(sqlite3.connect(self._file, timeout=0)) as rows, rows:
                if self._kept is None:
                    rows.execute("CREATE TABLE seen (text)")
                    rows.execute("CREATE TABLE shown (key PRIMARY KEY, told) WITHOUT ROWID")
                    rows.execute("INSERT INTO seen VALUES (?)", (self._seen,))
                told = ((key, json.dumps(shown)) for key, shown in self._new.items())
                rows.executemany("INSERT OR REPLACE INTO shown VALUES (?, ?)", told)


def _opened(file: Path, seen: str) -> sqlite3.Connection | None:
    """Return the rows that were kept when the same was seen, or None."""
    if not file.is_file():
        return None
    with suppress(sqlite3.Error):
        rows = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        rows.execute(f"PRAGMA mmap_size = {_LOOKED_AT}")
        # One look at the file's lock for all rows, until they are kept, not one for each.
        rows.execute("BEGIN")
        if rows.execute("SELECT text FROM seen").fetchone() == (seen,):
            return rows
        rows.close()
    return None
