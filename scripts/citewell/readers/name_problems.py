"""Names that cannot be told apart or say "et al.", as findings (``BIB001``, ``BIB018``): one cheap look, then each name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citewell.domain.findings import Finding
from citewell.domain.reference import Reference, References
from citewell.readers.people import names, parsed, usual
from citewell.readers.written_names import fault, is_extended, odd_part, without_et_al


def name_problems(authored: Iterable[tuple[Reference, str]], references: References) -> Iterator[Finding]:
    """Yield what is wrong with the people of all entries; ``authored`` are those that have authors."""
    lists = (("editor", references.column("editor")), ("translator", references.column("translator")))
    for field, column in (("author", authored), *lists):
        for reference, value in column:
            if _may_be_wrong(value):
                for written in names(value):
                    found = _name_problem(written)
                    if found:
                        code, problem, hint = found
                        message = f"entry {reference.key!r}: the {field} {written!r} {problem}"
                        yield Finding(where=reference.place_of(field), code=code, message=message, hint=hint)


def _may_be_wrong(people: str) -> bool:
    """Return whether a list of people needs a closer look: most are in order, and that is told cheaply."""
    # Written out, because this is asked of thousands of lists and a loop takes twice as long.
    return (
        (people.count(",") > 1 and _has_two_in_one_name(people))
        or people.startswith(",")
        or " and ," in people
        or ";" in people
        or "=" in people
        or "&" in people
        or "{}" in people
        or "{ " in people
        or " al" in people
        or " and and " in people
        or (" AL" in people or " Al." in people or " AND" in people or " And " in people)
        or (", Jr" in people or ", Sr" in people or ", II" in people or ", Esq" in people)
        or (" PhD" in people or " Ph.D" in people or " 0" in people)
        or people[:4].lower() == "and "
        or people[-4:].lower() in {"and", " and"}
    )


def _has_two_in_one_name(people: str) -> bool:
    """Return whether two commas stand with no "and" between them."""
    return not all([" and " in between for between in people.split(",")[1:-1]])  # noqa: C419 - twice as fast


def _name_problem(written: str) -> tuple[str, str, str] | None:
    """Return code, message and hint of what is wrong with a name."""
    found = fault(written) or odd_part(written)
    if found:
        return ("BIB018", *found)
    if without_et_al(written)[1]:
        return "BIB018", "says 'et al.'", "write 'and others'"
    if usual(written) or parsed(written):
        return None
    if is_extended(written):
        return "BIB001", "cannot be read as an extended name", "write family=..., given=..., prefix=..., suffix=..."
    return "BIB001", "has too many commas", "separate people with ' and ', a body's name in double braces"
