"""Where the blocks of a masked text end for Python-Markdown: nothing inline goes on after that.

Headings, quotations, rules, rows, list items and definitions need no blank line before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citewell.markup.blocks import find_rows
from citewell.markup.signs import MASKED

# Stands for the line's end that ends a block; Python counts it as a blank, as it does a line's end.
END = "\x1e"
_LEAD = r"[ \t>]*+"
_RULE = r"[-=_*][-=_*\ \t]*+(?=\n|\Z)"
_TITLE = r"(?:!!!|\?\?\?\+?)\ |===[!+]*\ +\""
_BEFORE_A_BLOCK = re.compile(
    rf"""\n(?={_LEAD}(?:
        \n | \Z | \| | {_TITLE} | (?P<one_line>\#|{_RULE})
        | (?:[-*+:]|\d{{1,9}}\.)[ \t]
        | \[(?:\^[^\]\n]*\]: | [^\]@\n]*\]:[ \t]*{MASKED})
    ))""",
    re.VERBOSE,
)
_TITLED = re.compile(
    rf"^(?=(?P<lead>[ \t]*)(?:{_TITLE})[^\n]*(?>(?:\n(?P=lead)(?:\ {{4}}|\t)[^\n]*)*)(?P<end>\n))",
    re.VERBOSE | re.MULTILINE,
)
_QUOTED = re.compile(r"\n[ ]{0,3}>")
# A bracket that is open at the end of its line, or another right after a key: most texts have none.
_GOES_ON = re.compile(
    rf"\[(?>(?:[^\[\]\n]++|\[[^\[\]\n]*+\])*)[\n\[]|@[^\s@]*+[ \t]*+\n{_LEAD}\[",
)


def with_ends(masked: str) -> str:
    """Return a masked text with ``END`` for the line ends that end a block; where nothing goes on, for all."""
    if not _GOES_ON.search(masked):
        return masked.replace("\n", END)
    pieces: list[str] = []
    position = 0
    for end in sorted(set(_ends(masked))):
        pieces += masked[position:end], END
        position = end + 1
    return "".join((*pieces, masked[position:]))


def _ends(masked: str) -> Iterator[int]:
    # With a line's end before the first line, each line is found by the one before it.
    for match in _BEFORE_A_BLOCK.finditer(f"\n{masked}"):
        if match.start():
            yield match.start() - 1
        if match["one_line"] is not None:
            end = masked.find("\n", match.start())
            yield from (end,) if end >= 0 else ()
    if "|" in masked:
        yield from (line - 1 for line in find_rows(masked, 0) if line)
    if ">" in masked:
        yield from (match.start() for match in _QUOTED.finditer(masked) if not _is_quoted(masked, match.start()))
    if "!!!" in masked or "???" in masked or "===" in masked:
        yield from (match.start("end") for match in _TITLED.finditer(masked))


def _is_quoted(masked: str, end: int) -> bool:
    """Return whether the line that ends here stands in a quotation."""
    return masked[masked.rfind("\n", 0, end) + 1 : end].lstrip(" ").startswith(">")
