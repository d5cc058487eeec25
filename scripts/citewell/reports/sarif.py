"""SARIF 2.1.0 (OASIS, 2023), for code scanning; a rule's manual page is its help."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import quote

from citewell.domain.findings import Finding, RuleInfo
from citewell.domain.rows import SetAside
from citewell.reports.registry import Checked, report
from citewell.reports.words import json_text, said

VERSION = "2.1.0"
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


@report("sarif")
def as_sarif(checked: Checked) -> str:
    """Return one run; what is set aside is a suppressed result, the others say that they are not.

    What is not decided is of the kind ``open``, which has no level (3.27.9, 3.27.10).
    """
    numbers = {info.code: number for number, info in enumerate(checked.rules)}
    results = [_result(finding, None, numbers) for finding in checked.findings]
    results += [{**_result(finding, None, numbers), "kind": "open", "level": "none"} for finding in checked.undecided]
    results += [_result(finding, row, numbers) for finding, row in checked.set_aside]
    driver = {"name": "citewell", "version": checked.version, "rules": [_rule(info) for info in checked.rules]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    document = {"$schema": _SCHEMA, "version": VERSION, "runs": [run]}
    return json_text(document)


def _rule(info: RuleInfo) -> dict[str, Any]:
    manual = "\n\n".join(part for part in (info.title, info.manual, f"Because: {info.because}") if part)
    return {
        "id": info.code,
        "name": info.name,
        "shortDescription": {"text": info.title},
        "fullDescription": {"text": info.manual or info.title},
        "help": {"text": manual},
        "defaultConfiguration": {"level": "error" if info.decides else "none"},
    }


def _result(finding: Finding, row: SetAside | None, numbers: dict[str, int]) -> dict[str, Any]:
    region = {"startLine": finding.where.line, "startColumn": finding.where.column}
    file = {"uri": quote(os.fsencode(finding.where.path)), "uriBaseId": "%SRCROOT%"}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": "error",
        "message": {"text": said(finding)},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
        "suppressions": [_suppression(row)] if row else [],
    }
    if finding.code in numbers:
        result["ruleIndex"] = numbers[finding.code]
    return result


def _suppression(row: SetAside) -> dict[str, Any]:
    return {
        "kind": "external",
        "status": "accepted",
        "justification": row.reason,
        "properties": {"name": row.name, "until": row.until.isoformat()},
    }
