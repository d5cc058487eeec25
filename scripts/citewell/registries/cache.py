"""Answers of registries, kept with their day: a file each, a first line ``DAY STATUS``, then the answer as it came."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from citewell import kept
from citewell.registries.door import FOUND, MOST_BYTES, NOT_FOUND

_LONGEST_NAME = 150


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A day, a status (200 or 404) and a text."""

    asked: dt.date
    status: int
    text: str


class Cache:
    """The answers that a project keeps, by the name of the question."""

    def __init__(self, project: Path) -> None:
        self._project = project

    def read(self, name: str) -> Answer | None:
        """Return the answer to a question; None if there is none that can be read."""
        file = Path(kept.path_of(self._project, _file(name)))
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
        kept.put(self._project, _file(name), f"{answer.asked} {answer.status}\n", answer.text)


def _file(name: str) -> str:
    safe = quote(name, safe="")
    if len(safe) > _LONGEST_NAME:
        safe = safe[:_LONGEST_NAME] + "-" + hashlib.sha256(name.encode()).hexdigest()[:16]
    return f"registries/{safe}.txt"
