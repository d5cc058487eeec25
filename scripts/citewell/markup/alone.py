"""Names that stand alone in prose, without a year: "Berman showed", "Grabski and colleagues".

Such a name is the weakest sign of a citation. A foreign text is asked for all that it can cite; in a page a name counts
only where it can hardly mean anything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from citewell.markup.dated import GAP, KIND, NOT_NAMES, OTHERS, RawMention
from citewell.markup.keys import find_key_spans
from citewell.markup.spans import within

_OTHERS_AFTER = re.compile(OTHERS)
# A letter, or a dash or apostrophe before one; "'s" is a possessive.
_WORD_GOES_ON = re.compile(r"[^\W_]|(?:--?|[–\u2010\u2011])[^\W\d_]|['’](?!s\b)[^\W\d_]")
_WORD_BEFORE = re.compile(r"(?:[^\W_]|[@_]|[^\W\d_](?:--?|[–\u2010\u2011]))\Z")
_LONGEST_BEFORE = 3
_CAPITALISED = r"[^\W\d_a-z](?>(?:[^\W\d_]|['’\u2010\u2011-](?!s\b)(?=[^\W\d_]))*)(?<![A-Z])"
_INITIALS = rf"(?:{GAP}[A-Z]\.){{0,3}}"
_NAME_BEFORE = re.compile(rf"(?<![\w'’\u2010\u2011-])(?P<word>{_CAPITALISED}){_INITIALS}{GAP}\Z")
_NAME_AFTER = re.compile(rf"{_INITIALS}{GAP}(?P<word>{_CAPITALISED})")
_AS_FAR_AS_A_NAME = 60
_SIGNS = {"'": "’", "-": "\u2010\u2011"}
_ARTICLE = re.compile(rf"\b(?:[Tt]he|[Aa]n?){GAP}\Z")
_AS_FAR_AS_AN_ARTICLE = 8
_POSSESSIVE = re.compile(rf"(?:{GAP}(?:and|&){GAP}{_CAPITALISED})?(?:['’]s\b|(?<=s)['’])")
_WORK = rf"(?:{KIND}s?|analyses|works?|books?|chapters?|experiments?|results?|findings?|data)"
_OF_A_WORK = re.compile(rf"(?:{GAP}[\w-]++){{0,2}}?{GAP}(?i:{_WORK})\b")
# Words that open a sentence before a name.
# fmt: off
_OPENING = NOT_NAMES | frozenset([
    "Although", "As", "At", "Because", "Both", "But", "Even", "For", "Here", "How", "If", "Like", "On", "Only", "See", "So",
    "That", "Then", "This", "To", "Under", "Unlike", "What", "When", "Where", "Whereas", "Which", "While", "Who", "Why",
    "With", "Without", "Yet",
])
# fmt: on


def find_names(
    masked: str, names: AbstractSet[str], dated: Sequence[RawMention], is_common: Callable[[str], bool]
) -> Iterator[RawMention]:
    """Yield the names that stand alone in prose, outside of what is found already and of keys.

    ``is_common`` tells what is a word of the texts, so that it is no name.
    """
    found = {place: name for name in sorted(names, key=len) for place in places_of(masked, name)}
    is_taken, end = within([*((one.start, one.end) for one in dated), *find_key_spans(masked)]), 0
    for start, name in sorted(found.items()):
        if start >= end and not is_taken(start) and not is_common(name):
            others = _OTHERS_AFTER.match(masked, start + len(name))
            end = others.end() if others else start + len(name)
            yield RawMention(start=start, end=end, names=(name,), others=bool(others))


def means_a_work(masked: str, alone: RawMention, given: AbstractSet[str], is_common: Callable[[str], bool]) -> bool:
    """Return whether a name that stands alone can hardly mean anything but a work; ``given`` are known given names."""

    def is_word(written: str) -> bool:
        return written not in given and (written in _OPENING or is_common(written))

    start, end = alone.start, alone.end
    return alone.others or not (_is_part_of_a_name(masked, start, end, is_word) or _gives_its_name(masked, start, end))


def stands_in(text: str, name: str) -> bool:
    """Return whether a name stands somewhere in a text, in whatever place."""
    return any(written in text for written in _written(name))


def _is_part_of_a_name(masked: str, start: int, end: int, is_word: Callable[[str], bool]) -> bool:
    """Return whether somebody or something is named in full: "Ann Cup", "Cup Street"."""
    around = (
        _NAME_BEFORE.search(masked, max(start - _AS_FAR_AS_A_NAME, 0), start),
        _NAME_AFTER.match(masked, end, end + _AS_FAR_AS_A_NAME),
    )
    return any(one and not is_word(one["word"]) for one in around)


def _gives_its_name(masked: str, start: int, end: int) -> bool:
    """Return whether what is named after somebody is no work: "Cup's law", "the Cup scale", not "Cup's first trial"."""
    possessive = _POSSESSIVE.match(masked, end)
    named = possessive or _ARTICLE.search(masked, max(start - _AS_FAR_AS_AN_ARTICLE, 0), start)
    return bool(named and not _OF_A_WORK.match(masked, possessive.end() if possessive else end))


def _written(name: str) -> set[str]:
    """Return the ways in which a name is written: with any apostrophe and hyphen, and as a sentence begins."""
    found = {name, name[:1].upper() + name[1:]}
    for sign, others in _SIGNS.items():
        found |= {written.replace(sign, other) for written in found for other in others} if sign in name else set()
    return found


def places_of(masked: str, name: str) -> Iterator[int]:
    """Yield where a name stands as a whole word, possessive or not."""
    for written in _written(name):
        start = masked.find(written)
        while start >= 0:
            before, after = (
                masked[max(start - _LONGEST_BEFORE, 0) : start],
                masked[start + len(written) : start + len(written) + 3],
            )
            if not (_WORD_BEFORE.search(before) or _WORD_GOES_ON.match(after)):
                yield start
            start = masked.find(written, start + 1)
