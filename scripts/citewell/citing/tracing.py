"""What a foreign text cites: each mention, and what of the bibliography it can be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from citewell.citing.matching import Matcher
from citewell.citing.names import folded
from citewell.domain.citation import Mention, Traced
from citewell.domain.identifiers import Doi
from citewell.domain.library import Library
from citewell.domain.places import Lines
from citewell.latex.reading import to_text
from citewell.markup.dated import RawMention, find_dated
from citewell.markup.digits import find_digits
from citewell.markup.dois import find_dois
from citewell.markup.keys import find_cited_keys, find_key_spans
from citewell.markup.masking import mask
from citewell.markup.mentions import find_mentions, quoted
from citewell.markup.spans import within
from citewell.markup.wording import common_in

# So many characters around a vague mention tell what it is about.
_AROUND = 200
_OPENING = frozenset("([")
_CLOSING = frozenset(")];")


@dataclass(frozen=True, kw_only=True)
class TraceResult:
    """The mentions of one or more texts, with the library that resolved them."""

    library: Library
    mentions: tuple[Traced, ...]


def trace(library: Library, texts: tuple[tuple[str, str], ...]) -> TraceResult:
    """Return every citation-like mention in texts, given as (path, text), with what it can mean."""
    matcher = Matcher(library.references)
    traced: list[Traced] = []
    for path, text in texts:
        lines, masked = Lines(path, text), mask(text)
        traced += _cited_keys(text, masked, lines, library)
        traced += _dois(text, masked, lines, library)
        traced += _names(text, masked, lines, matcher, library)
    return TraceResult(library=library, mentions=tuple(sorted(traced, key=lambda one: one.mention.place)))


def _cited_keys(text: str, masked: str, lines: Lines, library: Library) -> Iterator[Traced]:
    for key, start in find_cited_keys(masked, text):
        mention = Mention(text=f"@{key}", place=lines.place(start))
        yield _by_number(mention, "key", (key,) if key in library.references else ())


def _dois(text: str, masked: str, lines: Lines, library: Library) -> Iterator[Traced]:
    """Yield the DOIs, but those that are part of a key; whoever quotes one in code or in an address means it, too."""
    keys: dict[str, list[str]] = {}
    for reference, written in library.identifiers["doi"]:
        keys.setdefault(Doi(written).normal, []).append(reference.key)
    is_in_key = within(find_key_spans(masked))
    for doi, start in find_dois(text):
        if not is_in_key(start):
            mention = Mention(text=str(doi), place=lines.place(start))
            yield _by_number(mention, "doi", tuple(keys.get(doi.normal, ())))


def _names(text: str, masked: str, lines: Lines, matcher: Matcher, library: Library) -> Iterator[Traced]:
    found = list(find_mentions(masked, matcher.known_names, common_in([text])))
    for one in (*found, *_strangers(masked, found)):
        mention = Mention(
            text=quoted(text, one),
            place=lines.place(one.start),
            names=one.names,
            others=one.others,
            year=one.year,
            journal=one.journal,
        )
        if one.journal:
            # Without an author, even a single candidate is a guess.
            keys = matcher.by_journal(one.journal, one.year)
            around = text[max(one.start - _AROUND, 0) : one.end + _AROUND]
            yield Traced(mention=mention, kind="journal", status="vague", keys=_nearest_first(keys, library, around))
        else:
            yield _by_number(mention, "authors", matcher.by_names(one.names, one.year, others=one.others))


def _strangers(masked: str, found: Iterable[RawMention]) -> Iterator[RawMention]:
    """Yield what else can be one author and a year, as in "Cup (2000)" and "(Cup 2000)".

    In a page of the knowledge base a name that no source has is mostly none; here it may be a work that is lacking.
    """
    is_taken = within((one.start, one.end) for one in found)
    ends = set()
    for one in find_dated(masked, find_digits(masked)):
        if len(one.names) == 1 and one.end not in ends and not is_taken(one.start) and _has_brackets(masked, one):
            ends.add(one.end)
            yield one


def _has_brackets(masked: str, one: RawMention) -> bool:
    """Return whether brackets stand around the year, or around both: "in Vienna 1900" is no citation."""
    before, after = masked[max(one.start - 1, 0) : one.start], masked[one.end : one.end + 1]
    return not _OPENING.isdisjoint(before + masked[one.start : one.end]) or after in _CLOSING


def _by_number(mention: Mention, kind: str, keys: tuple[str, ...]) -> Traced:
    """Return what a mention is that can mean so many works."""
    status = {0: "unknown", 1: "resolved"}.get(len(keys), "ambiguous")
    return Traced(mention=mention, kind=kind, status=status, keys=keys)


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
