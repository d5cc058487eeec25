"""The whole hangs together: no page that nobody reaches, no term that nobody uses, no review forgotten."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator
from functools import cache

from citewell.domain.library import Library, Page
from citewell.domain.vocabulary import PageStatus
from citewell.markup.wording import plain
from citewell.rules.registry import Complaint, rule

# Between the words of a term: a line's end with what indents the next, emphasis.
_MOST_SIGNS_BETWEEN = 40
_ASCII_LETTERS = re.compile(r"[a-z]+")
_LETTERS = frozenset(string.ascii_lowercase)
# What goes on a word otherwise than a plural.
_NO_ENDING = _LETTERS - frozenset("seiy")


@rule("LNK003", because="a page that no page leads to is not read and not mended")
def page_is_reached(library: Library) -> Iterator[Complaint]:
    """A page is linked from another page, unless it is a record, which the lists show, or the first page."""
    records = {record.path for record in library.records}
    linked = _linked(library)
    for page in library.pages:
        is_record = page.path in records or page.path in library.unreadable
        is_data = page.name.endswith((".yml", ".yaml"))
        if not (is_record or is_data or page.name == "index.md" or page.name in linked):
            yield page.place, "no page leads here", "link to it from the page where a reader would look for it"


@rule("LNK004", because="a claim is met on the page of its condition or mechanism, not in a list")
def claim_is_reached(library: Library) -> Iterator[Complaint]:
    """A claim names a condition or mechanism, is named by an event, or is linked from a page's text."""
    linked = _linked(library, besides="claims/index.md")
    named = {str(claim) for event in library.events for claim in event.claims}
    for claim in library.claims:
        if (
            not claim.conditions
            and not claim.mechanisms
            and claim.id not in named
            and f"claims/{claim.id}.md" not in linked
        ):
            yield claim.place, "no page leads to this claim", "name its conditions or mechanisms, or link to it"


def _linked(library: Library, besides: str = "") -> set[str]:
    return {target for page, _, target, _ in library.links if page.name not in {besides, target}}


@rule("GLO001", because="a glossary explains what the pages say")
def term_is_used(library: Library) -> Iterator[Complaint]:
    """A term of the glossary stands on some page as a word of its own, or another term refers to it.

    It may stand there as a plural; what stands in code or in a comment is not said.
    """
    if library.glossary:
        prose = _Prose(page for page in library.pages if not page.name.endswith("glossary.yml"))
        referred = {str(other) for term in library.glossary for other in term.see if other != term.id}
        for term in library.glossary:
            names = [term.term, *re.split(r"\s*[(),]\s*", term.term)]
            if term.id not in referred and not any(prose.has(plain(name).casefold()) for name in names if name):
                yield term.place, f"the term {term.term!r} stands on no page", "use it, or remove it"


class _Prose:
    """What pages say, in small letters; only a page whose text holds a part of what is sought is masked."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self.pages = [(page, page.text.casefold()) for page in pages]
        self.masked = cache(lambda number: self.pages[number][0].masked.casefold())

    def has(self, name: str) -> bool:
        """Return whether a page says a name, or its plural; the name is plain and in small letters."""
        stem = name.removesuffix("y")
        said = re.compile(rf"(?<!\w){re.escape(stem)}(?:{'y|ies' if stem != name else '|s|es'})(?!\w)")
        part = max(_ASCII_LETTERS.findall(stem), key=len, default=stem)
        return any(
            said.search(around)
            for number, (_, text) in enumerate(self.pages)
            if part in text
            for around in _around(part, self.masked(number), 2 * len(name) + _MOST_SIGNS_BETWEEN)
        )


def _around(part: str, text: str, length: int) -> Iterator[str]:
    """Yield plainly what stands up to some characters around each place where a word may begin with a part, or be it."""
    at = text.find(part)
    while at >= 0:
        if text[at - 1 : at] not in _LETTERS and text[at + len(part) : at + len(part) + 1] not in _NO_ENDING:
            yield plain(text[max(at - length, 0) : at + length])
        at = text.find(part, at + 1)


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
