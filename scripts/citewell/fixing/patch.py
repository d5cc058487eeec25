"""What was fixed as a unified diff that ``patch -p1`` and ``git apply`` turn into the same bytes."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

# The only line end that patches know; of a carriage return or a form feed they know nothing.
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_UNENDED = "\n\\ No newline at end of file\n"


def unified(path: str, before: str, after: str) -> str:
    """Return a unified diff of a file's whole text, byte order mark included; empty if nothing differs."""
    return "".join(_lines(path, before, after))


def _lines(path: str, before: str, after: str) -> Iterator[str]:
    # Behind a name that holds blanks a tab tells its end.
    end = "\t" if " " in path else ""
    texts = _LINE.findall(before), _LINE.findall(after)
    for line in difflib.unified_diff(*texts, f"a/{path}{end}", f"b/{path}{end}"):
        yield line if line.endswith("\n") else line + _UNENDED
