"""Works named without a key: "Berman et al. (2000)", "Zarate 2006", "a 2021 study in ..."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from citewell.markup.digits import Run, find_digits

_PARTICLE = r"(?:(?:van|von|de|den|der|del|della|di|da|dos|du|la|le|el|ter|ten)\s+){0,3}"
_NAME = rf"{_PARTICLE}(?:[A-Z]['’](?=[A-Z]))?[^\W\d_a-z](?:[^\W\d_]|['’-](?=[^\W\d_]))*[^\W\d_](?<!['’]s)"
_AND = r"(?:,?\s+and\s+|\s*&\s*|,\s+)"
_OTHERS = r"(?:,?\s+et\s+al\b\.?|\s+and\s+colleagues|\s+and\s+others)"
_YEAR = r"(?:1[6-9]|20)\d{2}[a-z]?"
_AUTHOR_YEAR = re.compile(
    rf"(?<![\w@])(?P<names>{_NAME}(?:{_AND}{_NAME}){{0,5}})(?P<others>{_OTHERS})?(?:['’]s?)?"
    rf"(?P<between>,?\s*[\[(]?\s*)(?P<year>{_YEAR})(?![\w-]|\.\d)",
)
_KIND = r"(?:study|studies|trial|paper|article|review|research|report|analysis|meta-analysis|publication|survey)"
_SMALL = r"(?:of|the|and|in|for|&)"
_JOURNAL = rf"(?:the[ \t\n]+)?(?P<journal>[A-Z][\w&'-]*(?:[ \t]*\n?[ \t]*(?:{_SMALL}[ \t\n]+)*[A-Z][\w&'-]*)*)"
_GAP = r"(?:[ \t]+|[ \t]*\n(?![ \t]*\n)[ \t]*)"
_BY_JOURNAL = re.compile(
    rf"\b(?:(?:(?:[Aa]n?|[Oo]ne|[Tt]he|[Tt]his){_GAP})(?:(?P<year>{_YEAR}){_GAP})?(?:[\w-]+{_GAP}){{0,3}}?)?(?i:{_KIND}){_GAP}"
    rf"(?:[a-z]+{_GAP}){{0,4}}?in{_GAP}{_JOURNAL}(?:\s*[\[(,]\s*(?P<later>{_YEAR}))?",
)
# A cheap look before the dear ones: is there a year, a name, a kind of work at all?
_YEAR_ALONE = re.compile(r"[12][06-9]\d\d(?![\d-])")
_BEFORE_YEAR = 240
_AFTER_YEAR = 4
_OTHERS_AFTER = re.compile(_OTHERS)
# A letter, or a hyphen or apostrophe before one; "'s" is a possessive.
_WORD_GOES_ON = re.compile(r"[^\W_]|-[^\W\d_]|['’](?!s\b)[^\W\d_]")
_CAPITAL = re.compile(r"[A-Z]\w+")
_CAPITALISED = re.compile(r"[^\x00-@\[-\x7f](?<=\w)\w+")
_IN_A_JOURNAL = re.compile(r"in[ \t\n]+(?:the[ \t\n]+)?[A-Z]")
# Words that stand before a year and are no author.
# fmt: off
_NOT_NAMES = frozenset([
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
    "In", "Since", "Until", "From", "By", "Before", "After", "During", "Between", "About", "Around", "Early", "Late", "Mid",
    "Spring", "Summer", "Autumn", "Fall", "Winter", "The", "A", "An", "And", "Or", "Of", "Year", "Copyright", "Version",
    "Table", "Figure", "Section", "Chapter", "Phase", "Level", "Volume", "Issue", "Step", "Day", "Week", "Month", "Room",
    "Page", "Part",
])
# fmt: on


class RawMention(NamedTuple):
    """A mention as found: offsets of the text, and its parts."""

    start: int
    end: int
    names: tuple[str, ...] = ()
    others: bool = False
    year: str = ""
    journal: str = ""
    certain: bool = False

    def counts_with(self, families: AbstractSet[str]) -> bool:
        """Return whether it is a mention where these are the known family names."""
        return self.certain or not self.names or self.names[0] in families


def find_mentions(masked: str, families: AbstractSet[str]) -> Iterator[RawMention]:
    """Yield the works that a text names without a key.

    ``families`` are the family names of the bibliography's first authors. Outside of
    them only what has the clear form of a citation counts (``certain``): "et al.",
    two names, or a name and a year in one pair of brackets.
    """
    dated = [one for one in find_dated(masked, find_digits(masked)) if one.counts_with(families)]
    yield from dated
    yield from find_names(masked, frozenset(possible_names(find_capitalised(masked), families)), dated)


def find_dated(masked: str, digits: Iterable[Run]) -> Iterator[RawMention]:
    """Yield what is named by author and year or by journal, whoever the author is."""
    for start, end in _near_years(masked, digits):
        for match in _AUTHOR_YEAR.finditer(masked, start, end):
            mention = _author_and_year(match, masked)
            if mention:
                yield mention
    yield from _by_journal(masked)


def _near_years(masked: str, digits: Iterable[Run]) -> Iterator[Run]:
    """Yield the stretches before years, joined where they overlap: names stand nowhere else."""
    start = end = -1
    for first, last in digits:
        if not _YEAR_ALONE.match(masked, first) or masked[first - 1 : first].isalnum():
            continue
        if first - _BEFORE_YEAR > end:
            if end >= 0:
                yield start, end
            start = max(first - _BEFORE_YEAR, 0)
        end = last + _AFTER_YEAR
    if end >= 0:
        yield start, end


def _author_and_year(match: re.Match[str], masked: str) -> RawMention | None:
    written = re.split(_AND, match["names"])
    while written and written[0] in _NOT_NAMES:
        written = written[1:]
    if not written:
        return None
    names = tuple(_plain(name) for name in written)
    start = masked.index(written[0], match.start())
    in_brackets = masked[start - 1 : start] in {"(", "["} or masked[max(start - 80, 0) : start].rstrip().endswith(";")
    joined = len(names) > 1 and bool(re.search(r"\band\b|&", match["names"]))
    certain = bool(match["others"]) or joined or (in_brackets and "," in match["between"])
    others = bool(match["others"])
    return RawMention(start=start, end=match.end(), names=names, others=others, year=match["year"], certain=certain)


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", name).replace("’", "'")


def _by_journal(masked: str) -> Iterator[RawMention]:
    if not _IN_A_JOURNAL.search(masked):
        return
    for match in _BY_JOURNAL.finditer(masked):
        journal = re.sub(r"\s+", " ", match["journal"])
        end = match.end() if match["later"] else match.end("journal")
        yield RawMention(start=match.start(), end=end, year=match["year"] or match["later"] or "", journal=journal)


def find_capitalised(masked: str) -> frozenset[str]:
    """Return the words that may be a name's."""
    return frozenset((_CAPITAL if masked.isascii() else _CAPITALISED).findall(masked))


