"""Bytes to text: UTF-8 or a finding; nothing is guessed, nothing replaced."""

from __future__ import annotations

from pathlib import Path

from citewell.domain.findings import Finding
from citewell.domain.places import Place

BOM = b"\xef\xbb\xbf"


def read_text(file: Path | str, path: str, code: str) -> tuple[str | None, list[Finding]]:
    r"""Return a file's text with ``\n`` line ends and no BOM, or None and a finding ``code``."""
    try:
        with open(file, "rb") as opened:  # noqa: PTH123 - of many small files, a Path costs as much as the reading
            data = opened.read()
    except OSError as problem:
        return None, [Finding(where=Place(path), code=code, message=f"cannot read the file: {problem.strerror}")]
    data = data.removeprefix(BOM)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [
            Finding(where=Place(path), code=code, message="not UTF-8 but UTF-16", hint="save the file as UTF-8")
        ]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        column = problem.start - data.rfind(b"\n", 0, problem.start)
        message = f"not UTF-8: byte 0x{data[problem.start]:02x}"
        return None, [
            Finding(where=Place(path, line, column), code=code, message=message, hint="save the file as UTF-8")
        ]
    return as_read(text), []


def as_read(text: str) -> str:
    r"""Return a text with ``\n`` for every line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
