"""The formats of ``citewell trace``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from citewell.citing.names import Labels
from citewell.domain.citation import Mention
from citewell.domain.reference import Reference
from citewell.reports.words import count, json_text

SCHEMA_VERSION = 1
# A mention, its status, and the keys it can mean.
Row = tuple[Mention, str, tuple[str, ...]]
_WORDS = {
    "resolved": "is",
    "ambiguous": "can be",
    "vague": "names no author; could be",
    "unknown": "is not in the bibliography",
}


def as_text(rows: Sequence[Row], references: Mapping[str, Reference]) -> str:
    """Return a line a mention, then the reference list of what resolved."""
    labels = Labels(references)
    lines = [_line(mention, status, keys, labels) for mention, status, keys in rows]
    counts = {status: sum(1 for row in rows if row[1] == status) for status in _WORDS}
    lines.append("")
    lines.append(
        f"{count(len(rows), 'mention')}: " + ", ".join(f"{number} {status}" for status, number in counts.items())
    )
    resolved = _resolved(rows)
    if resolved:
        lines += ["", "References", ""]
        lines += [f"{_reference(labels, key)}  [@{key}]" for key in resolved]
    return "\n".join(lines) + "\n"


def _line(mention: Mention, status: str, keys: tuple[str, ...], labels: Labels) -> str:
    shown = ", ".join(f"@{key} ({labels.label(key)})" for key in keys)
    words = _WORDS[status]
    if status == "vague" and not keys:
        words = "names no author; the bibliography has nothing from this journal" + (
            " and year" if mention.year else ""
        )
    return f"{mention.place}: {status}: {mention.text!r} {words}{' ' + shown if shown else ''}"


def as_json(rows: Sequence[Row], references: Mapping[str, Reference]) -> str:
    """Return one JSON object with a schema version."""
    labels = Labels(references)
    mentions = [
        {
            "path": mention.place.path,
            "line": mention.place.line,
            "column": mention.place.column,
            "text": mention.text,
            "status": status,
            "names": list(mention.names),
            "year": mention.year,
            "journal": mention.journal,
            "keys": list(keys),
        }
        for mention, status, keys in rows
    ]
    resolved = {key: _reference(labels, key) for key in _resolved(rows)}
    return json_text({"schema_version": SCHEMA_VERSION, "mentions": mentions, "references": resolved})


def _reference(labels: Labels, key: str) -> str:
    from citewell.citing.style import as_text, format_reference  # noqa: PLC0415 - a check lists no references

    return as_text(format_reference(labels, key))


def _resolved(rows: Sequence[Row]) -> list[str]:
    return sorted({key for _, status, keys in rows if status == "resolved" for key in keys})


FORMATS: dict[str, Callable[..., str]] = {"text": as_text, "json": as_json}
