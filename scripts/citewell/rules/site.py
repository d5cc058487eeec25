"""The whole hangs together: no page that nobody reaches, no term that nobody uses, no review forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from citewell.domain.claim import Claim
from citewell.domain.library import Library
from citewell.domain.page import Page
from citewell.domain.rows import GlossaryTerm
from citewell.domain.vocabulary import PageStatus
from citewell.markup.signs import MASKED
from citewell.markup.wording import plain
from citewell.rules.registry import Complaint, rule

_WORD = re.compile(r"\w")
_PLURAL, _PLURAL_OF_Y = re.compile(r"(?:e?s)?(?!\w)"), re.compile(r"(?:y|ies)(?!\w)")


@rule("LNK003", because="a page that no page leads to is not read and not mended", whole=True)
def page_is_reached(library: Library) -> Iterator[Complaint]:
    """A page is linked from another page or named in the site's menu, unless it is a record, which the lists show, or the first page.

    The menu is what ``nav`` of ``mkdocs.yml`` names, if that block is plain YAML; one that MkDocs makes of all files names none.
    """
    records = {record.path for record in library.records}
    linked = _linked(library) | library.menu
    for page in library.pages:
        is_record = page.path in records or page.path in library.unreadable
        if not (is_record or page.is_data or page.name == "index.md" or page.name in linked):
            yield (
                page.place,
                "no page leads here",
                "link to it where a reader would look for it, or name it in the menu",
            )


@rule("LNK004", because="a claim is met on the page of its condition or mechanism, not in a list", whole=True)
def claim_is_reached(library: Library) -> Iterator[Complaint]:
    """A claim names a condition or mechanism, is named by an event, or is linked from a page's text."""
    linked = _linked(library, besides=Claim.page_of("index"))
    named = {str(claim) for event in library.events for claim in event.claims}
    for claim in library.claims:
        if (
            not claim.conditions
            and not claim.mechanisms
            and claim.id not in named
            and Claim.page_of(claim.id) not in linked
        ):
            yield claim.place, "no page leads to this claim", "name its conditions or mechanisms, or link to it"


def _linked(library: Library, besides: str = "") -> set[str]:
    return {target for page, _, target, _ in library.links if page.name not in {besides, target}}


@rule("GLO001", because="a glossary explains what the pages say", whole=True)
def term_is_used(library: Library) -> Iterator[Complaint]:
    """A term of the glossary stands on some page as a word of its own, or another term refers to it.

    It may stand there as a plural; what stands in code or in a comment is not said.
    """
    said = _said(page for page in library.pages if page.name != GlossaryTerm.file) if library.glossary else ""
    referred = {str(other) for term in library.glossary for other in term.see if other != term.id}
    for term in library.glossary:
        names = [term.term, *re.split(r"\s*[(),]\s*", term.term)]
        if term.id not in referred and not any(_stands_in(said, plain(name).casefold()) for name in names if name):
            yield term.place, f"the term {term.term!r} stands on no page", "use it, or remove it"


def _said(pages: Iterable[Page]) -> str:
    """Return what pages say, plainly and in small letters; a sign goes before each that is of no word."""
    return "".join(f"{MASKED}{plain(page.masked).casefold()}" for page in pages)


def _stands_in(said: str, name: str) -> bool:
    """Return whether a name, or its plural, stands in a text as a word of its own."""
    stem = name.removesuffix("y")
    ending = _PLURAL if stem == name else _PLURAL_OF_Y
    at = said.find(stem)
    while at >= 0:
        if not _WORD.match(said, at - 1) and ending.match(said, at + len(stem)):
            return True
        at = said.find(stem, at + 1)
    return False


@rule("REC009", because="NHS and HSE Ireland: a page past its review date says so, or is read again")
def review_is_not_overdue(library: Library) -> Iterator[Complaint]:
    """A record whose review date has passed says so by its status: overdue, or archived."""
    for record in library.records:
        says_so = record.status in {PageStatus.OVERDUE, PageStatus.ARCHIVED}
        if record.review_due and record.review_due < library.today and not says_so:
            message = f"the review was due on {record.review_due}"
            yield (
                record.place_of("review_due"),
                message,
                "read the page again and set a new date, or write status: overdue",
            )
