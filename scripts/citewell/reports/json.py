"""One JSON object with a schema version; ``citewell schema check-json`` (``verify-json``) prints its schema."""

from __future__ import annotations

from typing import Any

from citewell.domain.places import Finding
from citewell.domain.rows import SetAside
from citewell.reports.registry import Checked, report
from citewell.reports.words import json_text

# Version 2 added what is set aside; with version 3 paths begin where the command runs.
SCHEMA_VERSION = 3
# With version 2 paths begin where the command runs.
VERIFY_VERSION = 2
_AMOUNT = {"type": "integer", "minimum": 0}


@report("json")
def as_json(checked: Checked) -> str:
    """Return findings, what is set aside and, of ``verify``, what is not decided as rows of one object."""
    if checked.command == "check":
        head: dict[str, Any] = {"schema_version": SCHEMA_VERSION, "pages": checked.pages, "entries": checked.entries}
        undecided = {}
    else:
        head = {"schema_version": VERIFY_VERSION, "entries": checked.entries}
        undecided = {"undecided": [_row(finding) for finding in checked.undecided]}
    document = {
        **head,
        "findings": [_row(finding) for finding in checked.findings],
        **undecided,
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
    """Return the JSON Schema of this format for ``citewell check``."""
    finding, decided = _rows()
    return _object(
        {
            "schema_version": {"const": SCHEMA_VERSION},
            "pages": {**_AMOUNT, "description": "how many files of the docs folder were read"},
            "entries": {**_AMOUNT, "description": "how many entries the bibliography has"},
            "findings": {"type": "array", "items": finding},
            "set_aside": {"type": "array", "items": decided},
        }
    )


def verify_schema() -> dict[str, Any]:
    """Return the JSON Schema of this format for ``citewell verify``."""
    finding, decided = _rows()
    return _object(
        {
            "schema_version": {"const": VERIFY_VERSION},
            "entries": {**_AMOUNT, "description": "about how many entries registries were asked"},
            "findings": {"type": "array", "items": finding},
            "undecided": {"type": "array", "items": finding},
            "set_aside": {"type": "array", "items": decided},
        }
    )


def _rows() -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the schemas of a finding and of one that is set aside."""
    text, number = {"type": "string"}, {"type": "integer", "minimum": 1}
    path = {**text, "description": "from the folder where the command runs"}
    place = {"path": path, "line": number, "column": number}
    what = {"code": {"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"}, "message": text, "hint": text}
    decision = {"reason": text, "name": text, "until": {"type": "string", "format": "date"}}
    return _object({**place, **what}), _object({**place, **what, **decision})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
