"""The formats of ``citewell check``."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from citewell.domain.places import Finding

SCHEMA_VERSION = 1


def as_text(findings: Sequence[Finding], *, pages: int, entries: int) -> str:
    """Return ``path:line:column: CODE message (hint)`` a line, and the sum."""
    lines = [
        f"{finding.where}: {finding.code} {finding.message}" + (f" ({finding.hint})" if finding.hint else "")
        for finding in findings
    ]
    looked = f"{pages} pages, {entries} entries"
    if findings:
        lines.append(
            f"Found {len(findings)} {'finding' if len(findings) == 1 else 'findings'} in {looked}. 'citewell explain CODE' tells more."
        )
    else:
        lines.append(f"All checks passed: {looked}.")
    return "\n".join(lines) + "\n"


def as_json(findings: Sequence[Finding], *, pages: int, entries: int) -> str:
    """Return one JSON object with a schema version."""
    rows = [
        {
            "path": finding.where.path,
            "line": finding.where.line,
            "column": finding.where.column,
            "code": finding.code,
            "message": finding.message,
            "hint": finding.hint,
        }
        for finding in findings
    ]
    return (
        json.dumps(
            {"schema_version": SCHEMA_VERSION, "pages": pages, "entries": entries, "findings": rows},
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def as_github(findings: Sequence[Finding], *, pages: int, entries: int) -> str:  # noqa: ARG001 - one signature for all formats
    """Return GitHub's workflow commands, one an error."""
    return "".join(
        f"::error file={_property(finding.where.path)},line={finding.where.line},col={finding.where.column},title={_property(finding.code)}::"
        + _message(finding.message + (f" ({finding.hint})" if finding.hint else ""))
        + "\n"
        for finding in findings
    )


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[..., str]] = {"text": as_text, "json": as_json, "github": as_github}
