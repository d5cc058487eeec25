"""Several small files in one: Go's txtar format, with marks of what is expected where.

A mark ``expect: CODE`` stands in a comment at the end of the guilty line, a mark
``expect-next: CODE`` alone on the line before it. Marks are cut off before the files are
written, so they cannot change what is read, and no line changes its number.
"""

from __future__ import annotations

import re
from pathlib import Path

_HEADER = re.compile(r"^-- (\S.*) --\n", re.MULTILINE)
_MARK = re.compile(r"[ \t]*(?:%|#|<!--) (expect|expect-next): ([A-Z]{3}\d{3})(?: -->)?[ \t]*$")


def parse(text: str) -> dict[str, str]:
    """Return the files of an archive, marks included; what stands before the first is a comment."""
    _, *parts = _HEADER.split(text)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def unpack(text: str, folder: Path) -> set[tuple[str, int, str]]:
    """Write an archive's files below a folder; return path, line and code of each mark."""
    expected = set()
    for path, content in parse(text).items():
        lines = content.split("\n")
        for number, line in enumerate(lines):
            mark = _MARK.search(line)
            if mark:
                expected.add((path, number + (1 if mark[1] == "expect" else 2), mark[2]))
                lines[number] = line[: mark.start()]
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines), encoding="utf-8")
    return expected
