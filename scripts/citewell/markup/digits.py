"""What digits in prose can mean: a quantity, a year, a key without its sign.

Digits are rare in prose. So they are found once, and what stands around them is looked at then.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Sequence

from citewell.markup import signs

Run = tuple[int, int]

_DIGITS = signs.table(string.digits)
_WORD = re.compile(r"\w*")
_WORD_CHARACTERS = string.ascii_letters + string.digits + "_"
_LONGEST_HEAD = 80
_NOT_BEFORE_A_KEY = frozenset("@/#{.-^")
_COUNTED = ("people", "patients", "participants", "veterans", "women", "men", "studies", "trials")
_COUNT = re.compile(rf"\d[\d,.]*\s?(?:%|mg/kg|(?:{'|'.join(_COUNTED)})\b)")
_COMPARED = re.compile(r"(?:[=<>](?:(?<=[pdgn].)|(?<=[pdgn] .))\s?|[OHS][RM]D? =? ?)\d\Z")
_BEFORE_A_VALUE = 6
_BLOCK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])|\n(?=\|)")
_SOURCED = re.compile(r"@[\w{]|\]\([^)]*(?:claims|studies|mechanisms|conditions|history)/|\]\([^)]*\.(?:md|csv|json)")


def find_digits(masked: str) -> Sequence[Run]:
    """Return start and end of each row of digits."""
    return list(signs.runs(masked, _DIGITS))


def find_words_with_digits(masked: str, digits: Iterable[Run]) -> Iterator[tuple[int, str]]:
    """Yield the words in which a digit follows a letter, where they can be keys.

    What an @, a slash, a dot, a hyphen or a note's ^ goes before is none.
    """
    end = 0
    for first, last in digits:
        if first >= end and masked[first - 1 : first].isalpha():
            end = last
            lead = masked[max(first - _LONGEST_HEAD, 0) : first]
            start = first - len(lead) + len(lead.rstrip(_WORD_CHARACTERS))
            before = masked[max(start - 1, 0) : start]
            if before not in _NOT_BEFORE_A_KEY and masked[start].isalpha() and not _in_directive(masked, start):
                word = _WORD.match(masked, start)
                end = word.end() if word else last
                yield start, masked[start:end]


def _in_directive(masked: str, offset: int) -> bool:
    return masked.startswith(":::", masked.rfind("\n", 0, offset) + 1)


def find_unsourced_quantities(
    masked: str, text: str, digits: Iterable[Run], body_start: int = 0
) -> Iterator[tuple[int, str]]:
    """Yield the first quantity of each paragraph, list item or table row that names no source."""
    start = end = body_start
    blocks: Iterator[re.Match[str]] | None = None
    for found in _quantities(masked, digits):
        if found.start() < end:
            continue
        blocks = blocks or _BLOCK.finditer(text, body_start)
        while end <= found.start():
            block = next(blocks, None)
            start, end = end, block.end() if block else len(text) + 1
        if not _SOURCED.search(text, start, end):
            yield found.start(), found.group()


def _quantities(masked: str, digits: Iterable[Run]) -> Iterator[re.Match[str]]:
    """Yield the quantities; "K3 studies" is none."""
    for first, _ in digits:
        if not masked[first - 1 : first].isalpha():
            found = _COUNT.match(masked, first) or _COMPARED.search(masked, max(first - _BEFORE_A_VALUE, 0), first + 1)
            if found:
                yield found
