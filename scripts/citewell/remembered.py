"""What a check said last time, told again while no file has changed.

Looked at before anything else is imported: a second run costs a look at each file's size and
time, not a reading. The memory lies in ``.cache/citewell/`` of the project and may be deleted at
any time; if it cannot be read or written, the check simply runs.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from citewell import __version__

_FOLDER = ".cache/citewell"
_PACKAGE = os.path.dirname(__file__)  # noqa: PTH120 - pathlib costs more than the whole look


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was printed, and the exit code."""

    output: str
    code: int


def recall(project: str, arguments: Sequence[str]) -> Told | None:
    """Return what the same check said of the same files, or None."""
    try:
        with open(_file(project, arguments), encoding="utf-8") as file:  # noqa: PTH123 - as above
            kept = json.load(file)
        if kept["signature"] == signature(project, kept["sources"]):
            return Told(output=kept["output"], code=kept["code"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def keep(project: str, arguments: Sequence[str], sources: Sequence[str], told: Told) -> None:
    """Remember what a check said; ``sources`` are the files and folders that it read, below the project."""
    file = _file(project, arguments)
    kept = {
        "signature": signature(project, sources),
        "sources": list(sources),
        "output": told.output,
        "code": told.code,
    }
    with contextlib.suppress(OSError):
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120 - as above
        with open(f"{file}.new", "w", encoding="utf-8") as new:  # noqa: PTH123 - as above
            json.dump(kept, new)
        os.replace(f"{file}.new", file)  # noqa: PTH105 - as above


def signature(project: str, sources: Sequence[str]) -> str:
    """Return a digest of the engine, the day, and every file's path, size and time."""
    digest = hashlib.sha256(f"{__version__} {time.strftime('%Y-%m-%d')}".encode())
    for folder in (_PACKAGE, *(f"{project}/{source}" for source in sources)):
        for line in sorted(_looks(folder)):
            digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _looks(path: str) -> Iterator[str]:
    """Yield a line for each file at or below a path; one that is missing has a line of its own."""
    try:
        entries = list(os.scandir(path))
    except NotADirectoryError:
        yield _line(path, lambda: os.stat(path))  # noqa: PTH116 - as above
    except OSError:
        yield f"{path} is missing\n"
    else:
        for entry in entries:
            if not entry.is_dir():
                yield _line(entry.path, entry.stat)
            elif entry.name != "__pycache__":
                yield from _looks(entry.path)


def _line(path: str, stat: Callable[[], os.stat_result]) -> str:
    try:
        found = stat()
    except OSError:
        return f"{path} leads nowhere\n"
    return f"{path} {found.st_size} {found.st_mtime_ns}\n"


def _file(project: str, arguments: Sequence[str]) -> str:
    name = hashlib.sha256("\0".join(arguments).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return f"{project}/{_FOLDER}/{name}.json"
