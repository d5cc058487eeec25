"""A reference in the list, after APA 7: authors, year, title as it stands, container, identifiers.

Returned as pieces, so that each output escapes and marks them in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citewell.citing.dates import in_words
from citewell.citing.details import described, details_of_work, editors, printing, role, translators
from citewell.citing.names import Labels, names_in_list
from citewell.citing.pieces import Piece
from citewell.domain.entry_types import Form
from citewell.domain.identifiers import EdtfDate
from citewell.domain.reference import Reference
from citewell.latex.addresses import ADDRESS
from citewell.latex.reading import address_text, emphasised_runs, to_text

# A chain of more than two parts is a number of an article, not a range.
_HYPHENATED = re.compile(r"(?<![\w-])(\w+)\s*-\s*(\w+)(?![\w-])")
_DASHES = re.compile(r"\s*[–—]+\s*")
# Within the quotes a sentence may have ended, and APA doubles no mark.
_CLOSING_QUOTES, _ENDS = "”’\"'»", ".?!…:"
_PUBLISHERS = ("publisher", "institution", "school", "howpublished")


def format_reference(labels: Labels, key: str) -> tuple[Piece, ...]:
    """Return the pieces of a reference."""
    reference = labels.references[key]
    people = names_in_list(reference.names, more=reference.more_names)
    if people and reference.editors and not reference.authors:
        people += f" ({role(reference)})"
    title = _title(reference)
    named = sentence("".join([piece.text for piece in title])).rstrip(".")
    return (
        *_opening(sentence(people), f"({labels.year(key)}).", [*title, *_after_title(reference)]),
        *_container(reference, named),
        *_identifiers(reference, named),
    )


def _opening(people: str, year: str, title: list[Piece]) -> list[Piece]:
    """Return what a reference begins with; where nobody is named, the title stands in the authors' place (APA 7, 9.12)."""
    if people:
        return [Piece(f"{people} {year} "), *title]
    return [*title, Piece(f" {year}" if title else year)]


def _title(reference: Reference) -> list[Piece]:
    """Return the title; within the italics of a work of its own, what is in italics stands upright."""
    standalone = not reference.container
    runs = [run for run in emphasised_runs(reference.whole_title) if run[0]]
    if runs and not (_details(reference) or described(reference)):
        text, italic = runs[-1]
        runs[-1] = text + _end("".join([text for text, _ in runs])), italic
    return [Piece(text, emphasised=italic is not standalone) for text, italic in runs]


def _after_title(reference: Reference) -> Iterator[Piece]:
    """Yield who translated a work, what tells one that stands alone from another printing, and what was added to the title."""
    details, added = _details(reference), sentence(to_text(reference.get("titleaddon")))
    bracketed = f"({details})" if details else "", f"[{described(reference)}]" if described(reference) else ""
    if any(bracketed):
        yield Piece(f" {' '.join(filter(None, bracketed))}.")
    if added:
        yield Piece(f" {added}")


def _details(reference: Reference) -> str:
    return translators(reference) if reference.container else details_of_work(reference)


def sentence(text: str) -> str:
    """Return a text that ends like a sentence, with a closing mark of its own if it has one."""
    text = text.strip()
    return text + _end(text)


def _end(text: str) -> str:
    """Return what a text lacks to end like a sentence; a full stop behind an address would be taken for a part of it."""
    text = text.strip()
    if not text or text.rstrip(_CLOSING_QUOTES)[-1:] in _ENDS:
        return ""
    return "" if "://" in text and ADDRESS.fullmatch(text.split()[-1]) else "."


def as_text(pieces: tuple[Piece, ...]) -> str:
    """Return a formatted reference as plain text."""
    return "".join(piece.url if piece.url and not piece.text.strip() else piece.text for piece in pieces)


