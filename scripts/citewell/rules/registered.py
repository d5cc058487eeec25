"""What registries say of the entries; only ``citewell verify`` asks them, and nothing is ever written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from citewell.citing.comparing import same_family, same_title
from citewell.domain.library import Library
from citewell.domain.reference import Reference
from citewell.domain.registered import Answers, NoticeKind, RegisteredWork
from citewell.latex.reading import to_text
from citewell.rules import registry
from citewell.rules.registry import Complaint

rule = partial(registry.rule, command="verify")
_LONGEST = 200
# The words of the field "status", the gravest first.
_WORDS = ("retracted", "concern", "corrected", "superseded")
_ANY = frozenset(_WORDS)
# Which of them tell a notice; PubMed, too, calls a partial retraction an erratum.
_STATUS = {
    NoticeKind.RETRACTION: frozenset({"retracted"}),
    NoticeKind.WITHDRAWAL: frozenset({"retracted"}),
    NoticeKind.CONCERN: frozenset({"concern"}),
    NoticeKind.PARTIAL_RETRACTION: frozenset({"corrected"}),
    NoticeKind.CORRECTION: frozenset({"corrected"}),
    NoticeKind.REPLACEMENT: frozenset({"corrected", "superseded"}),
    NoticeKind.NEW_VERSION: frozenset({"superseded"}),
    NoticeKind.OTHER: _ANY,
}
_FALLS = frozenset({NoticeKind.RETRACTION, NoticeKind.WITHDRAWAL})
_RISES = frozenset({NoticeKind.REPLACEMENT, NoticeKind.NEW_VERSION})
_Compared = dict[str, tuple[str, str, bool]]
_LEVELS = (_FALLS, frozenset({NoticeKind.CONCERN}), frozenset(NoticeKind))


def _asked(library: Library) -> Iterator[tuple[Reference, Answers]]:
    for key, answers in library.registered.items():
        yield library.references[key], answers


@rule("REG001", because="verify_citations PR 15: 5 of 21 wrong DOIs resolved, and led to another work")
def identifier_belongs_to_the_work(library: Library) -> Iterator[Complaint]:
    """The work that a registry has under an entry's DOI or PMID is the work of the entry.

    Run by ``citewell verify``. Title, first author and year are compared; case, accents, markup
    and a "RETRACTED:" before the title do not count, nor does a missing subtitle.
    """
    for reference, answers in _asked(library):
        for work in answers.works:
            if _is_another(_compared(reference, work)):
                title = _short(work.titles[0]) if work.titles else "no title"
                who = ", ".join(filter(None, ("".join(work.first[:1]), "/".join(sorted(work.years)))))
                name = work.field.upper()
                yield (
                    reference.place_of(work.field),
                    f"entry {reference.key!r}: the {name} {work.identifier} belongs to another work: {title!r} ({who}; {_told(work)})",
                    f"write the {name} of this work, or remove it",
                )


@rule(
    "REG002", because="Jergas & Baethge 2015: a quarter of quotations err; a registry's record is a second pair of eyes"
)
def fields_agree_with_the_record(library: Library) -> Iterator[Complaint]:
    """Title, first author, year and DOI of an entry are those of the registry's record.

    Run by ``citewell verify``. Registries err too: where the record is wrong, the finding is set
    aside with that reason.
    """
    for reference, answers in _asked(library):
        for work in answers.works:
            compared = _compared(reference, work)
            if not _is_another(compared):
                yield from _disagreeing(reference, work, compared)
            doi = answers.written_out or (reference.doi.normal if reference.doi else "")
            if work.field == "pmid" and doi and work.doi not in ("", doi):
                yield (
                    reference.place_of("pmid"),
                    f"entry {reference.key!r}: the PMID {work.identifier} has the DOI {work.doi} by {_told(work)}, the entry {doi}",
                    "one of the two identifiers is wrong",
                )


def _disagreeing(reference: Reference, work: RegisteredWork, compared: _Compared) -> Iterator[Complaint]:
    for field, (written, recorded, agree) in compared.items():
        if not agree:
            yield (
                reference.place_of(field),
                f"entry {reference.key!r}: the {field} is {_short(written)!r}, by {_told(work)}, {_short(recorded)!r}",
                "see which of the two is right",
            )


@rule("REG003", because="ISO 26324: a shortDOI is a name for a DOI, and no registry knows the work by it")
def short_doi_is_written_out(library: Library) -> Iterator[Complaint]:
    """A DOI is written in full, not as a shortDOI such as 10/abc.

    Run by ``citewell verify``, which asks doi.org for the DOI that is meant.
    """
    for reference, answers in _asked(library):
        if answers.written_out:
            yield (
                reference.place_of("doi"),
                f"entry {reference.key!r}: {reference.get('doi')!r} is a shortDOI",
                f"write {answers.written_out}",
            )


@rule(
    "REG004",
    because="COPE retraction guidelines; Crossref and Retraction Watch, updated-by; NLM, Retracted Publication",
)
def retraction_stands_in_the_entry(library: Library) -> Iterator[Complaint]:
    """A work that was retracted, withdrawn or removed is marked so in its entry.

    Run by ``citewell verify``. All notices are told with their days, so that a work that was
    retracted and replaced under the same DOI shows both. A correction, an expression of concern
    or a newer version is no retraction.
    """
    yield from _untold(library, is_retraction=True)


@rule("REG005", because="Crossref, updated-by; NLM, errata; Cochrane: a newer version supersedes, it does not retract")
def notice_stands_in_the_entry(library: Library) -> Iterator[Complaint]:
    """A work with a correction, an expression of concern, a partial retraction or a newer version is marked so.

    Run by ``citewell verify``. The field ``status`` holds the gravest of them, ``status-note``
    the notice.
    """
    yield from _untold(library, is_retraction=False)


@rule("REG006", because="bibtexupdater PR 37: a fresh preprint, not indexed yet, is no invention", decides=False)
def entry_is_confirmed(library: Library) -> Iterator[Complaint]:
    """A registry has a record of each DOI and PMID, and a notice of each status that an entry tells.

    Run by ``citewell verify``. What could not be confirmed is told with the registries asked and
    the day; it is no error, because registries are late and none has everything.
    """
    for reference, answers in _asked(library):
        for unknown in answers.unknown:
            yield (
                reference.place_of(unknown.field),
                f"entry {reference.key!r}: could not confirm {unknown.identifier}: {unknown.told} (asked {unknown.asked})",
            )
        status = reference.get("status")
        known = frozenset[str]().union(*(_STATUS[notice.kind] for notice in answers.notices))
        if status in _ANY and status not in known and answers.works and not answers.unasked:
            told = ", ".join(_told(work) for work in answers.works)
            yield (
                reference.place_of("status"),
                f"entry {reference.key!r}: could not confirm the status {status!r} by {told}",
            )


@rule("REG007", because="our own principle: a registry that is down is neither pass nor fail", decides=False)
def registry_could_be_asked(library: Library) -> Iterator[Complaint]:
    """Every registry gave an answer that says yes or no.

    Run by ``citewell verify``. An error, a refusal or no answer in time says nothing about the
    work, least of all that it was not retracted.
    """
    for reference, answers in _asked(library):
        for unasked in answers.unasked:
            yield (
                reference.place_of(unasked.field),
                f"entry {reference.key!r}: could not ask {unasked.registry or 'anybody'} about {unasked.identifier}: {unasked.why}",
                "ask again later" if unasked.registry else "mend it",
            )


def _compared(reference: Reference, work: RegisteredWork) -> _Compared:
    """Return title, first author and year as far as both tell them: the entry's, the record's, whether they agree."""
    found = {}
    title, first, year = to_text(reference.get("title")), to_text(reference.first_family), reference.year
    if title and work.titles:
        agree = any(same_title(title, one) for one in work.titles)
        found["title"] = (title, work.titles[0], agree)
    if reference.authors and first and work.first:
        agree = any(same_family(first, one) for one in work.first)
        found["author"] = (first, work.first[0], agree)
    if year and work.years:
        found["year"] = (year, "/".join(sorted(work.years)), year in work.years)
    return found


def _is_another(compared: _Compared) -> bool:
    """Return whether the record is another work's: the title differs and not all else agrees, or all else differs."""
    agrees = {field: agree for field, (_, _, agree) in compared.items()}
    rest = [agrees[field] for field in ("author", "year") if field in agrees]
    if not agrees.get("title", True):
        return not all(rest) or not rest
    return len(rest) > 1 and not any(rest)


