"""Texts by key in a file of SQLite, read one at a time, because one changed page needs but a few of thousands."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path

# Rows are looked at where they lie; of a file larger than this, the rest is read.
_LOOKED_AT = 2**30


class Rows:
    """The rows of a file that were made from the same as was ``seen`` now; none without a file, or where it cannot be read."""

    def __init__(self, file: Path | None, seen: str) -> None:
        self._file = file
        # A path may hold what is no text to a database.
        self._seen = json.dumps(seen)
        self._kept = _opened(file, self._seen) if file else None

    def get(self, key: str) -> str | None:
        """Return the text of a key, or None."""
        if self._kept is None:
            return None
        with suppress(sqlite3.Error):
            row = self._kept.execute("SELECT text FROM told WHERE key = ?", (key,)).fetchone()
            return str(row[0]) if row else None
        return None

    def keep(self, new: Mapping[str, str]) -> None:
        """Keep new texts beside those that were made from the same; of others nothing stays.

        Nor is anything kept while another build reads: the next one will.
        """
        if self._kept:
            self._kept.rollback()
        if not (self._file and new):
            return
        with suppress(OSError, sqlite3.Error):
            if self._kept is None:
                self._file.unlink(missing_ok=True)
            with closing(sqlite3.connect(self._file, timeout=0)) as rows, rows:
                if self._kept is None:
                    rows.execute("CREATE TABLE seen (text)")
                    rows.execute("CREATE TABLE told (key PRIMARY KEY, text) WITHOUT ROWID")
                    rows.execute("INSERT INTO seen VALUES (?)", (self._seen,))
                rows.executemany("INSERT OR REPLACE INTO told VALUES (?, ?)", new.items())


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
