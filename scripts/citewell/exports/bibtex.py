"""BibTeX: every field as it stands, macros resolved, one form for all entries."""

from __future__ import annotations

from collections.abc import Iterable

from citewell.domain.ordering import generations, sort_key
from citewell.domain.reference import Reference, References
from citewell.exports.registry import export


@export("bibtex", file="references.bib")
def as_bibtex(references: Iterable[Reference]) -> str:
    """Return the entries sorted by key, those that are another's ``crossref`` at the end, their fields in their order."""
    entries = list(references)
    above = generations(References(entries).parents)
    return "\n".join(_entry(reference) for reference in sorted(entries, key=lambda one: sort_key(one.key, above)))


def _entry(reference: Reference) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in reference.fields.items())
    return f"@{reference.type}{{{reference.key},\n{fields}}}\n"
