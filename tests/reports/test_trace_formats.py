"""The formats of ``citewell trace``, on mentions of all four kinds."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from citewell import asking, schemas
from citewell.domain.citation import Traced
from citewell.domain.scale import Vocabulary
from citewell.reports import trace

GOLDEN = Path(__file__).parent / "golden"
TEXT = (
    "Lemon (2003), Bergström and Kettle (2008), Saucer et al. (1999), a 2019 study in Annals of Tea and Telling,"
    " @teapot2019, @nobody, doi:10.5555/tas.2016.1 and nothing else."
)


def _traced(invented: Path, text: str) -> tuple[tuple[Traced, ...], Mapping]:  # type: ignore[type-arg] # keys and references as they come
    result = asking.trace(invented, (("t.txt", text),))
    return result.mentions, result.library.references


@pytest.mark.parametrize("name", trace.FORMATS)
def test_trace_is_as_its_golden_file(name: str, invented: Path, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"trace-{name}.txt", trace.FORMATS[name](*_traced(invented, TEXT)))


def test_json_is_valid_against_its_schema(invented: Path) -> None:
    schema = schemas.schema("trace-json", Vocabulary())
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(trace.as_json(*_traced(invented, TEXT))))


def test_trace_of_nothing_says_so(invented: Path) -> None:
    mentions, references = _traced(invented, "Nothing is named here.")
    assert trace.as_text(mentions, references) == "\n0 mentions: 0 resolved, 0 ambiguous, 0 vague, 0 unknown\n"
    assert json.loads(trace.as_json(mentions, references)) == {"schema_version": 2, "mentions": [], "references": {}}


def test_a_work_named_twice_stands_once_in_the_list(invented: Path) -> None:
    mentions, references = _traced(invented, "Lemon (2003), Lemon (2003)")
    assert trace.as_text(mentions, references).count("[@lemon2003]") == 1
