"""Works named without a key: "Berman et al. (2000)", "Zarate 2006", "a 2021 study in ..."."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

from citewell.markup.alone import find_names, places_of
from citewell.markup.dated import LATER, TO_YEAR, YEAR, YEAR_ENDS, RawMention, find_dated, later_years
from citewell.markup.digits import find_digits
from citewell.markup.spans import within

_SHORT_FORM = r"(?:\s*[\[(][A-Z]{2,}\b[\])]?)?"
_YEAR_AFTER = re.compile(rf"(?:['’]s?)?{_SHORT_FORM}(?:[*_]{{1,3}})?{TO_YEAR}(?P<year>{YEAR}){YEAR_ENDS}")
_YEARS = re.compile(rf"{YEAR}(?:{LATER}(?:{YEAR}|[a-z]))*\Z")
_TAG = re.compile(r"<[^<>]*>")
_BLANK = re.compile(r"&nbsp;|\n[ \t>]+")
_EMPHASIS = re.compile(r"(?<!\w)[*_]+|[*_]+(?!\w)")
_CLOSING = {"(": ")", "[": "]"}
_CAPITAL = re.compile(r"[A-Z]\w+")
_CAPITALISED = re.compile(r"[^\x00-@\[-\x7f](?<=\w)\w+")


def _never(names: Sequence[str], *, others: bool) -> bool:  # noqa: ARG001 - no works are known
    return False


@dataclass(frozen=True, kw_only=True)
class KnownNames:
    """Whom a bibliography knows: the family names of first authors, and bodies.

    ``given`` returns given names of first authors, which few texts need; ``is_list`` tells whether the authors of a work
    begin with these names; ``others`` is "et al.".
    """

    families: AbstractSet[str] = frozenset()
    bodies: AbstractSet[str] = frozenset()
    given: Callable[[], AbstractSet[str]] = frozenset
    is_list: Callable[..., bool] = _never

    @cached_property
    def all(self) -> AbstractSet[str]:
        """Return the names of both."""
        return frozenset(self.families | self.bodies)

    def has(self, name: str) -> bool:
        """Return whether a family name is known; a particle has a capital at the start of a sentence."""
        return name in self.families or name[:1].swapcase() + name[1:] in self.families


def find_mentions(
    masked: str, known: KnownNames, is_common: Callable[[str], bool] = lambda _: False
) -> Iterator[RawMention]:
    """Yield the works that a text names without a key.

    Besides known names only what has the clear form of a citation counts (``certain``): "et al.",
    two names, or a name and a year in one pair of brackets. ``is_common`` tells which words are no names alone.
    """
    possible = frozenset(possible_names(find_capitalised(masked), known.all))
    bodies = find_bodies(masked, possible & known.bodies)
    dated = which_count(find_dated(masked, find_digits(masked)), known, bodies)
    yield from dated
    yield from find_names(masked, possible & known.families, dated, is_common)


def which_count(
    dated: Iterable[RawMention], known: KnownNames, bodies: Sequence[RawMention] = ()
) -> Sequence[RawMention]:
    """Return what is a mention where these names are known, each place read once; a body's name is in one piece."""
    is_taken = within([(one.start, one.end) for one in bodies])
    apart = (one for one in dated if not is_taken(one.start))
    places = groupby(apart, key=lambda one: (one.end, one.journal))
    read = (_likeliest(list(readings), known) for _, readings in places)
    return [*bodies, *(one for one in read if one)]


def _likeliest(readings: Sequence[RawMention], known: KnownNames) -> RawMention | None:
    """Return the reading that counts, if any does: the longest list by a known author that some work has."""
    if not readings[0].names:
        return readings[0]
    plausible = [one for one in readings if known.has(one.names[0])]
    if not plausible:
        return readings[0] if readings[0].certain else None
    if plausible[0].certain and not plausible[0].others:
        # Joined by "and", or alone in brackets: who is named first is an author.
        return plausible[0]
    return next((one for one in plausible if known.is_list(one.names, others=one.others)), plausible[0])


def quoted(text: str, mention: RawMention) -> str:
    """Return how a mention reads by itself: on one line, without emphasis, with one year, its bracket closed."""
    written = _BLANK.sub(" ", _TAG.sub("", text[mention.start : mention.end]))
    written = " ".join(_EMPHASIS.sub("", written).split())
    written = _YEARS.sub(mention.year, written) if mention.year else written
    bracket = max(written.rfind("("), written.rfind("["))
    closing = _CLOSING[written[bracket]] if bracket >= 0 else ""
    return written if closing in written[bracket + 1 :] else written + closing


def find_bodies(text: str, bodies: Iterable[str]) -> Sequence[RawMention]:
    """Return where bodies are named with a year; alone, a body is mostly no work of its own.

    One body's name may end as another's does: the longer one is meant.
    """
    by_end = {one.end: one for one in sorted(_bodies(text, bodies), reverse=True)}
    return sorted(by_end.values())


def _bodies(text: str, bodies: Iterable[str]) -> Iterator[RawMention]:
    for body in bodies:
        words = body.split()
        name = re.compile(r"\s+".join(re.escape(word).replace("'", "['’]") for word in words))
        for start in places_of(text, words[0]) if words else ():
            match = name.match(text, start)
            year = _YEAR_AFTER.match(text, match.end()) if match else None
            if year:
                for end, one in ((year.end(), year["year"]), *later_years(text, year.end(), year["year"])):
                    yield RawMention(start=start, end=end, names=(body,), year=one, certain=True)


def find_capitalised(masked: str) -> frozenset[str]:
    """Return the words that may be a name's."""
    return frozenset((_CAPITAL if masked.isascii() else _CAPITALISED).findall(masked))


def possible_names(capitalised: Iterable[str], names: AbstractSet[str]) -> Iterator[str]:
    """Yield the names whose capitalised words all stand in a text."""
    by_head = _by_head(frozenset(names))
    # A name without any stands under "".
    words = {"", *capitalised}
    for head in by_head.keys() & words:
        yield from (name for name, needed in by_head[head] if needed <= words)


@lru_cache(maxsize=4)
def _by_head(families: frozenset[str]) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Return the names and their capitalised words by the first of these; names that have none stand under ""."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for name in families:
        words = _CAPITALISED.findall(name)
        found.setdefault(words[0] if words else "", []).append((name, frozenset(words)))
    return found
