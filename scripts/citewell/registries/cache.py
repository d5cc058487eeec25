"""Answers of registries, kept with their day: a file each, a first line ``DAY STATUS``, then the answer as it came.

They lie in ``.cache/citewell/registries/`` of the project and may be deleted at any time.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from citewell.registries.door import FOUND, MOST_BYTES, NOT_FOUND
from citewell.remembered import new_name

_LONGEST_NAME = 150


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A day, a status (200 or 404) and a text."""

    asked: dt.date
    status: int
    text: str


class Cache:
    """The answers in a folder, by the name of the question."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> Answer | None:
        """Return the answer to a question; None if there is none that can be read."""
        file = self._file(name)
        try:
            if file.stat().st_size > MOST_BYTES:
                return None
            first, _, text = file.read_bytes().decode("utf-8").partition("\n")
            day, status = first.split()
            answer = Answer(asked=dt.date.fromisoformat(day), status=int(status), text=text)
        except (OSError, ValueError):
            return None
        return answer if answer.status in (FOUND, NOT_FOUND) else None

    def write(self, name: str, answer: Answer) -> None:
        """Keep an answer; a folder that cannot be written only makes the next run ask again."""
        file = self._file(name)
        new = Path(new_name(file))
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(f"{answer.asked} {answer.status}\n{answer.text}".encode())
            new.replace(file)
        except OSError:
            pass

    def _file(self, name: str) -> Path:
        safe = quote(name, safe="")
        if len(safe) > _LONGEST_NAME:
            safe = safe[:_LONGEST_NAME] + "-" + hashlib.sha256(name.encode()).hexdigest()[:16]
        return self._folder / f"{safe}.txt"
