"""Bytes in and out: nothing is written of what could not be read whole, and never half of it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from citewell.domain.errors import CitewellError

_BOM = b"\xef\xbb\xbf"
_NEW_FILE = 0o644


def read_exactly(file: Path) -> tuple[str, str]:
    """Return a file's byte order mark, if it has one, and its text with the line ends as they are.

    Raises ``CitewellError`` for a file that cannot be read or is not UTF-8.
    """
    try:
        data = file.read_bytes()
    except OSError as problem:
        raise CitewellError(f"{file}: cannot read the file: {problem.strerror}") from None
    mark = _BOM if data.startswith(_BOM) else b""
    try:
        return mark.decode(), data.removeprefix(mark).decode()
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start + len(mark)) + 1
        raise CitewellError(f"{file}:{line}: not UTF-8, so nothing was written; save the file as UTF-8") from None


def write_whole(file: Path, data: bytes) -> None:
    """Write a file in one step, keeping its mode if it is there; a link keeps leading to it.

    Raises ``CitewellError`` when the folder can't be written or the file is write-protected; it is then as it was.
    """
    target = file.resolve()
    # Its folder alone would let it be replaced.
    if target.exists() and not os.access(target, os.W_OK):
        raise CitewellError(f"{file}: cannot write: the file is write-protected")
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as problem:
        raise CitewellError(f"{file}: cannot write: {problem.strerror}") from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(target.stat().st_mode & 0o7777 if target.exists() else _NEW_FILE)
        temporary.replace(target)
    except OSError as problem:
        raise CitewellError(f"{file}: cannot write: {problem.strerror}") from None
    finally:
        temporary.unlink(missing_ok=True)
