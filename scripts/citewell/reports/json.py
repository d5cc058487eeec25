"""One JSON object with a schema version; ``citewell schema check-json`` (``verify-json``) prints its schema."""

from __future__ import annotations

from typing import Any

from citewell.domain.findings import Finding
from citewell.domain.rows import SetAside
from citewell.reports.objects import PLACE, TEXT, Schema, rows, whole
from citewell.reports.registry import Checked, report
from citewell.reports.words import json_text

# Version 2 added what is set aside; with version 3 paths begin where the command runs.
SCHEMA_VERSION = 3
# With version 2 paths begin where the command runs.
VERIFY_VERSION = 2
_AMOUNT = {"type": "integer", "minimum": 0}
_FINDING = {**PLACE, "code": {**TEXT, "pattern": "^[A-Z]{3}[0-9]{3}$"}, "message": TEXT, "hint": TEXT}
_DECIDED = {**_FINDING, "reason": TEXT, "name": TEXT, "until": {**TEXT, "format": "date"}}


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
        **finding.where._asdict(),
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
    }


def _decision(row: SetAside) -> dict[str, str]:
    return {"reason": row.reason, "name": row.name, "until": row.until.isoformat()}


def check_schema() -> Schema:
    """Return the JSON Schema of this format for ``citewell check``."""
    return whole(
        {
            "schema_version": {"const": SCHEMA_VERSION},
            "pages": {**_AMOUNT, "description": "how many files of the docs folder were read"},
            "entries": {**_AMOUNT, "description": "how many entries the bibliography has"},
            "findings": rows(_FINDING),
            "set_aside": rows(_DECIDED),
        }
    )


def verify_schema() -> Schema:
    """Return the JSON Schema of this format for ``citewell verify``."""
    return whole(
        {
            "schema_version": {"const": VERIFY_VERSION},
            "entries": {**_AMOUNT, "description": "about how many entries registries were asked"},
            "findings": rows(_FINDING),
            "undecided": rows(_FINDING),
            "set_aside": rows(_DECIDED),
        }
    )
