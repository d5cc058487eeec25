"""One JSON object with a schema version; ``citewell schema check-json`` prints its schema."""

from __future__ import annotations

from typing import Any

from citewell.domain.places import Finding
from citewell.domain.rows import SetAside
from citewell.reports.registry import Checked, report
from citewell.reports.words import json_text

# Version 2 added what is set aside.
SCHEMA_VERSION = 2


@report("json")
def as_json(checked: Checked) -> str:
    """Return findings and what is set aside as rows of one object."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "pages": checked.pages,
        "entries": checked.entries,
        "findings": [_row(finding) for finding in checked.findings],
        "set_aside": [{**_row(finding), **_decision(row)} for finding, row in checked.set_aside],
    }
    return json_text(document)


def _row(finding: Finding) -> dict[str, Any]:
    return {
        "path": finding.where.path,
        "line": finding.where.line,
        "column": finding.where.column,
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
    }


def _decision(row: SetAside) -> dict[str, str]:
    return {"reason": row.reason, "name": row.name, "until": row.until.isoformat()}


def check_schema() -> dict[str, Any]:
    """Return the JSON Schema of this format."""
    text, number = {"type": "string"}, {"type": "integer", "minimum": 1}
    place = {"path": text, "line": number, "column": number}
    what = {"code": {"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"}, "message": text, "hint": text}
    decision = {"reason": text, "name": text, "until": {"type": "string", "format": "date"}}
    amount = {"type": "integer", "minimum": 0}
    return _object(
        {
            "schema_version": {"const": SCHEMA_VERSION},
            "pages": {**amount, "description": "how many files of the docs folder were read"},
            "entries": {**amount, "description": "how many entries the bibliography has"},
            "findings": {"type": "array", "items": _object({**place, **what})},
            "set_aside": {"type": "array", "items": _object({**place, **what, **decision})},
        }
    )


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
