"""The words that belong to one knowledge base: its scale of directness, panels, subjects, strands."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

from citewell.domain.places import Finding, Place
from citewell.domain.scale import Directness, PanelDefinition, PanelField, Strand, Subject, Vocabulary
from citewell.readers.files import read_text
from citewell.readers.tree import Tree, read_yaml

_KINDS = {"directness": Directness, "panels": PanelDefinition, "subjects": Subject, "strands": Strand}


def read_vocabulary(file: Path, path: str) -> tuple[Vocabulary, list[Finding]]:
    """Return the vocabulary, or an empty one and what is wrong; a missing file is an empty one."""
    if not file.exists():
        return Vocabulary(), []
    text, problems = read_text(file, path, "REC001")
    tree, more = read_yaml(text or "", path)
    problems += more
    if tree is None:
        return Vocabulary(), problems
    if tree.entries is None:
        return Vocabulary(), [_misfit(tree.place, f"expected a mapping, found {tree.kind}")]
    found: dict[str, Any] = {}
    for key, value in tree.entries:
        if key.text in _KINDS and value.items is None and not value.is_null:
            problems.append(_misfit(value.place, f"expected a list, found {value.kind}"))
        elif key.text in _KINDS:
            found[key.text] = tuple(_row(item, _KINDS[key.text], problems) for item in value.items or ())
        else:
            problems.append(_misfit(key.place, f"unknown field {key.text!r}; known: {', '.join(_KINDS)}"))
    return (Vocabulary(**found) if not problems else Vocabulary()), problems


def _row(tree: Tree, kind: type, problems: list[Finding]) -> Any:
    known = {field.name: field for field in fields(kind)}
    values: dict[str, Any] = {}
    for key, value in tree.entries or ():
        if key.text not in known:
            problems.append(_misfit(key.place, f"unknown field {key.text!r}; known: {', '.join(known)}"))
        elif key.text == "fields":
            values["fields"] = tuple(_panel_field(row) for row in value.entries or ())
            if value.entries is None:
                problems.append(_misfit(value.place, f"expected a mapping, found {value.kind}"))
        elif known[key.text].type == "bool":
            values[key.text] = value.text == "true"
            if value.text not in {"true", "false"}:
                problems.append(_misfit(value.place, f"expected true or false, found {value.text!r}"))
        else:
            values[key.text] = value.text or ""
    try:
        return kind(**values)
    except TypeError:
        problems.append(_misfit(tree.place, f"a row of the vocabulary needs: {', '.join(known)}"))
        return None


def _panel_field(row: tuple[Tree, Tree]) -> PanelField:
    return PanelField(name=row[0].text or "", label=row[1].text or "")


def _misfit(where: Place, message: str) -> Finding:
    return Finding(where=where, code="REC004", message=message)
