"""Words that the formats share."""

from __future__ import annotations

import re

from citewell.domain.findings import Finding
from citewell.domain.rows import SetAside
from citewell.reports.registry import Checked

UNDECIDED = "not decided"
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def json_text(document: object) -> str:
    """Return a document as indented JSON, ended by a line end; what cannot be seen is written as its number."""
    import json  # noqa: PLC0415 - a check that prints text starts faster without

    text = encodable(json.dumps(document, ensure_ascii=False, indent=2))
    if not text.replace("\n", "").isprintable():
        text = "".join(sign if sign.isprintable() or sign == "\n" else json.dumps(sign)[1:-1] for sign in text)
    return text + "\n"


def encodable(text: str) -> str:
    """Return a text with U+FFFD for each byte of a file's name that is not UTF-8, which no output can hold."""
    return _SURROGATE.sub("�", text)


def printable(text: str) -> str:
    """Return one line in which nothing can move the cursor, turn the writing direction or end an XML file."""
    return "".join(character if character.isprintable() else " " if character.isspace() else "�" for character in text)


def said(finding: Finding) -> str:
    """Return a finding's message with its hint."""
    return printable(finding.told)


def decided(row: SetAside) -> str:
    """Return who set a finding aside, until when and why."""
    return printable(f"set aside until {row.until} by {row.name}: {row.reason}")


def looked(checked: Checked, joined: str = ", ") -> str:
    """Return how much was looked at: "23 pages, 12 entries"; registries are asked about entries alone."""
    entries = f"{checked.entries} {'entry' if checked.entries == 1 else 'entries'}"
    return f"{count(checked.pages, 'page')}{joined}{entries}" if checked.command == "check" else entries


def count(number: int, word: str) -> str:
    """Return "1 finding", "2 findings"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
