"""What ``citewell check`` and ``explain`` do: read, run, return. Nothing is printed here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from citewell import rules as _rules  # noqa: F401 - registers every rule
from citewell.domain.errors import CitewellError, UnreadableError
from citewell.domain.findings import Finding, RuleInfo
from citewell.domain.library import Library
from citewell.domain.nearest import did_you_mean
from citewell.domain.outcome import Aside, Outcome
from citewell.domain.places import Place
from citewell.readers import menu
from citewell.readers.files import read_text
from citewell.readers.project import read_library
from citewell.readers.remembered import Remembered
from citewell.readers.settings import read_settings
from citewell.rules import registry, setting_aside


@dataclass(frozen=True, kw_only=True)
class CheckResult:
    """What a check found, how much it looked at, and how many rules it left out."""

    findings: tuple[Finding, ...]
    set_aside: tuple[Aside, ...]
    rules: tuple[RuleInfo, ...]
    left_out: int
    pages: int
    entries: int


def sources(project: Path) -> tuple[str, ...]:
    """Return the files and folders below a project that a check reads."""
    settings = read_settings(project)
    return (settings.docs, *settings.sources, menu.FILE)


def load(project: Path, remembered: Remembered | None = None) -> Library:
    """Return the library of a project, the problems of its directives included.

    With a bibliography that may be remembered, nor are unchanged pages read anew, and what is read is remembered.
    Where the bibliography cannot be read, this is all: whatever rests on a source would seem to be wrong.
    """
    try:
        library = read_library(project, whole=True, remembered=remembered)
    except UnreadableError as problem:
        return Library(settings=read_settings(project), problems=(problem.finding,))
    if not any(page.directives for page in library.pages):
        return library
    from citewell.views.directives import directive_problems  # noqa: PLC0415 - no view is imported where none is asked for

    return library.but(problems=(*library.problems, *directive_problems(library)))


def check(
    project: Path, select: tuple[str, ...] = (), ignore: tuple[str, ...] = (), *, remember: bool = False
) -> CheckResult:
    """Return all findings of a knowledge base.

    Options narrow what the settings select. Raises ``CitewellError`` for an unknown code
    or when there is nothing to read.
    """
    if not remember:
        return check_library(load(project), select, ignore)
    remembered = Remembered(project, read_settings(project).bibliography)
    library = load(project, remembered)
    result = check_library(library, select, ignore, remembered.judged)
    remembered.keep(library.references, _judged(result))
    return result


def _judged(result: CheckResult) -> Mapping[str, Sequence[Finding]]:
    """Return what those rules have found, by code, that look at nothing but the bibliography."""
    findings = (*result.findings, *(finding for finding, _ in result.set_aside))
    return {info.code: [one for one in findings if one.code == info.code] for info in result.rules if info.alone}


def check_library(
    library: Library,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    judged: Mapping[str, Sequence[Finding]] = registry.NOTHING,
) -> CheckResult:
    """Return all findings of a library that is read already; what is ``judged`` already, by code, is not judged again."""
    select = select or library.settings.select
    ignore = (*library.settings.ignore, *ignore)
    for prefix in (*select, *ignore):
        if not registry.is_prefix(prefix):
            raise CitewellError(
                f"no rule of 'citewell check' has a code that starts with {prefix!r}; see 'citewell explain'"
            )
    rules = registry.rules_of("check")
    selected = tuple(info for info in rules if registry.is_selected(info.code, select, ignore))
    if not selected:
        raise CitewellError("no rule of 'citewell check' is both selected and not ignored, so nothing would be checked")
    everything = registry.run(library, select, ignore, judged=judged)
    found, aside = setting_aside.part(everything, library)
    ran = frozenset(info.code for info in selected if registry.can_judge(info, library))
    outcome = Outcome(command="check", found=everything, aside=aside, ran=ran)
    about_rows = registry.run(library.but(outcome=outcome), select, ignore)
    return CheckResult(
        findings=tuple(sorted((*found, *about_rows))),
        set_aside=aside,
        rules=selected,
        left_out=len(rules) - len(selected),
        pages=len(library.pages),
        entries=len(library.references),
    )


def line_reader(project: Path) -> Callable[[Place], str]:
    """Return a function that tells the line of a project's file at a place, empty if there is none."""

    @cache
    def lines(path: str) -> list[str]:
        return (read_text(project / path, path, "")[0] or "").split("\n")

    def line_at(place: Place) -> str:
        found = lines(place.path)
        return found[place.line - 1] if place.line <= len(found) else ""

    return line_at


def explain(code: str) -> RuleInfo:
    """Return what is told about a rule. Raises ``CitewellError`` for an unknown code or name."""
    for info in registry.catalogue():
        if code.upper() == info.code or code == info.name:
            return info
    known = [info.code for info in registry.catalogue()]
    raise CitewellError(f"no rule {code!r} ({did_you_mean(code.upper(), known) or 'known: ' + ', '.join(known)})")


def catalogue() -> tuple[RuleInfo, ...]:
    """Return all rules."""
    return registry.catalogue()
