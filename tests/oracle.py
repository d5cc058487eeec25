"""Pandoc's own reading of citations, and ours, for comparison."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypandoc

from citewell.domain.citation import Citation
from citewell.markup.grammar import find_citations
from citewell.markup.masking import mask

Found = list[tuple[str, str]]
_SCRIPT = Path(__file__).parent / "markup" / "pandoc_oracle.lua"


def all_citations(masked: str, text: str) -> Iterator[Citation]:
    """Yield every single citation, those inside another's prefix or suffix after it."""
    for group in find_citations(masked, text):
        for citation in group.citations:
            yield citation
            for part, start in ((citation.prefix, group.start), (citation.suffix, citation.start + len(citation.key))):
                if "@" in part:
                    offset = text.index(part, start)
                    for nested in all_citations(masked[offset : offset + len(part)], part):
                        yield replace(nested, start=nested.start + offset)


def ours(text: str) -> Found:
    """Return id and mode of each citation that citewell finds."""
    return [(citation.key, citation.mode.value) for citation in all_citations(mask(text), text)]


def pandoc(texts: Sequence[str]) -> list[Found]:
    """Return id and mode of each citation that pandoc finds; one process for all texts."""
    run = subprocess.run(
        [pypandoc.get_pandoc_path(), "lua", str(_SCRIPT)],
        input=json.dumps(list(texts)),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return [list(_walk(json.loads(line)["blocks"])) for line in run.stdout.splitlines()]


def _walk(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict) and node.get("t") == "Cite":
        for citation in node["c"][0]:
            yield citation["citationId"], citation["citationMode"]["t"]
            yield from _walk(citation["citationPrefix"])
            yield from _walk(citation["citationSuffix"])
    elif isinstance(node, dict):
        for value in node.values():
            yield from _walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from _walk(value)
