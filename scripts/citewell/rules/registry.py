"""What a rule is: a generator over the library with a code, a reason and an authority.

Its name is its slug, its docstring's first sentence its title, the rest its manual.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from citewell.domain.findings import Finding, RuleInfo
from citewell.domain.library import Library
from citewell.domain.places import Place

Complaint = tuple[Place, str] | tuple[Place, str, str]
Check = Callable[[Library], Iterator[Complaint]]
_CHECKS: dict[str, tuple[RuleInfo, Check]] = {}
NOTHING: Mapping[str, Sequence[Finding]] = MappingProxyType({})
_SILENT = "While a page or a record cannot be read, this is not judged: what is missed may stand there."


def rule(
    code: str,
    *,
    because: str,
    command: str = "check",
    decides: bool = True,
    whole: bool = False,
    alone: bool = False,
    last: bool = False,
) -> Callable[[Check], Check]:
    """Register a check under a code, used once; ``because`` names the authority it follows.

    ``command``, ``decides``, ``whole``, ``alone`` and ``last`` are as in ``RuleInfo``.
    """

    def register(check: Check) -> Check:
        if code in _CHECKS:
            raise ValueError(f"the code {code} is taken by {_CHECKS[code][0].name}")
        title, _, manual = inspect.cleandoc(check.__doc__ or "").partition("\n")
        name = getattr(check, "__name__", code).replace("_", "-")
        told = RuleInfo(
            code=code,
            name=name,
            title=title,
            manual="\n\n".join(filter(None, (manual.strip(), _SILENT if whole else ""))),
            because=because,
            command=command,
            decides=decides,
            whole=whole,
            alone=alone,
            last=last,
        )
        _CHECKS[code] = (told, check)
        return check

    return register


def problems_of(library: Library, code: str) -> Iterator[tuple[Place, str, str]]:
    """Yield what the readers found under a code."""
    for problem in library.problems:
        if problem.code == code:
            yield problem.where, problem.message, problem.hint


def catalogue() -> tuple[RuleInfo, ...]:
    """Return what is told about every rule, by code."""
    return tuple(_CHECKS[code][0] for code in sorted(_CHECKS))


def rules_of(command: str) -> tuple[RuleInfo, ...]:
    """Return what is told about the rules that a command runs, by code."""
    return tuple(info for info in catalogue() if info.command == command)


def run(
    library: Library,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    *,
    command: str = "check",
    judged: Mapping[str, Sequence[Finding]] = NOTHING,
) -> tuple[Finding, ...]:
    """Return the findings of a command's rules whose code starts with one of ``select`` and none of ``ignore``.

    What is ``judged`` already, by code, is not judged again. With a library's ``outcome`` the rules run that are last,
    without it all others.
    """
    found = set[Finding]()
    is_last = library.outcome is not None
    for code, (info, check) in _CHECKS.items():
        if (
            info.command == command
            and info.last is is_last
            and is_selected(code, select, ignore)
            and can_judge(info, library)
        ):
            found.update(judged[code] if code in judged else _found(code, check, library))
    return tuple(sorted(found))


def _found(code: str, check: Check, library: Library) -> Iterator[Finding]:
    for where, message, *hint in check(library):
        yield Finding(where=where, code=code, message=message, hint="".join(hint))


def can_judge(info: RuleInfo, library: Library) -> bool:
    """Return whether a rule can tell right from wrong: one that needs the whole cannot while a part is unreadable."""
    return library.is_whole or not info.whole


def is_selected(code: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    """Return whether a code starts with one of ``select``, if any, and with none of ``ignore``."""
    return (not select or code.startswith(select)) and not (ignore and code.startswith(ignore))


def is_prefix(text: str) -> bool:
    """Return whether a text names a rule of ``citewell check`` or a family of them, as ``BIB`` or ``BIB002``."""
    return bool(re.fullmatch(r"[A-Z]{1,3}\d{0,3}", text)) and any(
        info.code.startswith(text) for info in rules_of("check")
    )
