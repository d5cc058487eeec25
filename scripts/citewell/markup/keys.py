"""What a citation key is, and which keys a masked text cites."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A key: a letter, digit or "_", then word characters and single inner punctuation.
KEY = re.compile(
    r"(?P<hide>(?:(?<!-)-)?)@(?:\{(?P<braced>(?:[^{}\s]|\{[^{}\s]*\})+)\}"
    r"|(?P<plain>(?:[^\W]|\*)(?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*))",
)
# A key alone in brackets that are no link's, no image's and no definition's; one letter ticks a box.
_ALONE = re.compile(r"\[(?<![\]!\[\\]\[)(?P<key>[^\W_](?>(?:\w|[:.#%&\-+?~/](?=\w))+))\](?![\[(:])")
_DEFINED = re.compile(r"^[ \t>]*+\[([^\]\n]++)\]:", re.MULTILINE)
# Three points are a sign of their own, which ends the word.
_ELLIPSIS = re.compile(r"(?<!\.)(?:\.\.\.)+\Z")


def find_cited_keys(masked: str, text: str) -> Iterator[tuple[str, int]]:
    """Yield every cited key with the offset of its ``@``; brackets decide how a key is cited, not whether."""
    for match in _matches(masked):
        yield key_of(match, text), match.start()


def find_alone(masked: str, start: int = 0) -> Iterator[tuple[int, str]]:
    """Yield the words alone in brackets that can be keys without their ``@``; what a definition makes a link is none."""
    found = [(match.start("key"), match["key"]) for match in _ALONE.finditer(masked, start)]
    defined = {label.casefold() for label in _DEFINED.findall(masked)} if found else set()
    return ((offset, word) for offset, word in found if word.casefold() not in defined)


def find_key_spans(masked: str) -> Iterator[tuple[int, int]]:
    """Return where the cited keys stand, from the ``@`` to their ends."""
    return (match.span() for match in _matches(masked))


def _matches(masked: str) -> Iterator[re.Match[str]]:
    end, sign = -1, masked.find("@")
    while sign >= 0:
        match = KEY.match(masked, sign)
        if match and (sign == end or not _after_word(masked, sign)):
            yield match
            end = match.end()
            sign = masked.find("@", end)
        else:
            sign = masked.find("@", sign + 1)


def key_of(match: re.Match[str], text: str) -> str:
    """Return the key of a match of ``KEY``, without braces around it."""
    return text[slice(*match.span("braced" if match["braced"] else "plain"))]


def key_at(masked: str, position: int) -> re.Match[str] | None:
    """Return the match of ``KEY`` at an offset, if no word ends there."""
    match = KEY.match(masked, position)
    if match is None or _after_word(masked, position):
        return None
    return match


def _after_word(masked: str, position: int) -> bool:
    """Return whether a word ends here; then ``@`` belongs to it, as in an e-mail address."""
    if position == 0:
        return False
    before = masked[position - 1]
    return before.isalnum() or (before == "." and not _ELLIPSIS.search(masked, max(position - 64, 0), position))
