"""Works named without a key: "Berman et al. (2000)", "Zarate 2006", "a 2021 study in ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

_PARTICLE = r"(?:(?:van|von|de|den|der|del|della|di|da|dos|du|la|le|el|ter|ten)\s+){0,3}"
_NAME = rf"{_PARTICLE}(?:[A-Z]['’](?=[A-Z]))?[^\W\d_a-z](?:[^\W\d_]|['’-](?=[^\W\d_]))*[^\W\d_](?<!['’]s)"
_AND = r"(?:,?\s+and\s+|\s*&\s*|,\s+)"
_OTHERS = r"(?:,?\s+et\s+al\b\.?|\s+and\s+colleagues|\s+and\s+others)"
_YEAR = r"(?:1[6-9]|20)\d{2}[a-z]?"
_AUTHOR_YEAR = re.compile(
    rf"(?<![\w@])(?P<names>{_NAME}(?:{_AND}{_NAME}){{0,5}})(?P<others>{_OTHERS})?(?:['’]s?)?"
    rf"(?P<between>,?\s*[\[(]?\s*)(?P<year>{_YEAR})(?![\w-]|\.\d)",
)
_NAMES_ALONE = re.compile(rf"(?<![\w@])(?P<names>{_NAME})(?P<others>{_OTHERS})?")
_KIND = r"(?:study|studies|trial|paper|article|review|research|report|analysis|meta-analysis|publication|survey)"
_SMALL = r"(?:of|the|and|in|for|&)"
_JOURNAL = rf"(?:the[ \t\n]+)?(?P<journal>[A-Z][\w&'-]*(?:[ \t]*\n?[ \t]*(?:{_SMALL}[ \t\n]+)*[A-Z][\w&'-]*)*)"
_GAP = r"(?:[ \t]+|[ \t]*\n(?![ \t]*\n)[ \t]*)"
_BY_JOURNAL = re.compile(
    rf"\b(?:(?:(?:[Aa]n?|[Oo]ne|[Tt]he|[Tt]his){_GAP})(?:(?P<year>{_YEAR}){_GAP})?(?:[\w-]+{_GAP}){{0,3}}?)?(?i:{_KIND}){_GAP}"
    rf"(?:[a-z]+{_GAP}){{0,4}}?in{_GAP}{_JOURNAL}(?:\s*[\[(,]\s*(?P<later>{_YEAR}))?",
)
# Words that stand before a year and are no author.
_NOT_NAMES = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Sept",
        "Oct",
        "Nov",
        "Dec",
        "In",
        "Since",
        "Until",
        "From",
        "By",
        "Before",
        "After",
        "During",
        "Between",
        "About",
        "Around",
        "Early",
        "Late",
        "Mid",
        "Spring",
        "Summer",
        "Autumn",
        "Fall",
        "Winter",
        "The",
        "A",
        "An",
        "And",
        "Or",
        "Of",
        "Year",
        "Copyright",
        "Version",
        "Table",
        "Figure",
        "Section",
        "Chapter",
        "Phase",
        "Level",
        "Volume",
        "Issue",
        "Step",
        "Day",
        "Week",
        "Month",
        "Room",
        "Page",
        "Part",
    ],
)


@dataclass(frozen=True, kw_only=True)
class RawMention:
    """A mention as found: offsets of the text, and its parts."""

    start: int
    end: int
    names: tuple[str, ...] = ()
    others: bool = False
    year: str = ""
    journal: str = ""
    certain: bool = False


def find_mentions(masked: str, families: AbstractSet[str]) -> Iterator[RawMention]:
    """Yield the works that a text names without a key.

    ``families`` are the family names of the bibliography's first authors. Outside of
    them only what has the clear form of a citation counts (``certain``): "et al.",
    two names, or a name and a year in one pair of brackets.
    """
    taken: list[tuple[int, int]] = []
    for mention in _by_author_and_year(masked, families):
        taken.append((mention.start, mention.end))
        yield mention
    for mention in _by_journal(masked):
        taken.append((mention.start, mention.end))
        yield mention
    for mention in _by_name_alone(masked, families):
        if not any(start <= mention.start < end for start, end in taken):
            yield mention


def _by_author_and_year(masked: str, families: AbstractSet[str]) -> Iterator[RawMention]:
    for match in _AUTHOR_YEAR.finditer(masked):
        written = re.split(_AND, match["names"])
        while written and written[0] in _NOT_NAMES:
            written = written[1:]
        if not written:
            continue
        names = tuple(re.sub(r"\s+", " ", name).replace("’", "'") for name in written)
        start = masked.index(written[0], match.start())
        in_brackets = masked[start - 1 : start] in {"(", "["} or masked[:start].rstrip().endswith(";")
        joined = len(names) > 1 and bool(re.search(r"\band\b|&", match["names"]))
        certain = bool(match["others"]) or joined or (in_brackets and "," in match["between"])
        if certain or names[0] in families:
            yield RawMention(
                start=start,
                end=match.end(),
                names=names,
                others=bool(match["others"]),
                year=match["year"],
                certain=certain,
            )


def _by_journal(masked: str) -> Iterator[RawMention]:
    for match in _BY_JOURNAL.finditer(masked):
        journal = re.sub(r"\s+", " ", match["journal"])
        end = match.end() if match["later"] else match.end("journal")
        yield RawMention(start=match.start(), end=end, year=match["year"] or match["later"] or "", journal=journal)


def _by_name_alone(masked: str, families: AbstractSet[str]) -> Iterator[RawMention]:
    for match in _NAMES_ALONE.finditer(masked):
        name = re.sub(r"\s+", " ", match["names"]).replace("’", "'")
        if name in families:
            yield RawMention(start=match.start(), end=match.end(), names=(name,), others=bool(match["others"]))
