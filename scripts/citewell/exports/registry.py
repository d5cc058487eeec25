"""What an export is: a function from the references to the text of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from citewell.domain.reference import Reference

Writer = Callable[[Iterable[Reference]], str]


@dataclass(frozen=True, kw_only=True)
class Export:
    """An export and the name of the file that the site offers."""

    file: str
    write: Writer


_EXPORTS: dict[str, Export] = {}


def export(name: str, *, file: str) -> Callable[[Writer], Writer]:
    """Register an export under the name that ``citewell export`` takes."""

    def register(function: Writer) -> Writer:
        if name in _EXPORTS:
            raise ValueError(f"the export {name!r} is taken")
        _EXPORTS[name] = Export(file=file, write=function)
        return function

    return register


def exports() -> Mapping[str, Export]:
    """Return the exports by name, in the order of their names."""
    return dict(sorted(_EXPORTS.items()))
