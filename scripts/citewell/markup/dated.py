"""Works named with a year or a journal: "Cup et al. (2000)", "a 2021 study in ...", whoever the authors are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from citewell.markup.signs import MASKED
from citewell.markup.spans import Span

_PARTICLES = ("van", "von", "de", "den", "der", "del", "della", "di", "da", "dos", "du", "la", "le", "el", "ter", "ten")
# At the start of a sentence the first of them has a capital.
_FIRST_PARTICLE = "|".join(f"[{one[0].upper()}{one[0]}]{one[1:]}" for one in _PARTICLES)
_HYPHENS = "\u2010\u2011-"
_PARTICLE = rf"(?:(?:{_FIRST_PARTICLE})\s+(?:(?:{'|'.join(_PARTICLES)})\s+){{0,2}})?"
_NAME = rf"{_PARTICLE}(?:[A-Z]['’](?=[A-Z]))?[^\W\d_a-z](?:[^\W\d_]|['’{_HYPHENS}](?=[^\W\d_]))*[^\W\d_](?<!['’]s)"
_INITIALS = r"(?:,?\s+(?:[^\W\d_a-z]\.[ -]?){1,4})?"
_EMPHASIS = r"[*_]{0,3}"
_NAMED = rf"{_NAME}(?:[*_]{{1,3}}(?=[\s,(\[&]))?{_INITIALS}"
_AND = rf"(?:,?\s+and\s+|,?\s*&\s*|,\s+){_EMPHASIS}"
_SPACE = r"(?:\s|&nbsp;)+"
_MORE = r"(?:colleagues|others|co-?workers|co-?authors|collaborators|associates)"
OTHERS = rf"(?:{_EMPHASIS},?{_SPACE}{_EMPHASIS}et{_SPACE}al(?![^\W_])\.?{_EMPHASIS}|{_EMPHASIS}\s+and\s+{_MORE}\b)"
_BLANK = r"(?>(?:[^\S\n]|&nbsp;)*)"
# Over the end of a line, not of a paragraph.
BLANKS = rf"{_BLANK}(?:\n(?>(?:[ \t]*+>)*){_BLANK})?"
YEAR = r"(?:1[6-9]|20)\d{2}[a-z]?"
YEAR_ENDS = r"(?![\w-]|\.\d)"
# A tag may stand in the bracket before the year.
TO_YEAR = rf",?(?:{BLANKS}[\[(]{MASKED}*)?{BLANKS}"
GAP = r"(?:[ \t]+|[ \t]*\n(?![ \t]*\n)[ \t]*)"
_AUTHOR_YEAR = re.compile(
    rf"(?<![^\W_])(?<![^\W_]_)(?<!@)(?P<names>{_NAMED}(?:{_AND}{_NAMED}){{0,5}})(?P<others>{OTHERS})?(?:['’]s?)?"
    rf"(?:{_EMPHASIS}(?=[\s,(\[]))?(?P<between>(?(others){GAP}in{GAP}|(?!))|{TO_YEAR})(?P<year>{YEAR}){YEAR_ENDS}",
)
_ONE_NAME = re.compile(_NAME)
_CAPITAL_PARTICLE = re.compile(rf"(?=[A-Z]){_PARTICLE}")
_LAST_JOIN = re.compile(r"\band\b|&")
LATER = r"(?:,?\s+and\s+|,?\s*&\s*|[,;]\s*)"
# "(Cup, 2000a, b, 2001)"; "(Cup, 2000, 1800 people)" has one year.
_LATER_YEAR = re.compile(rf"{LATER}(?P<year>{YEAR}|(?P<letter>[a-z])){YEAR_ENDS}(?=\s*(?:[,;)\]&]|and\b))")
# What stands in brackets before the names: "see", "e.g.,", "for a review, see".
_OPENED = re.compile(
    r"[(\[;]\s*(?:[*_]*(?:[a-z]+,?\s+){0,5}?"
    r"(?:see|cf\.?|e\.g\.|i\.e\.|compare|according\s+to|(?:adapted|data)\s+from|(?:reviewed|cited|quoted|discussed)\s+(?:in|by))"
    r"(?:,?\s+(?:also|e\.g\.|especially|in\s+particular|for\s+(?:example|instance|reviews?|a\s+review)))?[,:]?)?\Z",
    re.IGNORECASE,
)
_MOST_YEARS = 20
_IN_ASCII = str.maketrans({"’": "'", **dict.fromkeys(_HYPHENS, "-")})
_PAIR = 2
KIND = r"(?:study|studies|trial|paper|article|review|research|report|analysis|meta-analysis|publication|survey)"
_SMALL = r"(?:of|the|and|in|for|&)"
_JOURNAL = rf"(?:the[ \t\n]+)?(?P<journal>[A-Z][\w&'-]*(?:[ \t]*\n?[ \t]*(?:{_SMALL}[ \t\n]+)*[A-Z][\w&'-]*)*)"
_BY_JOURNAL = re.compile(
    rf"\b(?:(?:(?:[Aa]n?|[Oo]ne|[Tt]he|[Tt]his){GAP})(?:(?P<year>{YEAR}){GAP})?(?:[\w-]+{GAP}){{0,3}}?)?(?i:{KIND}){GAP}"
    rf"(?:[a-z]+{GAP}){{0,4}}?in{GAP}{_JOURNAL}(?:\s*[\[(,]\s*(?P<later>{YEAR}))?",
)
# A cheap look before the dear ones: is there a year, a name, a kind of work at all?
_YEAR_ALONE = re.compile(r"[12][06-9]\d\d(?![\d-])")
_BEFORE_YEAR = 240
_AFTER_YEAR = 4
_IN_A_JOURNAL = re.compile(r"in[ \t\n]+(?:the[ \t\n]+)?[A-Z]")
# Words that stand before a year, or open a sentence before a name, and are no author.
# fmt: off
NOT_NAMES = frozenset([
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
    "In", "Since", "Until", "From", "By", "Before", "After", "During", "Between", "About", "Around", "Early", "Late", "Mid",
    "Spring", "Summer", "Autumn", "Fall", "Winter", "The", "A", "An", "And", "Or", "Of", "Year", "Copyright", "Version",
    "Table", "Figure", "Section", "Chapter", "Phase", "Level", "Volume", "Issue", "Step", "Day", "Week", "Month", "Room",
    "Page", "Part",
    "However", "Later", "Earlier", "Previously", "Subsequently", "Recently", "Originally", "Finally", "Meanwhile",
    "Moreover", "Furthermore", "Additionally", "Similarly", "Likewise", "Conversely", "Nevertheless", "Nonetheless",
    "Therefore", "Thus",
])
# fmt: on


class RawMention(NamedTuple):
    """A mention as found: offsets of the text, and its parts; ``certain`` is what has the clear form of a citation."""

    start: int
    end: int
    names: tuple[str, ...] = ()
    others: bool = False
    year: str = ""
    journal: str = ""
    certain: bool = False


def find_dated(masked: str, digits: Iterable[Span]) -> Iterator[RawMention]:
    """Yield what is named by author and year or by journal, whoever the author is.

    "However, Cup (2000)" may be by two authors or by one: such readings of one place
    follow each other, the longest first, and end together.
    """
    for start, end in _near_years(masked, digits):
        for match in _AUTHOR_YEAR.finditer(masked, start, end):
            readings = list(_readings(match))
            for last, year in ((match.end(), match["year"]), *later_years(masked, match.end(), match["year"])):
                yield from (reading._replace(end=last, year=year) for reading in readings)
    yield from _by_journal(masked)


def later_years(masked: str, end: int, year: str) -> Iterator[tuple[int, str]]:
    """Yield the years that follow one ending at an offset, each with its end; after "2000a", "b" is one."""
    for _ in range(_MOST_YEARS):
        match = _LATER_YEAR.match(masked, end)
        if not match or (match["letter"] and year.isdigit()):
            return
        end = match.end()
        year = year[:-1] + match["letter"] if match["letter"] else match["year"]
        yield end, year


def _near_years(masked: str, digits: Iterable[Span]) -> Iterator[Span]:
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


def _readings(match: re.Match[str]) -> Iterator[RawMention]:
    """Yield the lists of authors that a match can hold: a word and a comma before a name may open the sentence."""
    written = list(_ONE_NAME.finditer(match.string, *match.span("names")))
    while written and (written[0].group() in NOT_NAMES or _opens_with_acronym(written)):
        del written[0]
    for number in range(len(written)):
        if number == 0 or _may_begin(written, number):
            reading = _reading(match, written[number:])
            yield from _with_particle_or_without(reading, written[number].group())
            if reading.certain and _is_in_brackets(match, reading.start):
                # "(Cup, Leaf, & Pot, 2000)" is nothing but a list.
                return


def _opens_with_acronym(written: Sequence[re.Match[str]]) -> bool:
    """Return whether a word all in capitals comes before names that are not: "used the MADRS, and Cup (2000)"."""
    return written[0].group().isupper() and not all(one.group().isupper() for one in written)


def _may_begin(written: Sequence[re.Match[str]], number: int) -> bool:
    """Return whether a list may begin with a later name: after a comma alone, and not as one of "Cup, and Pot"."""
    if _LAST_JOIN.search(_join(written, number)):
        return False
    last = _join(written, number + 1) if number == len(written) - _PAIR else ""
    return not ("," in last and _LAST_JOIN.search(last))


def _join(written: Sequence[re.Match[str]], number: int) -> str:
    """Return what stands between a name and the one before."""
    return written[number].string[written[number - 1].end() : written[number].start()]


def _reading(match: re.Match[str], written: Sequence[re.Match[str]]) -> RawMention:
    start = written[0].start()
    joined = any(_LAST_JOIN.search(_join(written, number)) for number in range(1, len(written)))
    others = bool(match["others"])
    return RawMention(
        start=start,
        end=match.end(),
        names=tuple(_plain(name.group()) for name in written),
        others=others,
        certain=others or joined or ("," in match["between"] and _is_in_brackets(match, start)),
    )


def _is_in_brackets(match: re.Match[str], start: int) -> bool:
    """Return whether a list begins a pair of brackets or goes on after a semicolon, its year within."""
    before = match.string[max(start - 80, 0) : start].rstrip(" \t\n*_")
    return "(" not in match["between"] and "[" not in match["between"] and bool(_OPENED.search(before))


def _with_particle_or_without(reading: RawMention, first: str) -> Iterator[RawMention]:
    """Yield a reading; with a capital, what looks like a particle may be another word."""
    yield reading
    particle = _CAPITAL_PARTICLE.match(first)
    if particle and particle.end():
        names = (_plain(first[particle.end() :]), *reading.names[1:])
        yield reading._replace(start=reading.start + particle.end(), names=names)


def _plain(name: str) -> str:
    return " ".join(name.translate(_IN_ASCII).split())


def _by_journal(masked: str) -> Iterator[RawMention]:
    if not _IN_A_JOURNAL.search(masked):
        return
    for match in _BY_JOURNAL.finditer(masked):
        journal = re.sub(r"\s+", " ", match["journal"])
        end = match.end() if match["later"] else match.end("journal")
        yield RawMention(start=match.start(), end=end, year=match["year"] or match["later"] or "", journal=journal)
