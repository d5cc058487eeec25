"""What would mend a word that is not defined: the file in which it would be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import app

STUDY = "---\ntitle: T\nsummary: S\ndesign: case_report\ndirectness: T1\n{}---\n"
WORDS = "directness:\n  - {code: T0, label: L, definition: D}\n"


def hints(project: Callable[..., Path], code: str, vocabulary: str, line: str = "") -> list[str]:
    files = {"docs/words.yml": vocabulary, "docs/studies/cup.md": STUDY.format(line)}
    settings = "[tool.citewell]\nvocabulary = 'docs/words.yml'\n"
    return [one.hint for one in app.check(project({"pyproject.toml": settings, **files}), select=(code,)).findings]


@pytest.mark.parametrize(
    ("vocabulary", "hint"),
    [
        (WORDS, "one of: T0 in docs/words.yml"),
        ("", "no directness is defined in docs/words.yml"),
    ],
    ids=["others", "none"],
)
def test_hint_names_the_file_of_the_words(project: Callable[..., Path], vocabulary: str, hint: str) -> None:
    assert hints(project, "REC005", vocabulary) == [hint]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("tea: {leaf: green}\n", "panels are defined in docs/words.yml"),
        ("fundin: 3\n", "did you mean 'funding'?"),
        ("question: {leaf: green}\n", ""),
    ],
    ids=["panel", "misspelt", "inner"],
)
def test_hint_of_a_field_that_may_be_a_panel_names_the_file(project: Callable[..., Path], line: str, hint: str) -> None:
    assert hints(project, "REC003", WORDS, line) == [hint]
