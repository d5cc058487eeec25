"""What is wrong with the directives of a knowledge base: the lines ``::: name argument`` that ask for views."""

from __future__ import annotations

from collections.abc import Iterator

from citewell.domain.citation import Directive
from citewell.domain.findings import Finding
from citewell.domain.kinds import KINDS
from citewell.domain.library import Library
from citewell.domain.nearest import did_you_mean
from citewell.views.registry import view_names


def directive_problems(library: Library) -> Iterator[Finding]:
    """Yield a finding for each directive that names no view, or no record, or one to a view of all."""
    for page in library.pages:
        for directive in page.directives:
            told = _problem(directive, library)
            if told:
                message, hint = told
                yield Finding(where=page.place_at(directive.start), code="VIE001", message=message, hint=hint)


def _problem(directive: Directive, library: Library) -> tuple[str, str] | None:
    """Return message and hint of what is wrong with a directive."""
    names = view_names()
    if directive.name not in names:
        hint = did_you_mean(directive.name, names) or f"one of: {', '.join(names)}"
        return f"unknown view {directive.name!r}", hint
    if directive.argument and not names[directive.name]:
        return f"the view {directive.name!r} takes no name", f"remove {directive.argument!r}"
    if names[directive.name] and (directive.name, directive.argument) not in library.record_by_name:
        name = KINDS[directive.name].page_of(directive.argument)
        if library.settings.path_of(name) in library.unreadable:
            return None
        known = [name for kind, name in library.record_by_name if kind == directive.name]
        return f"no {directive.name} {directive.argument!r} can be shown", did_you_mean(directive.argument, known)
    return None
