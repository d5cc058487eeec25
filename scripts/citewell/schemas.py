"""JSON Schemas (draft 2020-12) of all records, rows and the vocabulary, for editors.

They are made from the types of the records, by the same description that reading uses, so
that an editor accepts what ``citewell check`` accepts. A text may be written as any scalar,
because YAML reads ``2019`` as a number; an optional field may be empty. The value ``.nan`` alone
is beyond them: JSON, of which they speak, has no such number.
"""

from __future__ import annotations

import datetime as dt
import inspect
import sys
import types
import typing
from collections.abc import Mapping
from enum import Enum
from pathlib import PurePosixPath
from typing import Any

from citewell.domain.identifiers import Identifier
from citewell.domain.kinds import KINDS, ROWS
from citewell.domain.records import Ref
from citewell.domain.rows import Row
from citewell.domain.scale import Code, PanelDefinition, PanelField, Vocabulary
from citewell.domain.study import Study
from citewell.domain.vocabulary import Term
from citewell.readers.structure import schema as fields_of
from citewell.readers.values import CODE, DAY, INTEGER, NUMBER, SAYING
from citewell.reports.dependents import fall_schema, why_schema
from citewell.reports.json import check_schema, verify_schema
from citewell.reports.trace import trace_schema

DRAFT = "https://json-schema.org/draft/2020-12/schema"
VERSION = 1
Schema = dict[str, Any]

_SCALAR: Schema = {"type": ["string", "number", "boolean"], "pattern": SAYING}
# What is beyond is infinite to a machine.
_FINITE: Schema = {"minimum": -sys.float_info.max, "maximum": sys.float_info.max}
_SCALARS: Mapping[Any, Schema] = {
    str: _SCALAR,
    Ref: _SCALAR,
    Code: {"type": "string", "pattern": CODE},
    bool: {"type": "boolean"},
    int: {"type": ["integer", "string"], "pattern": INTEGER, **_FINITE},
    float: {"type": ["number", "string"], "pattern": NUMBER, **_FINITE},
    dt.date: {"type": "string", "format": "date", "pattern": DAY},
}
# Rows are called after their file, but for the events of the timeline.
_OTHER_NAMES = {"timeline": "event"}
_FORMATS = {
    "check-json": check_schema,
    "verify-json": verify_schema,
    "trace-json": trace_schema,
    "why-json": why_schema,
    "fall-json": fall_schema,
}


def names() -> tuple[str, ...]:
    """Return the names of all schemas."""
    return (*_KINDS, *_FORMATS)


def schema(name: str, vocabulary: Vocabulary) -> Schema:
    """Return a schema by its name; the vocabulary gives panels, steps, subjects and strands."""
    if name in _FORMATS:
        command = name.removesuffix("-json")
        return {"$schema": DRAFT, "title": f"citewell {command} --format json", **_FORMATS[name]()}
    kind = _KINDS[name]
    is_row = issubclass(kind, Row)
    definitions: Schema = {}
    reference = _object(kind, vocabulary, definitions)
    body = {"type": "array", "items": reference} if is_row else reference
    # A file without a row or a word holds comments alone.
    body = {"anyOf": [body, {"type": "null"}]} if is_row or kind is Vocabulary else body
    title = f"citewell: {name}"
    return {"$schema": DRAFT, "$comment": f"schema version {VERSION}", "title": title, **body, "$defs": definitions}


def _row_name(kind: type[Row]) -> str:
    stem = PurePosixPath(kind.file).stem
    return _OTHER_NAMES.get(stem, stem)


_KINDS: Mapping[str, type] = {**KINDS, **{_row_name(kind): kind for kind in ROWS}, "vocabulary": Vocabulary}


def _object(kind: type, vocabulary: Vocabulary, definitions: Schema) -> Schema:
    """Define a dataclass among the definitions; return the reference to it."""
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        fields = fields_of(kind)
        properties = {
            name: _field(attribute, hint, vocabulary, definitions, needed=needed)
            for name, (attribute, hint, needed) in fields.items()
        }
        if kind is Study:
            properties.update({panel.name: _panel(panel) for panel in vocabulary.panels})
        definitions[kind.__name__] = {
            "description": inspect.cleandoc(kind.__doc__ or ""),
            "type": "object",
            "properties": properties,
            "required": [name for name, (_, _, needed) in fields.items() if needed],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _field(name: str, hint: Any, vocabulary: Vocabulary, definitions: Schema, *, needed: bool) -> Schema:
    words = _words(name, vocabulary) if hint is Ref else []
    found = {"anyOf": words} if words else _value(hint, vocabulary, definitions)
    if needed and found.get("type") == "array":
        found = {**found, "minItems": 1}
    return found if needed else {"anyOf": [found, {"type": "null"}]}


def _words(name: str, vocabulary: Vocabulary) -> list[Schema]:
    """Return the knowledge base's own words for a field."""
    if name == "directness":
        return [_term(step.code, step.label, step.definition) for step in vocabulary.directness]
    if name == "about":
        return [_term(subject.code, subject.label) for subject in vocabulary.subjects]
    return [_term(strand.code, strand.label) for strand in vocabulary.strands] if name == "strand" else []


def _value(hint: Any, vocabulary: Vocabulary, definitions: Schema) -> Schema:
    """Return the schema of one type hint."""
    if typing.get_origin(hint) in {typing.Union, types.UnionType}:
        hint = next(part for part in typing.get_args(hint) if part is not type(None))
    if hint == tuple[PanelField, ...]:
        return {"type": "object", "propertyNames": _SCALARS[Code], "additionalProperties": _SCALAR}
    if typing.get_origin(hint) is tuple:
        return {"type": "array", "items": _value(typing.get_args(hint)[0], vocabulary, definitions)}
    if hint in _SCALARS:
        return _SCALARS[hint]
    if issubclass(hint, Enum):
        return {"anyOf": [_member(member) for member in hint]}
    if issubclass(hint, Identifier):
        return _identifier(hint)
    return _object(hint, vocabulary, definitions)


def _identifier(kind: type[Identifier]) -> Schema:
    """Return the schema of an identifier; YAML reads the year 1970 as a number, at which no pattern looks."""
    text = {"type": "string", "pattern": kind.form.pattern}
    number = [{"type": "integer", "minimum": kind.numbers[0], "maximum": kind.numbers[1]}] if kind.numbers else []
    return {"anyOf": [text, *number], "description": kind.expected}


def _member(member: Enum) -> Schema:
    return _term(member.value, member.label, member.definition) if isinstance(member, Term) else {"const": member.value}


def _term(code: str, label: str, definition: str = "") -> Schema:
    return {"const": code, "title": label, **({"description": definition} if definition else {})}


def _panel(panel: PanelDefinition) -> Schema:
    value = {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR}, {"type": "null"}]}
    return {
        "title": panel.label,
        **({"description": panel.note} if panel.note else {}),
        "type": ["object", "null"],
        "properties": {field.name: {"title": field.label, **value} for field in panel.fields},
        "additionalProperties": False,
    }
