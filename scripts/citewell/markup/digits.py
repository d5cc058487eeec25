"""What digits in prose can mean: a quantity, a year, a key without its sign.

Digits are rare in prose. So they are found once, and what stands around them is looked at then.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Sequence

from citewell.markup import signs
from citewell.markup.spans import Span

_DIGITS = signs.table(string.digits)
_WORD = re.compile(r"\w*")
_WORD_CHARACTERS = string.ascii_letters + string.digits + "_"
_LONGEST_HEAD = 80
_NOT_BEFORE_A_KEY = frozenset("@/#{.-^")


def find_digits(masked: str) -> Sequence[Span]:
    """Return start and end of each row of digits."""
    return list(signs.runs(masked, _DIGITS))


def find_words_with_digits(masked: str, digits: Iterable[Span]) -> Iterator[tuple[int, str]]:
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
