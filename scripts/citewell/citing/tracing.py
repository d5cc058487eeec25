"""What a foreign text cites: each mention, and what of the bibliography it can be."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from citewell.citing.matching import Matcher
from citewell.citing.names import folded
from citewell.domain.citation import Mention, Traced
from citewell.domain.library import Library
from citewell.domain.places import Lines
from citewell.latex.reading import to_text
from citewell.markup.masking import mask
from citewell.markup.mentions import find_mentions, quoted
from citewell.markup.wording import common_in

# So many characters around a vague mention tell what it is about.
_AROUND = 200


@dataclass(frozen=True, kw_only=True)
class TraceResult:
    """The mentions of one or more texts, with the library that resolved them."""

    library: Library
    mentions: tuple[Traced, ...]


def trace(library: Library, texts: tuple[tuple[str, str], ...]) -> TraceResult:
    """Return every citation-like mention in texts, given as (path, text), with what it can mean."""
    matcher = Matcher(library.references)
    traced = []
    for path, text in texts:
        lines = Lines(path, text)
        masked = mask(text)
        for found in find_mentions(masked, matcher.known_names, common_in([text])):
            mention = Mention(
                text=quoted(text, found),
                place=lines.place(found.start),
                names=found.names,
                others=found.others,
                year=found.year,
                journal=found.journal,
            )
            around = text[max(found.start - _AROUND, 0) : found.end + _AROUND]
            traced.append(_traced(mention, matcher, library, around))
    return TraceResult(library=library, mentions=tuple(sorted(traced, key=lambda one: one.mention.place)))


def _traced(mention: Mention, matcher: Matcher, library: Library, around: str) -> Traced:
    if mention.journal:
        # Without an author, even a single candidate is a guess.
        keys = matcher.by_journal(mention.journal, mention.year)
        return Traced(mention=mention, status="vague", keys=_nearest_first(keys, library, around))
    keys = matcher.by_names(mention.names, mention.year, others=mention.others)
    status = {0: "unknown", 1: "resolved"}.get(len(keys), "ambiguous")
    return Traced(mention=mention, status=status, keys=keys)


def _nearest_first(keys: tuple[str, ...], library: Library, around: str) -> tuple[str, ...]:
    """Return candidates by how often the text around the mention uses words of their records.

    A word that all candidates have tells nothing.
    """
    subjects = {key: set(_words(_subject(key, library))) for key in keys}
    common = set.intersection(*subjects.values()) if len(subjects) > 1 else set()
    said = Counter(word for word in _words(around) if word not in common)
    return tuple(sorted(keys, key=lambda key: (-sum(said[word] for word in subjects[key]), key)))


def _subject(key: str, library: Library) -> str:
    study = library.study_by_key.get(key)
    known = (study.title, *study.conditions) if study else ()
    return " ".join((to_text(library.references[key].get("title")), *known))


def _words(text: str) -> list[str]:
    return re.findall(r"\w{4,}", folded(text))