def _container(reference: Reference, named: str) -> Iterator[Piece]:
    name, form = to_text(reference.container), reference.entry_type.form
    if form is Form.IN_BOOK and name:
        people, details = editors(reference), printing(reference, _pages(reference, "{}"))
        yield Piece(f" In {people}, " if people else " In ")
        yield Piece(name, emphasised=True)
        after = f" ({details})" if details else ""
        yield Piece(f"{after}{_end(name + after)} {_publisher(reference)}".rstrip())
    elif name:
        yield Piece(" ")
        yield Piece(name, emphasised=True)
        volume, number = to_text(reference.get("volume")), to_text(reference.get("number") or reference.get("issue"))
        if volume:
            yield Piece(", ")
            yield Piece(volume, emphasised=True)
        issue = f"({number})" if number else ""
        after = (f", {issue}" if issue and not volume else issue) + _pages(reference, ", {}")
        yield Piece(after + _end(name + volume + after))
    # Of an article its journal is enough.
    if not name or form not in {Form.IN_BOOK, Form.IN_JOURNAL}:
        publisher = _publisher(reference)
        publisher = f" {publisher}" if publisher else ""
        # Two links of one reference would have one name.
        yield from (Piece(publisher),) if reference.get("url") else _linked(publisher, named)


def _publisher(reference: Reference) -> str:
    fields = ("publisher", "howpublished") if reference.entry_type.is_thesis else _PUBLISHERS
    named = [reference.get(field) for field in fields]
    if reference.authors:
        named.append(reference.get("organization"))
    # A body that is named as the author is not named again as the publisher (APA 7, 9.29).
    authors = {person.family.strip("{}") for person in reference.names if person.literal}
    return " ".join(
        sentence(to_text(name)) for name in dict.fromkeys(named) if name and name.strip("{}") not in authors
    )


def _linked(text: str, named: str) -> Iterator[Piece]:
    """Yield a text with the web address in it as a link."""
    match = ADDRESS.search(text) if "://" in text else None
    if match is None:
        yield Piece(text)
        return
    yield Piece(text[: match.start()])
    yield Piece(match.group(), url=match.group(), name=f"Web page of {named}")
    yield Piece(text[match.end() :])


def _retrieved(reference: Reference) -> str:
    """Return when a page was seen that has no year, and so may have changed since (APA 7, 9.16)."""
    seen = EdtfDate("" if reference.year else reference.get("urldate").strip())
    return f"Retrieved {in_words(seen)}, from " if seen.is_valid else ""


def _pages(reference: Reference, form: str) -> str:
    """Return the pages with dashes between first and last; a number of an article stays as it is written."""
    written = to_text(reference.get("pages"))
    if not written:
        number = to_text(reference.get("eid") or reference.get("article-number"))
        return form.format(number) if number else ""
    # Beside a dash a hyphen is part of a page's own number: 12-1--12-20.
    dashed = _DASHES.search(written)
    return form.format(_DASHES.sub("–", written) if dashed else _HYPHENATED.sub(r"\1–\2", written))


def _identifiers(reference: Reference, named: str) -> Iterator[Piece]:
    doi, pmid, pmcid, eprint = reference.doi, reference.pmid, reference.pmcid, reference.eprint
    if doi:
        address = doi.url
        yield Piece(" ")
        yield Piece(address, url=address, name=f"DOI for {named}")
    elif reference.get("url"):
        url = address_text(reference.get("url"))
        yield Piece(f" {_retrieved(reference)}")
        yield Piece(url, url=url if url.startswith(("https://", "http://")) else "", name=f"Web page of {named}")
    if eprint and not (doi and eprint.bare.lower() in doi.normal):
        yield Piece(" ")
        yield Piece(str(eprint), url=eprint.url, name=f"{eprint.archive_name} copy of {named}")
    if pmid:
        yield Piece(" PMID ")
        yield Piece(str(pmid), url=pmid.url, name=f"PubMed record of {named}")
    if pmcid:
        yield Piece(" Free copy ")
        yield Piece(str(pmcid), url=pmcid.url, name=f"Free copy of {named}")