def possible_names(capitalised: Iterable[str], families: AbstractSet[str]) -> Iterator[str]:
    """Yield the family names whose capitalised words all stand in a text."""
    by_head = _by_head(frozenset(families))
    # A name without any stands under "".
    words = {"", *capitalised}
    for head in by_head.keys() & words:
        yield from (name for name, needed in by_head[head] if needed <= words)


def stands_in(text: str, name: str) -> bool:
    """Return whether a name stands somewhere in a text, in whatever place."""
    return any(written in text for written in _written(name))


def find_names(masked: str, names: AbstractSet[str], dated: Sequence[RawMention]) -> Iterator[RawMention]:
    """Yield the names that stand alone in prose, outside of what is found already."""
    found = {place: name for name in sorted(names, key=len) for place in _places(masked, name)}
    end = 0
    for start, name in sorted(found.items()):
        if start >= end and not any(one.start <= start < one.end for one in dated):
            others = _OTHERS_AFTER.match(masked, start + len(name))
            end = others.end() if others else start + len(name)
            yield RawMention(start=start, end=end, names=(name,), others=bool(others))


def _written(name: str) -> set[str]:
    """Return the ways in which a name is written: with either apostrophe."""
    return {name, name.replace("'", "’")}


def _places(masked: str, name: str) -> Iterator[int]:
    """Yield where a name stands as a whole word, possessive or not."""
    for written in _written(name):
        start = masked.find(written)
        while start >= 0:
            before, after = masked[start - 1 : start], masked[start + len(written) : start + len(written) + 3]
            if not (before.isalnum() or before in {"_", "@"} or _WORD_GOES_ON.match(after)):
                yield start
            start = masked.find(written, start + 1)


@lru_cache(maxsize=4)
def _by_head(families: frozenset[str]) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Return the names and their capitalised words by the first of these; names that have none stand under ""."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for name in families:
        words = _CAPITALISED.findall(name)
        found.setdefault(words[0] if words else "", []).append((name, frozenset(words)))
    return found
