"""The formats of ``citewell why`` and ``citewell fall``; ``way`` leads from where the command runs to a file of the knowledge base."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from citewell.domain.citation import Use
from citewell.domain.fall import Fall
from citewell.domain.places import Way
from citewell.reports.objects import PATH, PLACE, TEXT, Schema, rows, whole
from citewell.reports.words import json_text

# With version 3 paths begin where the command runs, no more at the knowledge base's folder.
SCHEMA_VERSION = 3


def why_text(key: str, uses: Sequence[Use], way: Way) -> str:
    """Return a line for each place that uses a source."""
    if not uses:
        return f"Nothing rests on {key}.\n"
    pages = len({use.page for use in uses})
    lines = [_line(use, way) for use in uses]
    return "\n".join([*lines, f"{key}: {len(uses)} uses on {pages} pages"]) + "\n"


def _line(use: Use, way: Way) -> str:
    title = f": {use.title!r}" if use.title else ""
    return f"{use.place.seen_by(way)}: {use.role}{title}" + (f" ({use.verdict})" if use.verdict else "")


def why_json(key: str, uses: Sequence[Use], way: Way) -> str:
    """Return one JSON object with a schema version."""
    found = [
        {
            **use.place.seen_by(way)._asdict(),
            "role": use.role,
            "title": use.title,
            "verdict": use.verdict,
        }
        for use in uses
    ]
    return json_text({"schema_version": SCHEMA_VERSION, "key": key, "uses": found})


def fall_text(key: str, falls: Sequence[Fall], way: Way) -> str:
    """Return a line for each verdict, those that fall first."""
    if not falls:
        return f"No verdict rests on {key}.\n"
    lines = [
        f"{way(one.record.path)}: {'FALLS' if one.falls else 'weaker'}: "
        f"{one.record.title!r} ({one.record.verdict_label}): {one.why}"
        for one in falls
    ]
    falling = sum(1 for one in falls if one.falls)
    return "\n".join([*lines, f"If {key} were withdrawn: {falling} of {len(falls)} verdicts would fall."]) + "\n"


def fall_json(key: str, falls: Sequence[Fall], way: Way) -> str:
    """Return one JSON object with a schema version."""
    found = [
        {
            "path": way(one.record.path),
            "title": one.record.title,
            "verdict": one.record.verdict_label,
            "falls": one.falls,
            "why": one.why,
        }
        for one in falls
    ]
    return json_text({"schema_version": SCHEMA_VERSION, "key": key, "verdicts": found})


def why_schema() -> Schema:
    """Return the JSON Schema of what ``citewell why`` prints."""
    uses = rows({**PLACE, "role": TEXT, "title": TEXT, "verdict": TEXT})
    return whole({"schema_version": {"const": SCHEMA_VERSION}, "key": TEXT, "uses": uses})


def fall_schema() -> Schema:
    """Return the JSON Schema of what ``citewell fall`` prints."""
    verdicts = rows({"path": PATH, "title": TEXT, "verdict": TEXT, "falls": {"type": "boolean"}, "why": TEXT})
    return whole({"schema_version": {"const": SCHEMA_VERSION}, "key": TEXT, "verdicts": verdicts})


WHY_FORMATS: dict[str, Callable[[str, Sequence[Use], Way], str]] = {"text": why_text, "json": why_json}
FALL_FORMATS: dict[str, Callable[[str, Sequence[Fall], Way], str]] = {"text": fall_text, "json": fall_json}
