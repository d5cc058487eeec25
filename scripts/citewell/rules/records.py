"""What a record must be, and that its references to other records hold."""

from __future__ import annotations

from collections.abc import Iterator

from citewell.domain.claim import Claim
from citewell.domain.kinds import KINDS
from citewell.domain.library import Library
from citewell.domain.records import Ref
from citewell.domain.study import Study
from citewell.domain.vocabulary import PageStatus
from citewell.rules.registry import Complaint, problems_of, rule


@rule("REC001", because="YAML 1.2; a record that cannot be read proves nothing")
def record_can_be_read(library: Library) -> Iterator[Complaint]:
    """A page's front matter and a data file's rows can be read."""
    yield from problems_of(library, "REC001")


@rule("REC002", because="the record's type")
def needed_fields_are_there(library: Library) -> Iterator[Complaint]:
    """A record has the fields that its type needs.

    What was not extracted is left out only where the type allows it.
    """
    yield from problems_of(library, "REC002")


@rule("REC003", because="the record's type")
def fields_are_known(library: Library) -> Iterator[Complaint]:
    """A record has no field that its type does not know: a misspelt field is a lost fact.

    A study may also have the panels that the knowledge base's own vocabulary defines.
    """
    studies = f"{library.settings.docs}/studies/"
    for where, message, hint in problems_of(library, "REC003"):
        may_be_panel = where.path.startswith(studies) and where.column == 1
        if may_be_panel and library.settings.vocabulary in library.unreadable:
            continue
        yield where, message, hint or (f"panels are defined in {library.settings.vocabulary}" if may_be_panel else "")


@rule("REC004", because="the record's type and the site's vocabulary")
def values_fit(library: Library) -> Iterator[Complaint]:
    """A value is of its field's kind, and a code is in its vocabulary."""
    yield from problems_of(library, "REC004")


@rule("REC005", because="the site's vocabulary file")
def words_are_in_the_vocabulary(library: Library) -> Iterator[Complaint]:
    """Directness, subject and strand are codes of the knowledge base's own vocabulary."""
    known, file = library.vocabulary, library.settings.vocabulary
    if file in library.unreadable:
        return
    for record in library.records:
        if isinstance(record, Study) and not known.directness_of(record.directness):
            yield _unknown("directness", record.directness, [step.code for step in known.directness], file)
        if isinstance(record, Claim) and not known.subject(record.about):
            yield _unknown("subject", record.about, [subject.code for subject in known.subjects], file)
    for event in library.events:
        if not known.strand(event.strand):
            yield _unknown("strand", event.strand, [strand.code for strand in known.strands], file)


@rule("REC006", because="one set of files, every view: a name that leads nowhere empties a table")
def named_records_exist(library: Library) -> Iterator[Complaint]:
    """A condition, mechanism, claim or study named in a record has its page, a term named by another its row."""
    for kind, reference in _named(library):
        if KINDS[kind].page_of(reference) not in library.files:
            known = sorted(name for other, name in library.record_by_name if other == kind)
            yield _unknown(kind, reference, known)
    terms = sorted(str(term.id) for term in library.glossary)
    for term in library.glossary:
        if term.place.path not in library.unreadable:
            yield from (_unknown("term", other, terms) for other in term.see if other not in terms)


def _named(library: Library) -> Iterator[tuple[str, Ref]]:
    for study in library.studies:
        yield from (("condition", reference) for reference in study.conditions)
    for claim in library.claims:
        yield from (("condition", reference) for reference in claim.conditions)
        yield from (("mechanism", reference) for reference in claim.mechanisms)
    for event in library.events:
        yield from (("claim", reference) for reference in event.claims)
        yield from (("study", reference) for reference in event.studies)


def _unknown(what: str, reference: Ref, known: list[str], file: str = "") -> Complaint:
    shown = ", ".join(known) if len(known) <= 12 else f"{len(known)} are known"  # noqa: PLR2004 - what fits a line
    hint = f"one of: {shown}" if known else f"no {what} is defined"
    return reference.place, f"unknown {what} {str(reference)!r}", f"{hint} in {file}" if file else hint


@rule("REC007", because="the rows of a list are addressed by their id")
def row_ids_stand_once(library: Library) -> Iterator[Complaint]:
    """Two rows of a data file do not share an id."""
    for rows in (library.events, library.glossary):
        seen: dict[str, Ref] = {}
        for row in rows:
            first = seen.setdefault(row.id, row.id)
            if first is not row.id:
                yield (
                    row.id.place,
                    f"the id {str(row.id)!r} stands already at {first.place}",
                    "give one of them another id",
                )


@rule("REC008", because="NHS and HSE Ireland: a page says when it is to be read again")
def verdict_pages_have_a_review_date(library: Library) -> Iterator[Complaint]:
    """A claim, condition or mechanism says when it is due for review; a study does not grow old."""
    for record in library.records:
        if not isinstance(record, Study) and record.review_due is None:
            yield record.place, "the field 'review_due' is missing", "name the day by which this must be read again"


@rule("REC010", because="the site's vocabulary: reviewed is read and agreed by a named person")
def reviewed_page_names_who_reviewed_it(library: Library) -> Iterator[Complaint]:
    """A record of the status "reviewed" names its reviewers."""
    for record in library.records:
        if record.status is PageStatus.REVIEWED and not record.reviewers:
            yield (
                record.place_of("status"),
                "the status is 'reviewed' and no reviewer is named",
                "name who read it, or write status: draft",
            )


@rule("REC011", because="a page shows what is written in its file")
def first_line_is_no_metadata(library: Library) -> Iterator[Complaint]:
    """A page without front matter does not begin with a line such as ``Note: ...``.

    MkDocs takes such lines, as far as the first empty one, for metadata and leaves them out of the page.
    """
    yield from problems_of(library, "REC011")


@rule("REC012", because="a page shows what is written in its file")
def rows_fit_their_head(library: Library) -> Iterator[Complaint]:
    r"""A row of a table has no more cells than the table's head.

    Python-Markdown leaves the others out of the page. Often a sign that ends no cell is to blame: it is
    written ``\|``.
    """
    for page in library.pages:
        for offset, cell in page.cut_cells:
            yield (
                page.place_at(offset),
                f"the page does not show {cell!r}: the row has more cells than its table's head",
                "add a column to the head, or write \\| where no cell ends",
            )


@rule("VIE001", because="a page shows what its directive names, or it shows a hole")
def directives_are_known(library: Library) -> Iterator[Complaint]:
    """A line ``::: name id`` names a view, and a record that exists.

    All views are listed on citewell's page ``docs/about/own-knowledge-base.md``; the record's
    name is that of its file, without its ending. A view of all records takes no name.
    """
    yield from problems_of(library, "VIE001")


@rule("VIE002", because="a record is a page, a page is a record")
def record_page_shows_its_record(library: Library) -> Iterator[Complaint]:
    """A record's page holds the directive that shows it."""
    for record in library.records:
        page = library.page_by_path.get(record.path)
        kind = type(record).__name__.lower()
        if page and not any(
            directive.name == kind and directive.argument == record.id for directive in page.directives
        ):
            yield page.place, "the page does not show its record", f"write the line '::: {kind} {record.id}'"