def _untold(library: Library, *, is_retraction: bool) -> Iterator[Complaint]:
    """Yield the entries whose status does not tell the gravest notice."""
    for reference, answers in _asked(library):
        kinds = frozenset(notice.kind for notice in answers.notices)
        if not kinds or bool(kinds & _FALLS) is not is_retraction:
            continue
        wanted, graver = _words(kinds)
        status = reference.get("status")
        if status not in wanted | graver:
            notices = _short("; ".join(str(notice) for notice in answers.notices), 600)
            now = f"its status is {status!r}" if status else "it has no status"
            word = next(word for word in _WORDS if word in wanted)
            yield (
                reference.place_of("status"),
                f"entry {reference.key!r}: {notices}; {now}",
                f"write status = {{{word}}}, and the notice as status-note",
            )


def _words(kinds: frozenset[NoticeKind]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that tell the gravest of some kinds of notices, and those that say worse.

    Of a work that was retracted and replaced any word tells one of the two.
    """
    if kinds & _FALLS and kinds & _RISES:
        return _ANY, frozenset()
    level = next(number for number, level in enumerate(_LEVELS) if kinds & level)
    wanted = frozenset[str]().union(*(_STATUS[kind] for kind in kinds & _LEVELS[level]))
    return wanted, frozenset(_WORDS[:level])


def _told(work: RegisteredWork) -> str:
    return f"{work.registry}, asked {work.asked}"


def _short(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
