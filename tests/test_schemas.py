"""The JSON Schemas: made from the records' types, they accept what the reader accepts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import yaml12
from citewell import making, schemas
from citewell.domain.kinds import KINDS, ROWS
from citewell.readers.records import kind_of

NAMES = (
    "study",
    "claim",
    "condition",
    "mechanism",
    "event",
    "glossary",
    "set-aside",
    "vocabulary",
    "check-json",
    "verify-json",
    "trace-json",
    "why-json",
    "fall-json",
)
ROW_NAMES = {"history/timeline.yml": "event", "learn/glossary.yml": "glossary", "about/set-aside.yml": "set-aside"}
Captured = pytest.CaptureFixture[str]


def _validator(project: Path, name: str) -> Draft202012Validator:
    schema = json.loads(making.schema(project, name))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def _documents(project: Path) -> list[tuple[str, str, Any]]:
    """Return schema's name, path and content of each record and each row file of a project."""
    found = []
    for file in sorted((project / "docs").rglob("*.*")):
        name = file.relative_to(project / "docs").as_posix()
        kind = kind_of(name)
        if kind:
            front = file.read_text(encoding="utf-8").split("---\n")[1]
            found.append((kind.kind_name(), name, yaml12.load(front)))
        elif name in ROW_NAMES:
            rows = yaml12.load(file.read_text(encoding="utf-8"))
            found.append((ROW_NAMES[name], name, rows))
    return found


def test_every_record_and_row_has_a_schema() -> None:
    assert schemas.names()[: len(KINDS)] == ("study", "claim", "condition", "mechanism")
    assert set(NAMES) <= set(schemas.names())
    assert len(schemas.names()) == len(KINDS) + len(ROWS) + 6


def test_invented_base_is_valid(invented: Path) -> None:
    documents = _documents(invented)
    assert {name for name, _, _ in documents} >= {"study", "claim", "condition", "mechanism", "event", "glossary"}
    for name, path, content in documents:
        errors = [
            f"{path}: {error.json_path}: {error.message}" for error in _validator(invented, name).iter_errors(content)
        ]
        assert not errors


@pytest.mark.parametrize("base", ["invented", "root"])
def test_vocabulary_is_valid(base: str, request: pytest.FixtureRequest) -> None:
    project = request.getfixturevalue(base)
    words = yaml12.load((project / "docs/about/vocabulary.yml").read_text(encoding="utf-8"))
    assert words["panels"]
    _validator(project, "vocabulary").validate(words)


STUDY = {"title": "T", "summary": "S", "design": "case_report", "directness": "T1"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"design": "case-report"},
        {"directness": "K1"},
        {"participants": "many"},
        {"title": ["T"]},
        {"colour": "green"},
        {"tea": {"milk": "yes"}},
        {"conditions": "stage-fright"},
        {"review_due": "2026-13-01"},
        {"read": [{"what": "abstract"}]},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_what_the_reader_refuses_is_invalid(invented: Path, wrong: dict[str, Any]) -> None:
    validator = _validator(invented, "study")
    validator.validate(STUDY)
    assert not validator.is_valid({**STUDY, **wrong})


@pytest.mark.parametrize(
    "right",
    [
        {"participants": "−3"},
        {"participants": None, "notes": None},
        {"year_conducted": 2019},
        {"tea": {"cups": 3, "leaf": ["black", "green"], "temperature": None}},
        {"results": [{"outcome": "O", "result": "R", "effect": {"measure": "d", "value": -0.5, "low": "−1.2"}}]},
        {"review_due": "2026-12-01", "status": "draft"},
    ],
    ids=lambda right: next(iter(right)),
)
def test_what_the_reader_takes_is_valid(invented: Path, right: dict[str, Any]) -> None:
    _validator(invented, "study").validate({**STUDY, **right})


def test_row_needs_its_id(invented: Path) -> None:
    validator = _validator(invented, "glossary")
    validator.validate([{"id": "pot", "term": "Pot", "definition": "Holds tea."}])
    assert not validator.is_valid([{"term": "Pot", "definition": "Holds tea."}])


def test_words_carry_their_meaning(invented: Path) -> None:
    study = json.loads(making.schema(invented, "study"))["$defs"]["Study"]
    assert {"const": "case_report", "title": "Case report", "description": "one patient described"} in study[
        "properties"
    ]["design"]["anyOf"]
    assert study["properties"]["directness"]["anyOf"][0]["title"] == "TAS itself"
    tea = study["properties"]["tea"]
    assert (tea["title"], list(tea["properties"])) == ("Tea", ["leaf", "cups", "temperature"])


def test_base_without_a_vocabulary_has_schemas(tmp_path: Path) -> None:
    _validator(tmp_path, "study").validate({**STUDY, "directness": "X9"})


def test_word_that_stands_twice_is_a_word(project: Callable[..., Path]) -> None:
    step = "{code: T1, label: L, definition: D}"
    folder = project({"docs/about/vocabulary.yml": f"directness: [{step}, {step}]\n"})
    _validator(folder, "study").validate(STUDY)
