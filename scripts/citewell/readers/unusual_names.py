"""Names with particles, suffixes, braces or no comma, as BibTeX reads them; the only module that imports pybtex."""

from __future__ import annotations

from pybtex import errors
from pybtex.bibtex.utils import split_name_list
from pybtex.database import InvalidNameString
from pybtex.database import Person as PybtexPerson

from citewell.domain.reference import Person


def split(value: str) -> list[str]:
    """Return the names of a list in which an "and" may stand in braces."""
    return list(split_name_list(value))


def person(written: str) -> Person | None:
    """Return the person of "von Family, Jr, Given" or "Given von Family"; None if there are too many commas."""
    try:
        with errors.capture() as captured:
            found = PybtexPerson(written)
    except InvalidNameString:
        return None
    if captured:
        return None
    return Person(
        family=" ".join(found.last_names),
        given=" ".join(found.first_names + found.middle_names),
        particle=" ".join(found.prelast_names),
        suffix=" ".join(found.lineage_names),
    )
