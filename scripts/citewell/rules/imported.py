"""What is wrong in a file that is imported."""

from __future__ import annotations

from collections.abc import Iterator

from citewell.domain.library import Library
from citewell.rules.registry import Complaint, problems_of, rule


@rule(
    "RIS001",
    because="RIS format specifications (2001, 2011); our own principle that nothing is lost silently",
    command="import",
)
def imported_record_can_be_read(library: Library) -> Iterator[Complaint]:
    """A file of RIS is UTF-8, and each of its records begins with TY, ends with ER and names its authors.

    Run by ``citewell import``. One bad record is one finding; it is printed as far as it can be
    read, and so are all others. A tag that has no field in BibTeX is no finding: it is kept in
    ``annote``.
    """
    yield from problems_of(library, "RIS001")
