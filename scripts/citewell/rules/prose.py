"""What prose says agrees with the records, and carries its source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from citewell.domain.library import Library, Page
from citewell.domain.places import Lines, Place
from citewell.markup.grammar import find_citations
from citewell.markup.keys import find_cited_keys
from citewell.rules.registry import Complaint, rule

_NUMBER = re.compile(r"(?<![\w.,/-])[-−+]?\d+(?:[,\u202f]\d{3})*(?:\.\d+)?(?![\w/]|[.,]\d|-\d)")
_YEAR = re.compile(r"^(?:1[89]|20)\d{2}$")
# Below this, whole numbers are words as often as results.
_SMALL = 13
_BLOCK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])|\n(?=\|)")
_SENTENCE = re.compile(r"[.;:]\s+(?=[A-Z\[(@])")
_ABOUT = "about/"


@rule("NUM001", because="Jergas & Baethge 2015, PeerJ 3:e1364: quotation errors")
def number_is_on_the_study_page(library: Library) -> Iterator[Complaint]:
    """A number in an evidence item stands on the cited study's page too.

    Whole numbers below 13 and years are left out, because they are words as often as results. A
    number that only one of the two pages has is a slip in one of them.
    """
    pages = {page.path: page for page in library.pages}
    for _, item in library.evidence():
        study = library.study_by_key.get(item.source)
        if study and study.path in pages:
            known = _numbers(pages[study.path].text)
            missing = sorted(_numbers(item.says) - known)
            if missing:
                yield (
                    item.place,
                    f"{', '.join(missing)} is not on the page of {str(item.source)!r}",
                    "compare with the source; mend the page that is wrong, or record the result on the study page",
                )


@lru_cache(maxsize=4096)
def _numbers(text: str) -> frozenset[str]:
    """Return a text's numbers without sign and thousands' marks, years and small whole numbers left out."""
    found = set()
    for match in _NUMBER.finditer(text):
        number = re.sub(r"[-−+,\u202f]", "", match.group())
        if not _YEAR.match(number) and ("." in number or int(number) >= _SMALL):
            found.add(number.rstrip("0").rstrip(".") if "." in number else number)
    return frozenset(found)


@rule("NUM003", because="Jergas & Baethge 2015, PeerJ 3:e1364: quotation errors")
def number_in_prose_is_on_the_study_page(library: Library) -> Iterator[Complaint]:
    """A decimal or a per cent value in a sentence that cites one study stands on that study's page.

    A sentence that cites several sources is left out: the number can be any one's.
    """
    pages = {page.path: page for page in library.pages}
    for page in library.pages:
        for place, sentence, key in _sentences_on_one_source(page, library):
            exact = " ".join(match.group() for match in re.finditer(r"\d[\d,]*(?:\.\d+|(?:\.\d+)?(?=\s?%))", sentence))
            missing = sorted(_numbers(exact) - _numbers(pages[library.study_by_key[key].path].text))
            if missing:
                yield (
                    place,
                    f"{', '.join(missing)} is not on the page of {key!r}",
                    "compare with the source; mend the page that is wrong, or record the result on the study page",
                )


def _sentences_on_one_source(page: Page, library: Library) -> Iterator[tuple[Place, str, str]]:
    if page.name.startswith((_ABOUT, "studies/")) or page.cited_keys.isdisjoint(library.study_by_key):
        return
    lines = Lines(page.path, page.body, first_line=page.body_line)
    masked = page.masked_body
    inside = [(group.start, group.end) for group in find_citations(masked, page.body)]
    bounds = sorted(
        {
            0,
            len(masked),
            *(match.end() for match in _BLOCK.finditer(masked)),
            *(
                match.end()
                for match in _SENTENCE.finditer(masked)
                if not any(start < match.end() < end for start, end in inside)
            ),
        }
    )
    for start, end in pairwise(bounds):
        sentence = masked[start:end]
        keys = {key for key, _ in find_cited_keys(sentence, page.body[start:end])}
        if len(keys) == 1 and keys <= library.study_by_key.keys():
            yield lines.place(start), re.sub(r"@[\w:.-]+", "", sentence), keys.pop()


@rule("NUM002", because="a record does not contradict itself")
def effect_stands_in_its_result(library: Library) -> Iterator[Complaint]:
    """The numbers of an effect stand in the words of the same row, a share also as per cent."""
    for study in library.studies:
        for result in study.results:
            if result.effect:
                said = _all_numbers(result.result)
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


def _all_numbers(text: str) -> set[float]:
    return {abs(float(number.replace(",", ""))) for number in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", text)}


@rule("QNT001", because="ICMJE Recommendations, References: every citation leads to its source")
def quantity_has_a_source(library: Library) -> Iterator[Complaint]:
    """A paragraph, list item or table row that states a quantity names its source.

    It cites a key, or links to the record that does. Pages about the site itself are left out.
    """
    for page in library.pages:
        if not page.name.startswith(_ABOUT):
            for offset, quantity in page.unsourced_quantities:
                yield (
                    page.place_at(offset),
                    f"the quantity {quantity!r} has no source in its paragraph",
                    "cite the source, or link to the record",
                )


@rule("WRD001", because="GRADE guideline 8 (indirectness): the field's typical error")
def subject_is_not_said_of_indirect_studies(library: Library) -> Iterator[Complaint]:
    """A study that is not direct does not bear the subject's name in its title or in what it shows."""
    names = _names(library)
    for study in library.studies:
        step = library.vocabulary.directness_of(study.directness)
        if step is None or step.direct or not names:
            continue
        for text in (study.title, *study.shows):
            for name in names:
                if re.search(rf"\b{re.escape(name)}\b", text):
                    yield (
                        study.place,
                        f"{name!r} is said of {step.code} evidence: {text[:60]!r}",
                        "name what was tested instead",
                    )


def _names(library: Library) -> Mapping[str, None]:
    return dict.fromkeys(
        name
        for subject in library.vocabulary.subjects
        if subject.direct_only
        for name in (subject.label, subject.short)
        if name
    )
