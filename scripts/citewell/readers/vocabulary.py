"""The words that belong to one knowledge base: its scale of directness, panels, subjects, strands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from citewell.domain.findings import Finding
from citewell.domain.scale import Code, Vocabulary
from citewell.domain.settings import Settings
from citewell.readers.files import read_text
from citewell.readers.settings import has_vocabulary
from citewell.readers.structure import structure
from citewell.readers.tree import read_yaml


def read_vocabulary(project: Path, settings: Settings) -> tuple[Vocabulary, list[Finding]]:
    """Return the vocabulary, or an empty one and what is wrong."""
    if not has_vocabulary(project, settings):
        return Vocabulary(), []
    file, path = project / settings.vocabulary, settings.vocabulary
    text, problems = read_text(file, path, "REC001")
    tree, more = read_yaml(text or "", path)
    problems += more
    if tree is None or tree.is_null:
        return Vocabulary(), problems
    found = structure(tree, Vocabulary, problems)
    return (Vocabulary(), problems) if found is None else (found, [*problems, *_standing_twice(found)])


def _standing_twice(vocabulary: Vocabulary) -> Iterator[Finding]:
    """Yield a finding for each word that its list defines a second time."""
    lists: list[list[Code]] = [
        [step.code for step in vocabulary.directness],
        [panel.name for panel in vocabulary.panels],
        [subject.code for subject in vocabulary.subjects],
        [strand.code for strand in vocabulary.strands],
    ]
    for codes in lists:
        first: dict[str, Code] = {}
        for code in codes:
            if first.setdefault(code, code) is not code:
                message = f"the code {str(code)!r} stands already at {first[code].place}"
                yield Finding(where=code.place, code="REC004", message=message, hint="give one of them another code")
