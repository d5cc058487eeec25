"""A page shows what is written in its file, and what its record says."""

from __future__ import annotations

from collections.abc import Iterator

from citewell.domain.library import Library
from citewell.rules.registry import Complaint, problems_of, rule


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
        kind = record.kind_name()
        if page and not any(
            directive.name == kind and directive.argument == record.id for directive in page.directives
        ):
            yield page.place, "the page does not show its record", f"write the line '::: {kind} {record.id}'"
