"""From a tree to a typed record, by the record's own type hints.

The dataclasses of ``citewell.domain.records`` are the schema: nothing is said twice.
A value that does not fit is one finding at its place; the record is then not built.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from citewell.domain.findings import Finding
from citewell.domain.identifiers import Identifier
from citewell.domain.nearest import did_you_mean
from citewell.domain.records import Record
from citewell.domain.scale import PanelField
from citewell.readers.tree import Tree
from citewell.readers.values import MisfitError, value_of

T = TypeVar("T")
_FROM_OUTSIDE = frozenset({"place", "places", "path"})


def structure(tree: Tree, kind: type[T], problems: list[Finding], given: Mapping[str, Any] | None = None) -> T | None:
    """Return the record that a tree describes, or None with findings in ``problems``.

    ``given`` holds fields that do not stand in the tree (``id``, ``path``, panels).
    """
    before = len(problems)
    values = _fields(tree, kind, problems, given or {})
    return None if values is None or len(problems) > before else kind(**values)


@cache
def schema(kind: type) -> dict[str, tuple[str, Any, bool]]:
    """Return for each name in the file: the field's name, its type, and whether it is needed.

    The id of a record is the name of its page; anything else says its own.
    """
    hints = typing.get_type_hints(kind)
    outside = _FROM_OUTSIDE | {"id"} if issubclass(kind, Record) else _FROM_OUTSIDE
    found = {}
    for field in dataclasses.fields(kind):
        if field.metadata.get("from_vocabulary") or (field.name in outside and "name" not in field.metadata):
            continue
        needed = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        found[field.metadata.get("name", field.name)] = (field.name, hints[field.name], needed)
    return found


def _fields(tree: Tree, kind: type, problems: list[Finding], given: Mapping[str, Any]) -> dict[str, Any] | None:
    if tree.entries is None:
        problems.append(Finding(where=tree.place, code="REC004", message=f"expected a mapping, found {tree.kind}"))
        return None
    expected = schema(kind)
    values: dict[str, Any] = {"place": tree.place, **given} if _has(kind, "place") else dict(given)
    if _has(kind, "places"):
        values["places"] = {key.text: value.place for key, value in tree.entries}
    for key, value in tree.entries:
        name = key.text or ""
        if name not in expected:
            problems.append(
                Finding(
                    where=key.place, code="REC003", message=f"unknown field {name!r}", hint=did_you_mean(name, expected)
                )
            )
        elif not value.is_null and not (expected[name][2] and _is_blank(value)):
            _set(values, expected[name], value, problems)
    for name, (attribute, _, needed) in expected.items():
        if needed and attribute not in values:
            found = tree.get(name)
            if found is None or _is_blank(found):
                problems.append(Finding(where=tree.place, code="REC002", message=f"the field {name!r} is missing"))
    return values


@cache
def _has(kind: type, name: str) -> bool:
    """Return whether a kind has a field; a word of the vocabulary does not know its place, nor a row its fields'."""
    return name in {field.name for field in dataclasses.fields(kind)}


def _is_blank(tree: Tree) -> bool:
    """Return whether nothing is said: a text of blanks is no reason and no name, an empty list no source."""
    return tree.is_null or tree.items == () or (tree.text is not None and not tree.text.strip())


def _set(values: dict[str, Any], field: tuple[str, Any, bool], tree: Tree, problems: list[Finding]) -> None:
    attribute, hint, _ = field
    try:
        values[attribute] = convert(tree, hint, problems)
    except MisfitError as misfit:
        problems.append(misfit.finding)


def convert(tree: Tree, hint: Any, problems: list[Finding]) -> Any:
    """Return the value that a tree holds for a type hint; raise ``MisfitError`` if it does not fit."""
    inner, is_list, is_record = _shape(hint)
    if is_list:
        return _list(_pairs(tree) if inner is PanelField else tree, inner, problems)
    if is_record:
        return structure(tree, inner, problems)
    return value_of(tree, inner)


@cache
def _shape(hint: Any) -> tuple[Any, bool, bool]:
    """Return the type that a hint asks for, of a list that of its items; whether it is a list; whether a record."""
    origin = typing.get_origin(hint)
    if origin in {typing.Union, types.UnionType}:
        return _shape(next(part for part in typing.get_args(hint) if part is not type(None)))
    if origin is tuple:
        return typing.get_args(hint)[0], True, False
    return hint, False, dataclasses.is_dataclass(hint) and not issubclass(hint, Identifier)  # type: ignore[arg-type] # a dataclass is a class


def _pairs(tree: Tree) -> Tree:
    """Return a mapping from names to labels as a list of rows."""
    if tree.entries is None:
        raise MisfitError(tree.place, f"expected a mapping, found {tree.kind}")
    name, label = (Tree(place=tree.place, text=text) for text in ("name", "label"))
    rows = (Tree(place=key.place, entries=((name, key), (label, value))) for key, value in tree.entries)
    return Tree(place=tree.place, items=tuple(rows))


def _list(tree: Tree, hint: Any, problems: list[Finding]) -> tuple[Any, ...]:
    if tree.items is None:
        if tree.text and not tree.is_null:
            raise MisfitError(tree.place, "expected a list, found a text", f"write [{tree.text}]")
        raise MisfitError(tree.place, f"expected a list, found {tree.kind}")
    found = []
    for item in tree.items:
        try:
            found.append(convert(item, hint, problems))
        except MisfitError as misfit:
            problems.append(misfit.finding)
    return tuple(found)
