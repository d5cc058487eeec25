"""From pages and rows to records; the folder tells the kind."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, TypeVar

from citewell.domain.findings import Finding
from citewell.domain.kinds import FOLDERS
from citewell.domain.nearest import did_you_mean
from citewell.domain.places import Place
from citewell.domain.records import Record
from citewell.domain.rows import Row
from citewell.domain.scale import PanelDefinition, Vocabulary
from citewell.domain.study import Panel, PanelValue, Study
from citewell.readers.pages import Source
from citewell.readers.structure import convert, structure
from citewell.readers.tree import Tree
from citewell.readers.values import MisfitError, value_of

_TEXTS = tuple[str, ...]
R = TypeVar("R", bound=Row)


def kind_of(name: str) -> type[Record] | None:
    """Return which record a page holds, by its folder; an index page holds none."""
    folder, _, file = name.partition("/")
    if "/" in file or not file.endswith(".md") or file in {"index.md", ".md"}:
        return None
    return FOLDERS.get(folder)


def read_record(source: Source, tree: Tree | None, vocabulary: Vocabulary, problems: list[Finding]) -> Record | None:
    """Return the record of a page, or None with findings."""
    kind = kind_of(source.name)
    if kind is None:
        return None
    if tree is None:
        if not source.front:
            problems.append(
                Finding(
                    where=Place(source.path),
                    code="REC001",
                    message="the page has no front matter",
                    hint="begin it with a line '---'",
                )
            )
        return None
    given: dict[str, Any] = {"id": PurePosixPath(source.name).stem, "path": source.path}
    if kind is Study:
        tree, given["panels"] = _panels(tree, vocabulary, problems)
    return structure(tree, kind, problems, given)


def read_rows(kind: type[R], trees: Mapping[str, Tree | None], problems: list[Finding]) -> tuple[R, ...]:
    """Return the rows of a kind from the trees of all files by name; a row that does not fit is a finding."""
    tree = trees.get(kind.file)
    if tree is None or tree.is_null:
        return ()
    if tree.items is None:
        problems.append(Finding(where=tree.place, code="REC004", message=f"expected a list of rows, found {tree.kind}"))
        return ()
    rows = (structure(item, kind, problems) for item in tree.items)
    return tuple(row for row in rows if row is not None)


def _panels(tree: Tree, vocabulary: Vocabulary, problems: list[Finding]) -> tuple[Tree, tuple[Panel, ...]]:
    """Take the panels that the vocabulary defines out of a study's tree."""
    definitions: dict[str | None, PanelDefinition] = {panel.name: panel for panel in vocabulary.panels}
    panels = [
        _panel(definitions[key.text], value, problems) for key, value in tree.entries or () if key.text in definitions
    ]
    rest = tuple((key, value) for key, value in tree.entries or () if key.text not in definitions)
    return tree._replace(entries=rest if tree.entries is not None else None), tuple(panels)


def _panel(definition: PanelDefinition, tree: Tree, problems: list[Finding]) -> Panel:
    labels = [field.name for field in definition.fields]
    values = []
    for key, value in tree.entries or ():
        if key.text not in labels:
            hint = did_you_mean(key.text or "", labels) or f"known: {', '.join(labels)}"
            problems.append(
                Finding(
                    where=key.place,
                    code="REC003",
                    message=f"unknown field {key.text!r} in the panel {definition.name!r}",
                    hint=hint,
                )
            )
        elif not value.is_null and value.items != ():
            values.append(PanelValue(place=value.place, name=key.text or "", value=_flat(value, problems)))
    if tree.entries is None and not tree.is_null:
        problems.append(Finding(where=tree.place, code="REC004", message=f"expected a mapping, found {tree.kind}"))
    return Panel(place=tree.place, name=definition.name, values=tuple(values))


def _flat(tree: Tree, problems: list[Finding]) -> str:
    """Return a text, or the texts of a list, in one line; what is neither is a finding."""
    try:
        return ", ".join(convert(tree, _TEXTS, problems)) if tree.items else value_of(tree, str)
    except MisfitError as misfit:
        problems.append(misfit.finding)
        return ""
