"""BibTeX: every field as it stands, macros resolved, one form for all entries."""

from __future__ import annotations

from collections.abc import Iterable

from citewell.domain.reference import Reference
from citewell.exports.registry import export


@export("bibtex", file="references.bib")
def as_bibtex(references: Iterable[Reference]) -> str:
    """Return the entries sorted by key, their fields in their order."""
    return "\n".join(_entry(reference) for reference in sorted(references, key=lambda one: one.key.casefold()))


def _entry(reference: Reference) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in reference.fields.items())
    return f"@{reference.type}{{{reference.key},\n{fields}}}\n"
