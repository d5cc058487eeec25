"""What prose and records say in numbers agrees with the records of the studies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import lru_cache, partial
from itertools import chain

from citewell.domain.library import Library
from citewell.domain.page import Page
from citewell.domain.places import Place
from citewell.domain.records import Part
from citewell.domain.study import Study
from citewell.markup.blocks import find_blocks, find_sentences
from citewell.markup.grammar import find_citations
from citewell.markup.keys import find_cited_keys
from citewell.markup.masking import mask
from citewell.markup.numbers import Number, find_numbers, per_cent_after
from citewell.rules.registry import Complaint, rule

# Below this, whole numbers are words as often as results.
_SMALL = 13
_MOST_DIGITS_OF_SMALL = 2
_NUMBER_OF_HEADING = re.compile(r"\s*#{1,6}[ \t]+\d+(?:\.\d+)*\.?(?=[ \t]+[^\W\d_])")
# What such a word stands before is a part of a work.
_LABEL = re.compile(
    r"(?:\b(?:sections?|sec|chapters?|chap|parts?|appendix|figures?|figs?|tables?|equations?|eq|versions?)\.?(?:\s|&nbsp;)|§\s?)\Z",
    re.IGNORECASE,
)
_LONGEST_LABEL = 16
_NOT_READ = ("about/", f"{Study.folder}/")
# Where an offset stands, a sentence with its citations covered, the same as written, and the key of its source.
Sentence = tuple[Callable[[int], Place], str, str, str]
_HINT = "compare with the source; mend the page that is wrong, or record the result on the study page"


@rule("NUM001", because="Jergas & Baethge 2015, PeerJ 3:e1364: quotation errors")
def number_is_on_the_study_page(library: Library) -> Iterator[Complaint]:
    """A number in an evidence item stands on the cited study's page too.

    Whole numbers below 13 and years are left out, because they are words as often as results. A
    number that only one of the two pages has is a slip in one of them. It may be written in
    another way: "1,200" is 1200, "5.0" is 5, "27/68" is 27 and 68. Dates, versions and the digits
    of names such as DSM-5 are no numbers.
    """
    for _, item in library.evidence():
        study = library.study_by_key.get(item.source)
        page = library.page_by_path.get(study.path) if study else None
        if page:
            said = {number.value for number in find_numbers(mask(item.says)) if _counts(number)}
            missing = sorted(said - _values(page.masked))
            if missing:
                yield item.place, _message(missing, item.source), _HINT


def _counts(number: Number) -> bool:
    """Return whether a number is neither a year nor small and whole."""
    is_small = len(number.value) <= _MOST_DIGITS_OF_SMALL and int(number.value) < _SMALL
    return number.is_decimal or not (number.may_be_year or is_small)


@lru_cache(maxsize=4096)
def _values(text: str) -> frozenset[str]:
    return frozenset(number.value for number in find_numbers(text))


def _message(missing: list[str], key: str) -> str:
    return f"{', '.join(missing)} is not on the page of {str(key)!r}"


@rule("NUM003", because="Jergas & Baethge 2015, PeerJ 3:e1364: quotation errors")
def number_in_prose_is_on_the_study_page(library: Library) -> Iterator[Complaint]:
    """A decimal or a per cent value in a sentence that cites one study stands on that study's page.

    A sentence that cites several sources is left out: the number can be any one's. A citation in
    brackets after a full stop belongs to the sentence before it. The number of a section, a figure, a
    table or a version is no result. The texts of records are read, too;
    what a row tells of outcomes, an event or a term is held against its one source.
    """
    for place_of, sentence, text, key in chain(_in_prose(library), _in_records(library), _in_rows(library)):
        study, exact = library.study_by_key.get(key), list(_exact(sentence, text))
        known = _values(library.page_by_path[study.path].masked) if study and exact else frozenset()
        missing = [number for number in exact if study and number.value not in known]
        if missing:
            yield place_of(missing[0].start), _message(sorted({number.value for number in missing}), key), _HINT


def _in_prose(library: Library) -> Iterator[Sentence]:
    for page in library.pages:
        if not page.name.startswith(_NOT_READ) and not page.cited_keys.isdisjoint(library.study_by_key):
            for start, sentence, text, key in _sentences_on_one_source(page.masked_body, page.body):
                yield partial(_place_in, page, page.body_start + start), sentence, text, key


def _place_in(page: Page, start: int, offset: int) -> Place:
    return page.place_at(start + offset)


def _in_records(library: Library) -> Iterator[Sentence]:
    for record in (*library.claims, *library.conditions, *library.mechanisms, *library.events, *library.glossary):
        for place, text in _texts_that_cite(record):
            for _, sentence, part, key in _sentences_on_one_source(mask(text), text):
                yield partial(_same, place), sentence, part, key


def _same(place: Place, offset: int) -> Place:  # noqa: ARG001 - a text of a record is known by its row
    return place


def _texts_that_cite(part: Part) -> Iterator[tuple[Place, str]]:
    for field in fields(part):
        value = getattr(part, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Part):
                yield from _texts_that_cite(one)
            elif isinstance(one, str) and "@" in one:
                yield part.place, one


def _in_rows(library: Library) -> Iterator[Sentence]:
    """Yield what a row tells that has one source and cites none."""
    outcomes = (row for condition in library.conditions for row in condition.outcomes)
    rows: Iterator[tuple[Part, str, set[str]]] = chain(
        ((row, row.effect, {row.source}) for row in outcomes),
        ((event, event.what, {one.source for one in event.sources}) for event in library.events),
        ((term, term.definition, set(term.sources)) for term in library.glossary),
    )
    for row, text, sources in rows:
        if len(sources) == 1 and "@" not in text:
            yield partial(_same, row.place), mask(text), text, sources.pop()


def _exact(sentence: str, text: str) -> Iterator[Number]:
    """Yield the decimals and values in per cent of a sentence, a heading's own number and those of sections left out."""
    heading = _NUMBER_OF_HEADING.match(sentence)
    for number in find_numbers(sentence):
        is_exact = _is_decimal(number, sentence) or per_cent_after(text, number.end) is not None
        if is_exact and _counts(number) and not (heading and number.start < heading.end()):
            yield number


