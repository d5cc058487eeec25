"""The words that belong to one knowledge base."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.domain.errors import CitewellError
from citewell.domain.scale import Vocabulary
from citewell.domain.settings import Settings
from citewell.readers.vocabulary import read_vocabulary


def read(tmp_path: Path, text: str) -> tuple[Vocabulary, list[str]]:
    (tmp_path / "v.yml").write_text(text, encoding="utf-8")
    vocabulary, problems = read_vocabulary(tmp_path, Settings(vocabulary="v.yml"))
    return vocabulary, [f"{problem.where} {problem.message}" for problem in problems]


def test_missing_file_is_an_empty_vocabulary(tmp_path: Path) -> None:
    assert read_vocabulary(tmp_path, Settings()) == (Vocabulary(), [])


def test_missing_file_that_the_settings_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(CitewellError, match=r"words\.yml: no such file; create it or name it with 'vocabulary'"):
        read_vocabulary(tmp_path, Settings(vocabulary="words.yml"))


def test_words_are_read(invented: Path) -> None:
    vocabulary, problems = read_vocabulary(invented, Settings())
    assert problems == []
    assert [(step.code, step.direct, step.organism) for step in vocabulary.directness][:1] == [("T1", True, "human")]
    assert [field.label for field in vocabulary.panels[0].fields] == ["Leaf", "Cups", "Temperature"]
    assert [(subject.code, subject.direct_only) for subject in vocabulary.subjects] == [("tas", True), ("tea", False)]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("directnes: []", "v.yml:1:1 unknown field 'directnes'"),
        ("strands:\n  - {code: a}", "v.yml:2:5 the field 'label' is missing"),
        ("strands:\n  - {code: a, label: A, colour: red}", "v.yml:2:25 unknown field 'colour'"),
        ("strands:\n  - {code: 1, label: A}", "v.yml:2:12 the code '1' is no text to YAML"),
        ("strands:\n  - {code: '0x1F', label: A}", "v.yml:2:12 the code '0x1F' is no text to YAML"),
        (
            "directness:\n  - {code: a, label: A, definition: D, organism: parrot}",
            "v.yml:2:50 'parrot' is not a known Organism",
        ),
        ("strands: [a", "v.yml:2:1 cannot read this as YAML"),
        ("subjects:\n  - {code: a, label: A, direct_only: yes}", "v.yml:2:38 expected true or false, found 'yes'"),
        ("panels:\n  - {name: a, label: A, fields: [b]}", "v.yml:2:33 expected a mapping, found a list"),
        ("[a, b]", "v.yml:1:1 expected a mapping, found a list"),
        ("strands: a", "v.yml:1:10 expected a list, found a text"),
    ],
)
def test_fault_is_a_finding_and_no_vocabulary(tmp_path: Path, text: str, problem: str) -> None:
    vocabulary, problems = read(tmp_path, text)
    assert vocabulary == Vocabulary()
    assert [found[: len(problem)] for found in problems] == [problem]


@pytest.mark.parametrize(
    "rows",
    [
        "strands:\n  - {code: a, label: A}\n  - {code: a, label: B}",
        "panels:\n  - {name: a, label: A}\n  - {name: a, label: B}",
    ],
)
def test_code_that_stands_twice_is_a_finding_and_its_first_row_counts(tmp_path: Path, rows: str) -> None:
    vocabulary, problems = read(tmp_path, rows)
    assert [row.label for row in (*vocabulary.strands, *vocabulary.panels)] == ["A", "B"]
    assert problems == ["v.yml:3:12 the code 'a' stands already at v.yml:2:12"]
