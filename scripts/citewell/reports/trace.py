"""The formats of ``citewell trace``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from citewell.citing.names import Labels
from citewell.domain.citation import Traced
from citewell.domain.reference import Reference
from citewell.reports.objects import PLACE, TEXT, Schema, rows, whole
from citewell.reports.words import count, json_text

# Version 2 added keys and DOIs, and the kind of each mention.
SCHEMA_VERSION = 2
_WORDS = {
    "resolved": "is",
    "ambiguous": "can be",
    "vague": "names no author; could be",
    "unknown": "is not in the bibliography",
}


def as_text(mentions: Sequence[Traced], references: Mapping[str, Reference]) -> str:
    """Return a line a mention, then the reference list of what resolved."""
    labels = Labels(references)
    lines = [_line(traced, labels) for traced in mentions]
    counts = {status: sum(1 for traced in mentions if traced.status == status) for status in _WORDS}
    lines.append("")
    lines.append(
        f"{count(len(mentions), 'mention')}: " + ", ".join(f"{number} {status}" for status, number in counts.items())
    )
    resolved = _resolved(mentions)
    if resolved:
        lines += ["", "References", ""]
        lines += [f"{_reference(labels, key)}  [@{key}]" for key in resolved]
    return "\n".join(lines) + "\n"


def _line(traced: Traced, labels: Labels) -> str:
    mention = traced.mention
    shown = ", ".join(f"@{key} ({labels.label(key)})" for key in traced.keys)
    words = _WORDS[traced.status]
    if traced.status == "vague" and not traced.keys:
        words = "names no author; the bibliography has nothing from this journal" + (
            " and year" if mention.year else ""
        )
    return f"{mention.place}: {traced.status}: {mention.text!r} {words}{' ' + shown if shown else ''}"


def as_json(mentions: Sequence[Traced], references: Mapping[str, Reference]) -> str:
    """Return one JSON object with a schema version."""
    labels = Labels(references)
    found = [
        {
            **traced.mention.place._asdict(),
            "kind": traced.kind,
            "text": traced.mention.text,
            "status": traced.status,
            "names": list(traced.mention.names),
            "year": traced.mention.year,
            "journal": traced.mention.journal,
            "keys": list(traced.keys),
        }
        for traced in mentions
    ]
    resolved = {key: _reference(labels, key) for key in _resolved(mentions)}
    return json_text({"schema_version": SCHEMA_VERSION, "mentions": found, "references": resolved})


def trace_schema() -> Schema:
    """Return the JSON Schema of what ``citewell trace`` prints."""
    texts = {"type": "array", "items": TEXT}
    mention = {
        **PLACE,
        "path": {**TEXT, "description": "as it was given; - is standard input"},
        "kind": {"enum": ["key", "doi", "authors", "journal"]},
        "text": TEXT,
        "status": {"enum": list(_WORDS)},
        "names": texts,
        "year": TEXT,
        "journal": TEXT,
        "keys": texts,
    }
    references = {"type": "object", "additionalProperties": TEXT, "description": "by key, of what is resolved"}
    return whole({"schema_version": {"const": SCHEMA_VERSION}, "mentions": rows(mention), "references": references})


def _reference(labels: Labels, key: str) -> str:
    from citewell.citing.style import as_text, format_reference  # noqa: PLC0415 - a check lists no references

    return as_text(format_reference(labels, key))


def _resolved(mentions: Sequence[Traced]) -> list[str]:
    return sorted({key for traced in mentions if traced.status == "resolved" for key in traced.keys})


FORMATS: dict[str, Callable[[Sequence[Traced], Mapping[str, Reference]], str]] = {"text": as_text, "json": as_json}
