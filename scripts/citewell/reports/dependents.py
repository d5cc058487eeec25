"""The formats of ``citewell why`` and ``citewell fall``."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from citewell.domain.citation import Use
from citewell.reports.words import json_text

SCHEMA_VERSION = 2
# A record's path, its title, its verdict, whether the verdict falls, and why.
Row = tuple[str, str, str, bool, str]


def why_text(key: str, uses: Sequence[Use]) -> str:
    """Return a line for each place that uses a source."""
    if not uses:
        return f"Nothing rests on {key}.\n"
    pages = len({use.page for use in uses})
    lines = [_line(use) for use in uses]
    return "\n".join([*lines, f"{key}: {len(uses)} uses on {pages} pages"]) + "\n"


def _line(use: Use) -> str:
    title = f": {use.title!r}" if use.title else ""
    return f"{use.place}: {use.role}{title}" + (f" ({use.verdict})" if use.verdict else "")


def why_json(key: str, uses: Sequence[Use]) -> str:
    """Return one JSON object with a schema version."""
    rows = [
        {
            "path": use.page,
            "line": use.place.line,
            "column": use.place.column,
            "role": use.role,
            "title": use.title,
            "verdict": use.verdict,
        }
        for use in uses
    ]
    return json_text({"schema_version": SCHEMA_VERSION, "key": key, "uses": rows})


def fall_text(key: str, rows: Sequence[Row]) -> str:
    """Return a line for each verdict, those that fall first."""
    if not rows:
        return f"No verdict rests on {key}.\n"
    lines = [
        f"{path}: {'FALLS' if falls else 'weaker'}: {title!r} ({verdict}): {why}"
        for path, title, verdict, falls, why in rows
    ]
    falling = sum(1 for row in rows if row[3])
    return "\n".join([*lines, f"If {key} were withdrawn: {falling} of {len(rows)} verdicts would fall."]) + "\n"


def fall_json(key: str, rows: Sequence[Row]) -> str:
    """Return one JSON object with a schema version."""
    names = ("path", "title", "verdict", "falls", "why")
    found = [dict(zip(names, row, strict=True)) for row in rows]
    return json_text({"schema_version": SCHEMA_VERSION, "key": key, "verdicts": found})


WHY_FORMATS: dict[str, Callable[..., str]] = {"text": why_text, "json": why_json}
FALL_FORMATS: dict[str, Callable[..., str]] = {"text": fall_text, "json": fall_json}