def _is_decimal(number: Number, sentence: str) -> bool:
    """Return whether a number is a decimal, and not the number of a section."""
    before = max(number.start - _LONGEST_LABEL, 0)
    return number.is_decimal and not _LABEL.search(sentence, before, number.start)


def _sentences_on_one_source(masked: str, text: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield offset, masked text, text and key of each sentence that cites one key; of citations only "@" is left."""
    covered = _with_citations_covered(masked, text)
    for start, end in find_blocks(masked):
        for first, last in find_sentences(covered[start:end]) if masked.find("@", start, end) >= 0 else ():
            here = slice(start + first, start + last)
            keys = {key for key, _ in find_cited_keys(masked[here], text[here])}
            if len(keys) == 1:
                yield start + first, covered[here], text[here], keys.pop()


def _with_citations_covered(masked: str, text: str) -> str:
    """Return a masked text in which each citation is a row of "@", what stands before its first key left out."""
    pieces: list[str] = []
    position = 0
    for group in find_citations(masked, text):
        first = min(citation.start for citation in group.citations)
        pieces += masked[position:first], "@" * (group.end - first)
        position = group.end
    return "".join((*pieces, masked[position:]))


@rule("NUM002", because="a record does not contradict itself")
def effect_stands_in_its_result(library: Library) -> Iterator[Complaint]:
    """The numbers of an effect stand in the words of the same row, a share also as per cent."""
    for study in library.studies:
        for result in study.results:
            if result.effect:
                said = {float(number.value) for number in find_numbers(result.result)}
                values = (result.effect.value, result.effect.low, result.effect.high)
                missing = [
                    f"{value:g}"
                    for value in values
                    if value is not None and not {abs(value), round(abs(value) * 100, 6)} & said
                ]
                if missing:
                    yield (
                        result.effect.place,
                        f"the effect's {', '.join(missing)} does not stand in the row's words",
                        "write the numbers as the source gives them, in both",
                    )
